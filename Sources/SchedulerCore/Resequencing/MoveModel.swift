import FlatArrays

/// A planning model as the flat rows that the local search reads: the same for all of its streams.
@safe final class MoveModel: @unchecked Sendable {
  /// The problem, flattened.
  let model: PlanningModel
  /// How many operations there are.
  let count: Int
  /// `PlanningModel.alternativeRows`, and so on.
  let alternativeRows: Strip<Int32>
  /// The machine of each alternative.
  let machines: Strip<Int32>
  /// The duration of each alternative.
  let durations: Strip<Time>
  /// The calendar of each machine.
  let calendars: Strip<Int32>
  /// Whether a machine needs set-ups.
  let hasSetUps: Strip<Bool>
  /// Whether an operation may be interrupted.
  let isInterruptible: Strip<Bool>
  /// No unlocked operation starts earlier.
  let readiest: Strip<Time>
  /// The job of each operation.
  let jobs: Strip<Int32>
  /// Whether an operation stays where it is: because it is locked, or tied to others by a maximum lag.
  let isPinned: Strip<Bool>
  /// From when on the delay of an operation is its job's tardiness; never, where the job has several last operations.
  let dues: Strip<Time>
  /// What a second of it costs.
  let weights: Strip<Int64>
  /// What each operation waits for.
  let before: WaitRows
  /// What waits for each operation.
  let after: WaitRows
  /// Whether anything may overlap what it waits for.
  let hasOverlaps: Bool

  /// Flattens a model.
  init(_ model: PlanningModel) {
    self.model = model
    let problem = model.problem
    count = problem.operations.count
    alternativeRows = Strip(model.alternativeRows.map { Int32($0) }, or: 0)
    machines = Strip(model.alternativeMachines, or: 0)
    durations = Strip(model.durations, or: 0)
    calendars = Strip(problem.machines.map { Int32($0.calendar) }, or: 0)
    hasSetUps = Strip(problem.machines.map { $0.setUps != nil }, or: false)
    isInterruptible = Strip(problem.operations.map(\.interruptible), or: false)
    // A locked operation is exempt from release and material.
    readiest = Strip(
      problem.operations.indices.map {
        problem.operations[$0].lock == nil ? model.readiest[$0] : problem.horizon.lowerBound
      }, or: 0)
    jobs = Strip(problem.operations.map { Int32($0.job) }, or: 0)
    isPinned = Strip(
      problem.operations.indices.map {
        problem.operations[$0].lock != nil || !model.members[model.unit[$0]].isEmpty
      }, or: false)
    var dues = Array(repeating: Time.max, count: count)
    for (job, lasts) in zip(problem.jobs, model.lastOperationsOfJob) where lasts.count == 1 {
      dues[lasts[0]] = job.due ?? .max
    }
    self.dues = Strip(dues, or: 0)
    weights = Strip(problem.operations.map { problem.jobs[$0.job].weight }, or: 0)
    hasOverlaps = model.isOverlapping.contains(true)
    before = WaitRows(model.predecessors, model, lag: { problem.precedences[$0].minimumLag })
    after = WaitRows(model.successors, model, lag: { problem.precedences[$0].minimumLag })
  }
}
