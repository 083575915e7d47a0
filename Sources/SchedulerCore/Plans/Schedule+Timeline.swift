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
          machine: machine, setUpStart: model.openTime(of: machine).latestStart(of: setUp, before: start)!,
          start: start, end: ends[operation])
        setUpTotal += setUp
        previous = operation
      }
    }
    let energy =
      model.energyPrices.isEmpty
      ? 0 : assignments.reduce(0) { $0 + model.energyCost(on: $1.machine, from: $1.start, until: $1.end) }
    self.init(
      model.problem, assignments: assignments, sequences: sequences, setUpTotal: setUpTotal, energyCost: energy)
  }

  /// What follows from the assignments for the jobs.
  init(
    _ problem: SchedulingProblem, assignments: [Assignment], sequences: [[Int]], setUpTotal: Time,
    energyCost: Int64 = 0
  ) {
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
    func weighted(_ times: [Time]) -> Int64 {
      zip(problem.jobs, times).reduce(0) { saturatingSum($0, $1.0.weight, times: $1.1) }
    }
    var figures = Figures(
      weightedTardiness: weighted(tardiness), setUpTotal: setUpTotal, makespan: makespan,
      lateJobs: tardiness.reduce(0) { $0 + ($1 > 0 ? 1 : 0) },
      weightedFlow: weighted(zip(problem.jobs, completions).map { max(0, $1 - $0.release) }),
      weightedEarliness: weighted(
        zip(problem.jobs.indices, completions).map { index, completion in
          hasOperation[index] ? max(0, (problem.jobs[index].due ?? completion) - completion) : 0
        }),
      energyCost: energyCost, levels: [])
    figures.levels = problem.objective.values(of: figures, from: problem.horizon.lowerBound)
    self.init(
      assignments: assignments, sequences: sequences, completions: completions, tardiness: tardiness, figures: figures)
  }
}

/// A sum and a product, the largest number where they would exceed it; for numbers that are not negative.
func saturatingSum(_ sum: Int64, _ factor: Int64, times other: Int64) -> Int64 {
  let (product, first) = factor.multipliedReportingOverflow(by: other)
  let (total, second) = sum.addingReportingOverflow(product)
  return first || second ? .max : total
}

extension Objective {
  /// What figures come to, level by level; the makespan counts from an instant.
  func values(of figures: Schedule.Figures, from beginning: Time) -> [Int64] {
    levels.map { level in
      level.reduce(0) { saturatingSum($0, figures.value(of: $1.measure, from: beginning), times: $1.weight) }
    }
  }
}

extension Schedule.Figures {
  /// A measure of the objective, never negative; the makespan counts from an instant.
  func value(of measure: Objective.Measure, from beginning: Time) -> Int64 {
    switch measure {
    case .tardiness: weightedTardiness
    case .lateJobs: Int64(lateJobs)
    case .makespan: makespan - beginning
    case .setUps: setUpTotal
    case .flow: weightedFlow
    case .earliness: weightedEarliness
    case .energy: energyCost
    }
  }
}
