/// A population of a hybrid genetic algorithm for projects: children take over a part of one parent's order, and
/// are improved by double justification (Valls, Ballestín and Quintanilla, European Journal of Operational Research 165 and 185,
/// 2005 and 2008).
///
/// What it does depends on its dice and on what it is asked for, and on nothing else.
final class ProjectIsland {
  private let network: ProjectNetwork
  private let tails: [Int32]
  private let target: Int32
  private var random: SearchRandom
  private var generation: SerialGeneration
  private var members: [ProjectCandidate] = []
  private var child: [Int32] = []
  private var isTaken: [Bool]
  private var stale = 0
  /// The best candidate so far.
  private(set) var best: ProjectCandidate

  /// Members of a population.
  private static let size = 60

  /// An island whose best candidate is made by the rule of the least latest start.
  init(_ network: ProjectNetwork, target: Int32, random: SearchRandom) {
    self.network = network
    self.target = target
    self.random = random
    tails = network.successors.tails(network.durations, network.topologicalOrder)
    generation = SerialGeneration(network)
    isTaken = Array(repeating: false, count: Int(network.count))
    best = ProjectCandidate(order: network.topologicalOrder, makespan: .max, signature: 0)
    best = candidate(sampled(noise: 0))
  }

  /// Schedules generated so far.
  var passes: Int64 { generation.passes }

  /// Evolves until so many schedules have been generated in all, the target is reached, or it is told to stop.
  func evolve(until passes: Int64, shouldStop: () -> Bool) {
    var rounds = 0
    while generation.passes < passes && best.makespan > target {
      rounds += 1
      if rounds % 64 == 0 && shouldStop() { return }
      if members.count < ProjectIsland.size {
        accept(candidate(sampled(noise: 2 + random.below(100))))
      } else {
        cross()
        accept(candidate(child))
        if stale > 100 * ProjectIsland.size {
          members = []
          stale = 0
        }
      }
    }
  }

  /// Takes a candidate of another island.
  func welcome(_ candidate: ProjectCandidate) {
    accept(candidate)
  }

  private func accept(_ candidate: ProjectCandidate) {
    if candidate.makespan < best.makespan { best = candidate }
    stale += 1
    if members.contains(where: { $0.signature == candidate.signature }) { return }
    if members.count < ProjectIsland.size {
      members.append(candidate)
      return
    }
    var worst = Int(random.below(Int32(members.count)))
    for index in members.indices where members[index].makespan > members[worst].makespan { worst = index }
    if candidate.makespan < members[worst].makespan { stale = 0 }
    if candidate.makespan <= members[worst].makespan { members[worst] = candidate }
  }

  /// Justifies an order to the right and to the left, and keeps what comes out.
  private func candidate(_ order: [Int32]) -> ProjectCandidate {
    generation.order.load(order)
    _ = generation.place(.forward)
    generation.turn()
    _ = generation.place(.backward)
    generation.turn()
    let makespan = generation.place(.forward)
    var signature: UInt64 = 0
    for activity in 0..<network.count {
      signature = (signature ^ UInt64(truncatingIfNeeded: generation.ends[activity])) &* 0x9E37_79B9_7F4A_7C15
      signature ^= signature >> 29
    }
    return ProjectCandidate(
      order: generation.order.prefix(Int(network.count)), makespan: makespan, signature: signature)
  }

  /// Two-point crossover: the child keeps the mother's order before and after a window, and inside it the father's.
  private func cross() {
    let mother = members[tournament()].order
    let father = members[tournament()].order
    let count = network.count
    let length = count / 4 + random.below(max(1, count / 2))
    let from = random.below(max(1, count - length + 1))
    for index in isTaken.indices { isTaken[index] = false }
    child.removeAll(keepingCapacity: true)
    for activity in mother.prefix(Int(from)) { take(activity) }
    for activity in father where child.count < Int(from + length) && !isTaken[Int(activity)] { take(activity) }
    for activity in mother where !isTaken[Int(activity)] { take(activity) }
    if random.below(2) == 0 { mutate() }
  }

  private func take(_ activity: Int32) {
    isTaken[Int(activity)] = true
    child.append(activity)
  }

  /// Moves some activities to other places between what they wait for and what waits for them.
  private func mutate() {
    let count = Int32(child.count)
    for _ in 0...random.below(3) {
      let from = Int(random.below(count))
      let activity = child[from]
      var first = from
      while first > 0, !network.successors[Int(child[first - 1])].contains(activity) { first -= 1 }
      var last = from
      while last + 1 < Int(count), !network.successors[Int(activity)].contains(child[last + 1]) { last += 1 }
      let to = first + Int(random.below(Int32(last - first + 1)))
      child.remove(at: from)
      child.insert(activity, at: to)
    }
  }

  private func tournament() -> Int {
    let first = Int(random.below(Int32(members.count)))
    let second = Int(random.below(Int32(members.count)))
    return members[first].makespan <= members[second].makespan ? first : second
  }

  /// An order by latest start times, each off by some noise.
  private func sampled(noise: Int32) -> [Int32] {
    let count = Int(network.count)
    let total = tails.max() ?? 0
    let spread = max(1, total * noise / 100)
    let keys = (0..<count).map { -network.durations[$0] - tails[$0] + (noise == 0 ? 0 : random.below(spread)) }
    var waiting = (0..<count).map { network.predecessors[$0].count }
    var free = (0..<count).filter { waiting[$0] == 0 }
    var order: [Int32] = []
    while !free.isEmpty {
      let choice = free.indices.min { (keys[free[$0]], free[$0]) < (keys[free[$1]], free[$1]) }!
      let activity = free.remove(at: choice)
      order.append(Int32(activity))
      for successor in network.successors[activity].map(Int.init) {
        waiting[successor] -= 1
        if waiting[successor] == 0 { free.append(successor) }
      }
    }
    return order
  }
}
