import ProjectSearches
import SeededRandom

/// Judges schedules of projects, and makes them the slow, obvious way, instant by instant.
struct ProjectReferee {
  let project: Project

  /// What is wrong with a schedule, in words; empty if nothing is.
  func objections(to starts: [Int64], makespan: Int64) -> [String] {
    var objections: [String] = []
    let ends = project.activities.indices.map { starts[$0] + project.activities[$0].duration }
    for (index, activity) in project.activities.enumerated() {
      if starts[index] < 0 { objections.append("activity \(index) starts before time 0") }
      for successor in activity.successors where starts[successor] < ends[index] {
        objections.append("activity \(successor) starts before activity \(index) ends")
      }
    }
    for instant in Set(starts).sorted() {
      let running = project.activities.indices.filter { starts[$0] <= instant && instant < ends[$0] }
      for (resource, capacity) in project.capacities.enumerated() {
        let demand = running.reduce(0) { $0 + project.activities[$1].demands[resource] }
        if demand > capacity { objections.append("resource \(resource) is overloaded at \(instant)") }
      }
    }
    if makespan != ends.max() ?? 0 { objections.append("the makespan is not \(makespan)") }
    return objections
  }

  /// The earliest start of one more activity beside others that have their ends already.
  func earliestStart(_ index: Int, ends: [Int: Int64]) -> Int64 {
    let activity = project.activities[index]
    var start = ends.reduce(0) { project.activities[$1.key].successors.contains(index) ? max($0, $1.value) : $0 }
    while true {
      let blocked = (start..<start + activity.duration).contains { instant in
        project.capacities.indices.contains { resource in
          let running = ends.filter { $1 > instant && $1 - project.activities[$0].duration <= instant }
          let demand = running.reduce(activity.demands[resource]) { $0 + project.activities[$1.key].demands[resource] }
          return demand > project.capacities[resource]
        }
      }
      if !blocked { return start }
      start += 1
    }
  }

  /// The least makespan over all orders in which activities can be placed as early as possible: some of them is
  /// optimal. For up to seven activities.
  func optimum() -> Int64 {
    var best = Int64.max
    var ends: [Int: Int64] = [:]
    func place() {
      if ends.count == project.activities.count { best = min(best, ends.values.max() ?? 0) }
      for index in project.activities.indices where ends[index] == nil {
        let waits = project.activities.indices.contains {
          ends[$0] == nil && project.activities[$0].successors.contains(index)
        }
        if waits { continue }
        ends[index] = earliestStart(index, ends: ends) + project.activities[index].duration
        place()
        ends[index] = nil
      }
    }
    place()
    return best
  }
}

/// A project of some activities, now and then a milestone, whose numbers are mixed; capacities up to `most`.
func randomProject(activities count: Int, resources: Int, most: Int64, using random: inout SplitMix) -> Project {
  let capacities = (0..<resources).map { _ in random.time(1...most) }
  let names = Array(0..<count).shuffled(using: &random)
  var project = Project(
    capacities: capacities,
    activities: Array(repeating: Project.Activity(duration: 0, demands: []), count: count))
  for (place, name) in names.enumerated() {
    project.activities[name] = Project.Activity(
      duration: random.time(0...6),
      demands: capacities.map { random.chance(60) ? random.time(0...$0) : 0 },
      successors: names[(place + 1)...].filter { _ in random.chance(100 / count) })
  }
  return project
}
