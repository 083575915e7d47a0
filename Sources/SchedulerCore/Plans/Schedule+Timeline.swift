extension Schedule {
  /// Reads a complete timeline off: every operation must be placed.
  init(_ timeline: Timeline) {
    let model = timeline.model
    let problem = model.problem
    var assignments = timeline.starts.map { Assignment(machine: 0, setUpStart: $0, start: $0, end: $0) }
    var sequences: [[Int]] = Array(repeating: [], count: problem.machines.count)
    var setUpTotal: Time = 0
    for machine in problem.machines.indices {
      var previous = -1
      var operation = timeline.first[machine]
      while operation >= 0 {
        let setUp = model.setUp(on: machine, after: previous, for: operation)
        let start = timeline.starts[operation]
        assignments[operation] = Assignment(
          machine: machine, setUpStart: model.openTime(of: machine).latestStart(of: setUp, before: start),
          start: start, end: timeline.ends[operation])
        setUpTotal += setUp
        sequences[machine].append(operation)
        previous = operation
        operation = timeline.next[operation]
      }
    }
    self.init(problem, assignments: assignments, sequences: sequences, setUpTotal: setUpTotal)
  }

  /// What follows from the assignments for the jobs.
  init(_ problem: SchedulingProblem, assignments: [Assignment], sequences: [[Int]], setUpTotal: Time) {
    var completions = problem.jobs.map(\.release)
    var makespan = problem.horizon.lowerBound
    // A locked operation may end before its job's release, hence no maximum with it.
    var hasOperation = Array(repeating: false, count: completions.count)
    for (operation, assignment) in zip(problem.operations, assignments) {
      let job = operation.job
      completions[job] = hasOperation[job] ? max(completions[job], assignment.end) : assignment.end
      hasOperation[job] = true
      makespan = max(makespan, assignment.end)
    }
    let tardiness = zip(problem.jobs, completions).map { job, completion in
      job.due.map { max(0, completion - $0) } ?? 0
    }
    let weighted = zip(problem.jobs, tardiness).reduce(Int64(0)) { total, late in
      let (sum, overflow) = total.addingReportingOverflow(late.0.weight * late.1)
      return overflow ? .max : sum
    }
    let figures = Figures(
      weightedTardiness: weighted, setUpTotal: setUpTotal, makespan: makespan,
      lateJobs: tardiness.reduce(0) { $0 + ($1 > 0 ? 1 : 0) })
    self.init(
      assignments: assignments, sequences: sequences, completions: completions, tardiness: tardiness, figures: figures)
  }
}

extension OpenTime {
  /// The latest instant from which so much work is done before another.
  func latestStart(of work: Time, before time: Time) -> Time {
    work == 0 ? time : latest(work: self.work(until: time) - work)
  }
}
