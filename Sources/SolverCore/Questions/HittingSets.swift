/// Cheapest sets that have a member in common with each of a growing list of sets, by branch and bound.
///
/// A node takes the first set not hit yet and tries its members in order, each without the ones tried before. It is cut
/// when its cost and a bound from disjoint unhit sets exceed the best known; equal costs go on, for the order among equals.
struct HittingSets {
  private let weights: [Int64]
  private var limit: Int
  private var sets: [[Int]] = []
  private var blocked: [[Int]] = []
  private var nodes = 0
  private var best: (cost: Int64, members: [Int])?
  private var chosen: [Bool]
  private var excluded: [Bool]
  /// Whether the last search gave up.
  private(set) var isExhausted = false

  /// No sets yet over elements with the given positive weights; `limit` bounds the nodes of each search.
  init(weights: [Int64], limit: Int) {
    self.weights = weights
    self.limit = limit
    chosen = Array(repeating: false, count: weights.count)
    excluded = chosen
  }

  /// Adds a set of elements that has to be hit.
  mutating func add(_ set: [Int]) { sets.append(set) }

  /// Rules out all answers that contain these elements.
  mutating func block(_ members: [Int]) { blocked.append(members) }

  /// The same within a budget, which is charged with the nodes.
  mutating func cheapest(charging budget: WorkBudget) -> [Int]? {
    limit = budget.left.propagations
    defer { budget.charge(conflicts: 0, propagations: nodes) }
    return cheapest()
  }

  /// The cheapest hitting set that is not ruled out, lexicographically first among equals, ascending; nil when there is none.
  mutating func cheapest() -> [Int]? {
    nodes = 0
    best = nil
    isExhausted = false
    search(cost: 0)
    return isExhausted ? nil : best?.members
  }

  private mutating func search(cost: Int64) {
    nodes += 1
    if nodes > limit { isExhausted = true }
    if isExhausted || blocked.contains(where: { $0.allSatisfy { chosen[$0] } }) { return }
    guard let bound = bound(), best.map({ cost + bound <= $0.cost }) ?? true else { return }
    guard let set = sets.first(where: { set in !set.contains { chosen[$0] } }) else { return record(cost) }
    var tried: [Int] = []
    for member in set where !excluded[member] {
      chosen[member] = true
      search(cost: cost + weights[member])
      chosen[member] = false
      excluded[member] = true
      tried.append(member)
    }
    for member in tried { excluded[member] = false }
  }

  private mutating func record(_ cost: Int64) {
    let members = chosen.indices.filter { chosen[$0] }
    if let best, best.cost < cost || best.cost == cost && !members.lexicographicallyPrecedes(best.members) {
      return
    }
    best = (cost, members)
  }

  /// What unhit sets without common members cost at least, or nil when one of them cannot be hit any more.
  private func bound() -> Int64? {
    var isUsed = Array(repeating: false, count: weights.count)
    var total: Int64 = 0
    for set in sets where !set.contains(where: { chosen[$0] }) {
      let open = set.filter { !excluded[$0] }
      guard let least = open.map({ weights[$0] }).min() else { return nil }
      if open.contains(where: { isUsed[$0] }) { continue }
      for member in open { isUsed[member] = true }
      total += least
    }
    return total
  }
}
