/// What no schedule of a project can beat: the longest path, and for each resource the work of those activities that
/// neither begin early nor end late, spread over its capacity between the earliest of their heads and the shortest of
/// their tails.
struct ProjectBounds {
  /// The longest path before each activity.
  let heads: [Int32]
  /// The longest path after the end of each activity.
  let tails: [Int32]
  /// The best of all bounds.
  let makespan: Int32

  /// Quadratic in the activities for each resource.
  init(_ network: ProjectNetwork, _ project: Project) {
    let tails = network.successors.tails(network.durations, network.topologicalOrder)
    let heads = network.predecessors.tails(network.durations, network.topologicalOrder.reversed())
    (self.heads, self.tails) = (heads, tails)
    var bound: Int32 = 0
    for activity in heads.indices {
      bound = max(bound, heads[activity] + network.durations[activity] + tails[activity])
    }
    for resource in project.capacities.indices {
      let users = project.activities.indices.filter {
        project.activities[$0].demands[resource] > 0 && project.activities[$0].duration > 0
      }
      let work = users.map { Int64(network.durations[$0]) * project.activities[$0].demands[resource] }
      let ends = users.map { (head: heads[$0], tail: tails[$0]) }
      bound = max(bound, ProjectBounds.spread(work, ends, over: project.capacities[resource]))
    }
    makespan = bound
  }

  /// The best bound over all sets of activities with heads from one and tails from another on.
  private static func spread(_ work: [Int64], _ ends: [(head: Int32, tail: Int32)], over capacity: Int64) -> Int32 {
    let byHead = ends.indices.sorted { ends[$0].head > ends[$1].head }
    var bound: Int32 = 0
    for tail in Set(ends.map(\.tail)).sorted() {
      var sum: Int64 = 0
      for index in byHead where ends[index].tail >= tail {
        sum += work[index]
        bound = max(bound, ends[index].head + Int32((sum + capacity - 1) / capacity) + tail)
      }
    }
    return bound
  }
}
