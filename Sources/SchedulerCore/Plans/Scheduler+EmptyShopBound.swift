extension Scheduler {
  /// The weighted tardiness that is left if no operation ever waits for a machine: no schedule has less.
  ///
  /// Every operation starts as soon as its predecessors, its material and its machines' calendars allow, on the machine
  /// that ends it first, without a set-up. Costs time linear in the problem.
  public var emptyShopBound: Int64 {
    zip(model.problem.jobs, unavoidableTardiness).reduce(0) { saturatingSum($0, $1.0.weight, times: $1.1) }
  }

  /// The least that any schedule can have of each level of the objective; a bound, that need not be reached.
  public var levelBounds: [Int64] {
    let completions = earliestCompletions
    let problem = model.problem
    let last = zip(completions, model.operationsOfJob).reduce(problem.horizon.lowerBound) {
      $1.1.isEmpty ? $0 : max($0, $1.0)
    }
    var flow: Int64 = 0
    for (job, completion) in zip(problem.jobs, completions) {
      flow = saturatingSum(flow, job.weight, times: max(0, completion - job.release))
    }
    let tardiness = unavoidableTardiness
    let late = tardiness.reduce(Int64(0)) { $0 + ($1 > 0 ? 1 : 0) }
    return problem.objective.levels.map { level in
      level.reduce(0) { sum, term in
        let least =
          switch term.measure {
          case .tardiness: emptyShopBound
          case .flow: flow
          case .lateJobs: late
          case .makespan: last - problem.horizon.lowerBound
          case .setUps, .earliness, .energy: Int64(0)
          }
        return saturatingSum(sum, term.weight, times: least)
      }
    }
  }

  /// The tardiness of each job that is left if none of its operations ever waits for a machine.
  var unavoidableTardiness: [Time] {
    zip(model.problem.jobs, earliestCompletions).map { job, completion in
      job.due.map { max(0, completion - $0) } ?? 0
    }
  }

  /// No job is complete earlier in any schedule; a job without operations is complete when it is released.
  var earliestCompletions: [Time] {
    let ends = emptyShop.map(\.end)
    return zip(model.problem.jobs, model.operationsOfJob).map { job, operations in
      operations.map { ends[$0] }.max() ?? job.release
    }
  }

  /// No operation starts or ends earlier in any schedule.
  var emptyShop: [(start: Time, end: Time)] {
    var times = Array(repeating: (start: Time.min, end: Time.min), count: model.problem.operations.count)
    for operation in model.order {
      var earliest = model.readiest[operation]
      for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
        let precedence = model.predecessors.labels[edge]
        earliest = max(earliest, soonestOpening(precedence, times[model.predecessors.heads[edge]]))
      }
      times[operation] = soonest(operation, from: earliest, times)
    }
    return times
  }

  /// When a precedence lets its successor start if the predecessor is as soon as can be.
  private func soonestOpening(_ precedence: Int, _ predecessor: (start: Time, end: Time)) -> Time {
    if model.problem.precedences[precedence].overlap == nil {
      return predecessor.end + model.problem.precedences[precedence].minimumLag
    }
    let operation = model.problem.precedences[precedence].predecessor
    return (model.alternativeRows[operation]..<model.alternativeRows[operation + 1]).compactMap { alternative in
      let open = model.openTime(of: Int(model.alternativeMachines[alternative]))
      let place = open.place(duration: model.durations[alternative], interruptible: true, from: predecessor.start)
      return place.map { model.opening(precedence, alternative: alternative, start: $0.start, end: $0.end) }
    }.min() ?? predecessor.start
  }

  private func soonest(
    _ operation: Int, from earliest: Time, _ times: [(start: Time, end: Time)]
  ) -> (start: Time, end: Time) {
    var soonest: (start: Time, end: Time) = (.max, .max)
    let lock = model.problem.operations[operation].lock
    for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      let machine = Int(model.alternativeMachines[alternative])
      if let lock, lock.machine != machine { continue }
      let bound = model.tailBound(of: operation, alternative: alternative) { times[$0].end }
      let place = model.openTime(of: machine).place(
        duration: model.durations[alternative], interruptible: model.problem.operations[operation].interruptible,
        from: lock?.start ?? max(earliest, bound))
      guard let place else { continue }
      soonest = (min(soonest.start, place.start), min(soonest.end, place.end))
    }
    // No room before the end of the horizon: then there is no schedule, and any bound holds.
    let end = model.problem.horizon.upperBound
    return soonest.end == .max ? (end, end) : soonest
  }
}
