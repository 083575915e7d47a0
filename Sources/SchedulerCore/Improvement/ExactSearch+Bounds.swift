extension ExactSearch {
  /// Gives an appended operation the earliest times that what was appended before it allows.
  ///
  /// - Returns: false if there are none.
  mutating func place(_ operation: Int) -> Bool {
    let choice = alternative[operation]
    let machine = Int(model.alternativeMachines[choice])
    let row = rows[machine]
    let position = row.firstIndex(of: operation)!
    let previous = position > 0 ? row[position - 1] : -1
    let lock = model.problem.operations[operation].lock
    if let lock, lock.machine != machine { return false }
    let free = previous < 0 ? model.problem.horizon.lowerBound : end[previous]
    var earliest = max(free, ready(operation, choice), lock?.start ?? .min)
    let open = model.openTime(of: machine)
    let setUp = model.setUp(on: machine, after: previous, for: operation)
    if setUp > 0 {
      guard let done = open.end(of: setUp, from: free) else { return false }
      earliest = max(earliest, done)
    }
    guard let place = place(choice, of: operation, from: earliest), lock.map({ $0.start == place.start }) ?? true else {
      return false
    }
    (start[operation], end[operation]) = place
    return true
  }

  /// The earliest place of an alternative that its machine's calendar and shared resources leave.
  private func place(_ choice: Int, of operation: Int, from time: Time) -> (start: Time, end: Time)? {
    let wanted = model.problem.operations[operation]
    let open = model.openTime(of: Int(model.alternativeMachines[choice]))
    var from = time
    while from < model.problem.horizon.upperBound {
      let place = open.place(duration: model.durations[choice], interruptible: wanted.interruptible, from: from)
      guard let place, !wanted.demands.isEmpty else { return place }
      guard let later = sharedUse.delay(wanted.demands, from: place.start, until: place.end) else { return place }
      from = later
    }
    return nil
  }

  /// When all but its machine lets an operation start that has only appended predecessors.
  private func ready(_ operation: Int, _ choice: Int) -> Time {
    var ready = raised[operation]
    if model.problem.operations[operation].lock == nil { ready = max(ready, model.readiest[operation]) }
    for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
      let predecessor = model.predecessors.heads[edge]
      let opening = model.opening(
        model.predecessors.labels[edge], alternative: alternative[predecessor], start: start[predecessor],
        end: end[predecessor])
      ready = max(ready, opening)
    }
    return max(ready, model.tailBound(of: operation, alternative: choice) { end[$0] })
  }

  /// No schedule that begins with what is appended comes to less by the objective.
  var levels: [Int64] {
    var ends = end
    for operation in model.order where alternative[operation] < 0 { ends[operation] = soonestEnd(of: operation, ends) }
    let problem = model.problem
    var figures = Schedule.Figures(
      weightedTardiness: 0, setUpTotal: setUpTotal, makespan: ends.max() ?? problem.horizon.lowerBound, lateJobs: 0,
      weightedFlow: 0, weightedEarliness: 0, energyCost: 0, levels: [])
    for (job, operations) in zip(problem.jobs, model.operationsOfJob) {
      guard let completion = operations.map({ ends[$0] }).max() else { continue }
      figures.weightedFlow = saturatingSum(
        figures.weightedFlow, job.weight, times: max(0, completion - job.release))
      guard let due = job.due, completion > due else { continue }
      figures.weightedTardiness = saturatingSum(figures.weightedTardiness, job.weight, times: completion - due)
      figures.lateJobs += 1
    }
    return problem.objective.values(of: figures, from: problem.horizon.lowerBound)
  }

  private var setUpTotal: Time {
    var total: Time = 0
    for (machine, row) in rows.enumerated() where model.problem.machines[machine].setUps != nil {
      for (position, operation) in row.enumerated() {
        total += model.setUp(on: machine, after: position > 0 ? row[position - 1] : -1, for: operation)
      }
    }
    return total
  }

  /// The soonest end of an operation that is still to come, behind what is appended to its machines.
  private func soonestEnd(of operation: Int, _ ends: [Time]) -> Time {
    let lock = model.problem.operations[operation].lock
    var earliest = lock?.start ?? model.readiest[operation]
    for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
      let precedence = model.problem.precedences[model.predecessors.labels[edge]]
      // Behind an overlap it may start before the predecessor's end, but an operation is no shorter than its last batch.
      let end = ends[precedence.predecessor] + precedence.minimumLag
      earliest = max(earliest, precedence.overlap == nil ? end : .min)
    }
    var soonest = Time.max
    for choice in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      let machine = Int(model.alternativeMachines[choice])
      if let lock, lock.machine != machine { continue }
      let free = rows[machine].last.map { end[$0] } ?? .min
      let bound = model.tailBound(of: operation, alternative: choice) { ends[$0] }
      let place = model.openTime(of: machine).place(
        duration: model.durations[choice], interruptible: model.problem.operations[operation].interruptible,
        from: max(earliest, free, bound))
      if let place { soonest = min(soonest, place.end) }
    }
    // No room: there is no schedule, and any bound holds.
    return soonest == .max ? model.problem.horizon.upperBound : soonest
  }
}
