/// A valid project in the flat form that the search reads.
///
/// All resources of an activity are packed side by side into few 64-bit words, so that one subtraction takes a demand from
/// what is free of all resources in a word. Each resource has a field one bit wider than its capacity; the extra bit, its
/// guard, is set before a subtraction and lost where the demand is more than what is free.
struct ProjectNetwork: Sendable {
  /// Number of activities.
  let count: Int32
  /// Of each activity.
  let durations: [Int32]
  /// What waits for each activity, without arcs that follow from others.
  let successors: ActivityArcs
  /// The same arcs from their heads.
  let predecessors: ActivityArcs
  /// Activities so that each comes after all it waits for.
  let topologicalOrder: [Int32]
  /// Words for each activity; at least one.
  let words: Int
  /// The words of each activity, side by side; 0 for activities that take no time.
  let demands: [UInt64]
  /// The words of an empty resource.
  let capacities: [UInt64]
  /// The guard bits of each word.
  let guards: [UInt64]

  /// Packs a project; takes quadratic time in the activities for the arcs.
  init(_ project: Project) {
    let count = project.activities.count
    self.count = Int32(count)
    durations = project.activities.map { Int32($0.duration) }
    let arcs = ActivityArcs(project.activities.map { Array(Set($0.successors)).sorted().map(Int32.init) })
    topologicalOrder = arcs.topologicalOrder
    successors = arcs.reduced(topologicalOrder)
    predecessors = successors.reversed
    let packing = ResourcePacking(project.capacities)
    words = packing.words
    demands = project.activities.flatMap { activity in
      packing.packed(activity.duration == 0 ? activity.demands.map { _ in 0 } : activity.demands)
    }
    capacities = packing.packed(project.capacities)
    guards = packing.guards
  }
}

/// Where each resource lies in the words of `ProjectNetwork`.
struct ResourcePacking {
  /// The word of each resource.
  private(set) var word: [Int] = []
  /// The lowest bit of each resource.
  private(set) var shift: [UInt64] = []
  /// The highest bit of each resource, by word.
  private(set) var guards: [UInt64] = [0]

  /// Words in all.
  var words: Int { guards.count }

  /// Puts every resource into the last word or, where that is full, a new one.
  init(_ capacities: [Int64]) {
    var used: UInt64 = 0
    for capacity in capacities {
      let width = UInt64(64 - capacity.leadingZeroBitCount) + 1
      if used + width > 64 {
        guards.append(0)
        used = 0
      }
      word.append(guards.count - 1)
      shift.append(used)
      guards[guards.count - 1] |= 1 << (used + width - 1)
      used += width
    }
  }

  /// One amount for each resource, in words.
  func packed(_ amounts: [Int64]) -> [UInt64] {
    var result = guards.map { _ in UInt64(0) }
    for (resource, amount) in amounts.enumerated() { result[word[resource]] |= UInt64(amount) << shift[resource] }
    return result
  }
}
