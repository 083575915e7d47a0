/// The elite of a search: its best solutions, no two nearly the same.
struct ShopPopulation {
  private(set) var members: [ShopSolution] = []
  /// How many there may be.
  let limit: Int
  /// Machine neighbours in which two members differ at least.
  let spacing: Int
  /// Offers since a member was last taken.
  private(set) var stale = 0

  /// An empty elite.
  init(limit: Int, spacing: Int) {
    self.limit = limit
    self.spacing = spacing
  }

  /// The member with the least makespan, the oldest among equals.
  var best: ShopSolution? { members.min { $0.makespan < $1.makespan } }

  /// Takes a solution if it is better than the worst member, or than one that is nearly the same, in place of that.
  mutating func offer(_ solution: ShopSolution) {
    stale += 1
    let near = members.indices.filter { members[$0].distance(to: solution) < spacing }
    if let twin = near.first {
      guard near.allSatisfy({ members[$0].makespan > solution.makespan }) else { return }
      members[twin] = solution
      for index in near.dropFirst().reversed() { members.remove(at: index) }
    } else if members.count < limit {
      members.append(solution)
    } else if let worst = members.indices.max(by: { members[$0].makespan < members[$1].makespan }),
      members[worst].makespan > solution.makespan
    {
      members[worst] = solution
    } else {
      return
    }
    stale = 0
  }

  /// Keeps the best member only, to begin anew beside it.
  mutating func thin() {
    if let best { members = [best] }
    stale = 0
  }
}
