extension Scheduler {
  /// The weighted tardiness that is left if no operation ever waits for a machine: no schedule has less.
  ///
  /// Every operation starts as soon as its predecessors, its material and its machines' calendars allow, on the machine
  /// that ends it first, without a set-up. Costs time linear in the problem.
  public var emptyShopBound: Int64 {
    zip(model.problem.jobs, unavoidableTardiness).reduce(0) { $0 + $1.0.weight * $1.1 }
  }

  /// The tardiness of each job that is left if none of its operations ever waits for a machine.
  var unavoidableTardiness: [Time] {
    var ends = Array(repeating: Time.min, count: model.problem.operations.count)
    for operation in model.order {
      var earliest = model.readiest[operation]
      for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
        let lag = model.problem.precedences[model.predecessors.labels[edge]].minimumLag
        earliest = max(earliest, ends[model.predecessors.heads[edge]] + lag)
      }
      ends[operation] = soonestEnd(of: operation, from: earliest)
    }
    return zip(model.problem.jobs, model.operationsOfJob).map { job, operations in
      guard let due = job.due, let end = operations.map({ ends[$0] }).max() else { return 0 }
      return max(0, end - due)
    }
  }

  private func soonestEnd(of operation: Int, from earliest: Time) -> Time {
    let isInterruptible = model.problem.operations[operation].interruptible
    var soonest = Time.max
    for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      let machine = Int(model.alternativeMachines[alternative])
      let lock = model.problem.operations[operation].lock
      if let lock, lock.machine != machine { continue }
      let place = model.openTime(of: machine).place(
        duration: model.durations[alternative], interruptible: isInterruptible, from: lock?.start ?? earliest)
      if let place { soonest = min(soonest, place.end) }
    }
    // No room before the end of the horizon: then there is no schedule, and any bound holds.
    return soonest == .max ? model.problem.horizon.upperBound : soonest
  }
}
