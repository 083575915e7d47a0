extension Schedule {
  /// Reads a complete timeline off: every operation must be placed.
  init(_ timeline: Timeline) {
    let sequences = timeline.first.map { first in
      var sequence: [Int] = []
      var operation = first
      while operation >= 0 {
        sequence.append(operation)
        operation = timeline.next[operation]
      }
      return sequence
    }
    self.init(timeline.model, sequences: sequences, starts: timeline.starts, ends: timeline.ends)
  }

  /// A schedule from the sequences of all machines, and the times of all operations.
  init(_ model: PlanningModel, sequences: [[Int]], starts: [Time], ends: [Time]) {
    var assignments = starts.map { Assignment(machine: 0, setUpStart: $0, start: $0, end: $0) }
    var setUpTotal: Time = 0
    for (machine, sequence) in sequences.enumerated() {
      var previous = -1
      for operation in sequence {
        let setUp = model.setUp(on: machine, after: previous, for: operation)
        let start = starts[operation]
        assignments[operation] = Assignment(
          machine: machine, setUpStart: model.openTime(of: machine).latestStart(of: setUp, before: start),
          start: start, end: ends[operation])
        setUpTotal += setUp
        previous = operation
      }
    }
    self.init(model.problem, assignments: assignments, sequences: sequences, setUpTotal: setUpTotal)
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
