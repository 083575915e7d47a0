extension ExactOrderSearch {
  /// What the least times come to, set-ups at the least that the orders allow.
  ///
  /// - Parameter isBound: take the least over the ranges of starts instead, so that no schedule of the branch has less.
  func levels(_ order: PartialOrder, isBound: Bool) -> [Int64] {
    let problem = model.problem
    let makespan = order.end.max() ?? problem.horizon.lowerBound
    let figures = Schedule.Figures(
      weightedTardiness: 0, setUpTotal: problem.objective.counts(.setUps) ? leastSetUps(order) : 0,
      makespan: makespan, lateJobs: 0, weightedFlow: 0, weightedEarliness: 0,
      energyCost: energy(order, isBound: isBound), levels: [])
    var values = problem.objective.values(of: figures, from: problem.horizon.lowerBound)
    let jobs = zip(problem.jobs, model.operationsOfJob).filter { !$1.isEmpty }.map { job, operations in
      (job, completions(of: job, operations, makespan: makespan, order, isBound: isBound))
    }
    for (level, terms) in problem.objective.levels.enumerated() {
      let lengthening = terms.first { $0.measure == .makespan }?.weight ?? 0
      var surplus: Int64 = 0
      for (job, completions) in jobs {
        let costs = completions.map { cost(of: job, completedAt: $0, terms) }
        let least = costs.min()!
        values[level] = saturatingSum(values[level], least, times: 1)
        // What lets one job gain by its delay may lengthen the whole.
        let longer = zip(completions, costs).map { saturatingSum($1, lengthening, times: max(0, $0 - makespan)) }
        surplus = max(surplus, longer.min()! - least)
      }
      values[level] = saturatingSum(values[level], surplus, times: 1)
    }
    return values
  }

  /// The completions at which a job may cost least: its cost changes evenly in between.
  private func completions(
    of job: Job, _ operations: [Int], makespan: Time, _ order: PartialOrder, isBound: Bool
  ) -> [Time] {
    let first = operations.map { order.end[$0] }.max()!
    guard mayWait, isBound else { return [first] }
    let last = max(first, operations.map { latestEnd(of: $0, order) }.max()!)
    return [first, last] + [job.due ?? first, makespan].filter { first < $0 && $0 < last }
  }

  private func cost(of job: Job, completedAt completion: Time, _ terms: [Objective.Term]) -> Int64 {
    let due = job.due ?? completion
    return terms.reduce(0) { sum, term in
      let time: Time =
        switch term.measure {
        case .tardiness: max(0, completion - due)
        case .earliness: max(0, due - completion)
        case .flow: max(0, completion - job.release)
        case .lateJobs: completion > due ? 1 : 0
        case .makespan, .setUps, .energy: 0
        }
      let cost = saturatingSum(0, term.measure == .lateJobs ? 1 : job.weight, times: time)
      return saturatingSum(sum, cost, times: term.weight)
    }
  }

  /// No start that is left ends the operation later.
  private func latestEnd(of operation: Int, _ order: PartialOrder) -> Time {
    if order.latest[operation] == order.start[operation] { return order.end[operation] }
    return choices(of: operation, order).reduce(.min) { latest, choice in
      max(latest, place(choice, of: operation, from: order.latest[operation])?.end ?? model.problem.horizon.upperBound)
    }
  }

  private func energy(_ order: PartialOrder, isBound: Bool) -> Int64 {
    if prices.isEmpty { return 0 }
    return order.start.indices.reduce(0) { $0 + energy(of: $1, order, isBound: isBound) }
  }

  /// What the energy of an operation costs from its least start on, or at the least over its range.
  func energy(of operation: Int, _ order: PartialOrder, isBound: Bool) -> Int64 {
    choices(of: operation, order).map { choice in
      let (first, last) = (order.start[operation], order.latest[operation])
      let now = energy(of: operation, choice, from: first)
      guard isBound, last > first else { return now }
      return min(
        now, energy(of: operation, choice, from: last), prices[choice].least(from: first, until: last))
    }.min()!
  }

  private func energy(of operation: Int, _ choice: Int, from start: Time) -> Int64 {
    guard let place = place(choice, of: operation, from: start) else { return .max >> 4 }
    return model.energyCost(on: Int(model.alternativeMachines[choice]), from: place.start, until: place.end)
  }

  /// The least open time for set-ups: before each operation the least of those that can come right before it.
  private func leastSetUps(_ order: PartialOrder) -> Time {
    order.start.indices.reduce(0) { total, operation in
      let machine = machine(of: operation, order)
      guard machine >= 0, !separations[machine].isEmpty else { return total }
      let before = order.start.indices.filter { mayPrecede($0, operation, on: machine, order) }
      let isFirst = !order.start.indices.contains {
        self.machine(of: $0, order) == machine && order.after[$0] & 1 << operation != 0
      }
      let least = (before + (isFirst ? [-1] : [])).map { model.setUp(on: machine, after: $0, for: operation) }.min()
      return total + (least ?? 0)
    }
  }

  /// Whether one operation may come right before another on a machine.
  private func mayPrecede(_ first: Int, _ second: Int, on machine: Int, _ order: PartialOrder) -> Bool {
    guard first != second, order.after[second] & 1 << first == 0 else { return false }
    if order.alternative[first] < 0 {
      return choices(of: first, order).contains { model.alternativeMachines[$0] == machine }
    }
    guard self.machine(of: first, order) == machine else { return false }
    return !order.start.indices.contains {
      self.machine(of: $0, order) == machine && order.after[first] & 1 << $0 != 0
        && order.after[$0] & 1 << second != 0
    }
  }
}
