import Searches

/// A population of a hybrid genetic algorithm for projects. A child takes over a window of its father's order, the rest from
/// its mother (after Debels and Vanhoucke, Operations Research 55, 2007), is improved by double justification (Valls, Ballestín and
/// Quintanilla, European Journal of Operational Research 165 and 185, 2005 and 2008), and takes its mother's place if
/// it is no worse. Replacing the mother, and not the worst of all, is what keeps the population from growing alike:
/// with the latter it stood still after a few thousand children, three times as far from the best known makespans.
///
/// What an island does depends on its dice and on what it is asked for, and on nothing else.
final class ProjectIsland {
  /// The project.
  let network: ProjectNetwork
  /// The longest path after the end of each activity.
  let tails: [Int32]
  private let size: Int
  private var generation: SerialGeneration
  private var members: [ProjectCandidate] = []
  private var stale = 0
  /// The dice.
  var random: SearchRandom
  /// The order of the child in the making.
  var child: [Int32] = []
  /// By activity, whether the child has it already.
  var isTaken: [Bool]
  /// By activity, whether the child has it from its father.
  var isFathers: [Bool]
  /// The best candidate so far.
  private(set) var best: ProjectCandidate

  /// An island whose best candidate is made by the rule of the least latest start.
  ///
  /// - Parameter size: members of the population, two at least.
  init(_ network: ProjectNetwork, size: Int, random: SearchRandom) {
    self.network = network
    self.size = size
    self.random = random
    tails = network.successors.tails(network.durations, network.topologicalOrder)
    generation = SerialGeneration(network)
    isTaken = Array(repeating: false, count: Int(network.count))
    isFathers = isTaken
    best = ProjectCandidate(order: network.topologicalOrder, makespan: .max, signature: 0)
    best = candidate(sampled(noise: 0))
  }

  /// Schedules generated so far.
  var schedules: Int64 { generation.passes }

  /// Evolves until so many schedules have been generated in all, a makespan is reached, or it is told to stop.
  func evolve(until schedules: Int64, target: Int32, shouldStop: () -> Bool) {
    var rounds = 0
    while generation.passes < schedules && best.makespan > target {
      rounds += 1
      if rounds % 64 == 0 && shouldStop() { return }
      if members.count < size {
        settle(candidate(sampled(noise: 2 + random.below(100))))
      } else {
        let mother = Int(random.below(Int32(size)))
        cross(members[mother].order, tournament().order)
        replace(mother, by: candidate(child))
      }
    }
  }

  /// Takes the best of another island into the population, unless that is just being made.
  func welcome(_ candidate: ProjectCandidate) {
    if members.count == size { replace(Int(random.below(Int32(size))), by: candidate) }
  }

  /// The candidate that a schedule gives, at least as good.
  func candidate(starting starts: [Int32]) -> ProjectCandidate {
    var place = Array(repeating: 0, count: starts.count)
    for (index, activity) in network.topologicalOrder.enumerated() { place[Int(activity)] = index }
    let order = starts.indices.sorted { (starts[$0], place[$0]) < (starts[$1], place[$1]) }
    return candidate(order.map(Int32.init))
  }

  private func settle(_ candidate: ProjectCandidate) {
    if candidate.makespan < best.makespan { best = candidate }
    members.append(candidate)
  }

  private func replace(_ member: Int, by candidate: ProjectCandidate) {
    if candidate.makespan < best.makespan { best = candidate }
    stale = candidate.makespan < members[member].makespan ? 0 : stale + 1
    if stale > 100 * size {
      // The population has nothing more to give: a new one.
      members = []
      stale = 0
    } else if candidate.makespan <= members[member].makespan,
      !members.contains(where: { $0.signature == candidate.signature })
    {
      members[member] = candidate
    }
  }

  private func tournament() -> ProjectCandidate {
    let first = members[Int(random.below(Int32(size)))]
    let second = members[Int(random.below(Int32(size)))]
    return first.makespan <= second.makespan ? first : second
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
}
