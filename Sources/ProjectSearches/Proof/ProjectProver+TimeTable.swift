/// Time-tables: an activity that cannot be over before, nor begin after an instant is under way at it, whatever else is
/// decided. What such activities leave of a resource is too little for others at that instant, which moves their earliest and
/// latest starts. Explanations are pointwise: they speak of one instant, and of no more activities than it takes.
extension ProjectProver {
  /// Draws the consequences of one resource.
  ///
  /// - Returns: false at a conflict.
  func tabulate(_ resource: Int) -> Bool {
    let demand = demands[resource]
    let capacity = capacities[resource]
    for instant in table.indices { table[instant] = 0 }
    var peak: Int64 = 0
    for activity in users[resource] {
      let last = lastCertain(activity)
      var instant = firstCertain(activity)
      while instant < last {
        table[Int(instant)] += demand[Int(activity)]
        peak = max(peak, table[Int(instant)])
        if table[Int(instant)] > capacity { return overload(resource, at: instant) }
        instant += 1
      }
    }
    for activity in users[resource] where peak + demand[Int(activity)] > capacity {
      let isOpen = values[Int(2 * activity)] < -values[Int(2 * activity + 1)]
      if isOpen && !(moveLater(activity, resource) && moveEarlier(activity, resource)) { return false }
    }
    return true
  }

  /// The first instant at which an activity is certainly under way, if it is before `lastCertain`.
  private func firstCertain(_ activity: Int32) -> Int32 { -values[Int(2 * activity + 1)] }

  /// The end of the certain stretch.
  private func lastCertain(_ activity: Int32) -> Int32 { values[Int(2 * activity)] + network.durations[Int(activity)] }

  /// What is certain at an instant without an activity's own part.
  private func others(_ activity: Int32, _ demand: Int64, at instant: Int32) -> Int64 {
    let isOwn = instant >= firstCertain(activity) && instant < lastCertain(activity)
    return table[Int(instant)] - (isOwn ? demand : 0)
  }

  private func moveLater(_ activity: Int32, _ resource: Int) -> Bool {
    let demand = demands[resource][Int(activity)]
    let duration = network.durations[Int(activity)]
    var start = values[Int(2 * activity)]
    // The table is of before; certain stretches have only grown since.
    search: while true {
      var instant = start + duration - 1
      while instant >= start {
        if others(activity, demand, at: instant) + demand > capacities[resource] {
          let before = Literal(side: 2 * activity, value: instant + 1 - duration)
          let reason = explain(resource, at: instant, more: demand, without: activity, before)
          if !raise(2 * activity, to: instant + 1, reason) { return false }
          start = instant + 1
          continue search
        }
        instant -= 1
      }
      return true
    }
  }

  private func moveEarlier(_ activity: Int32, _ resource: Int) -> Bool {
    let demand = demands[resource][Int(activity)]
    let duration = network.durations[Int(activity)]
    var start = -values[Int(2 * activity + 1)]
    search: while true {
      for instant in start..<start + duration
      where others(activity, demand, at: instant) + demand > capacities[resource] {
        let before = Literal(side: 2 * activity + 1, value: -instant)
        let reason = explain(resource, at: instant, more: demand, without: activity, before)
        if !raise(2 * activity + 1, to: duration - instant, reason) { return false }
        start = instant - duration
        continue search
      }
      return true
    }
  }

  private func overload(_ resource: Int, at instant: Int32) -> Bool {
    conflict.removeAll(keepingCapacity: true)
    certain(resource, at: instant, exceeding: capacities[resource], without: -1, into: &conflict)
    return false
  }

  private func explain(
    _ resource: Int, at instant: Int32, more demand: Int64, without activity: Int32, _ before: Literal
  ) -> Reason {
    let offset = explanations.count
    explanations.append(Literal(side: 0, value: 0))
    explanations.append(before)
    certain(
      resource, at: instant, exceeding: capacities[resource] - demand, without: activity, into: &explanations)
    explanations[offset].value = Int32(explanations.count - offset - 1)
    return .explanation(Int32(offset))
  }

  /// Enough activities that are certainly under way at an instant to take more than an amount.
  private func certain(
    _ resource: Int, at instant: Int32, exceeding amount: Int64, without activity: Int32, into literals: inout [Literal]
  ) {
    var rest = amount
    for other in users[resource] where other != activity {
      guard firstCertain(other) <= instant, instant < lastCertain(other) else { continue }
      literals.append(Literal(side: 2 * other, value: instant + 1 - network.durations[Int(other)]))
      literals.append(Literal(side: 2 * other + 1, value: -instant))
      rest -= demands[resource][Int(other)]
      if rest < 0 { return }
    }
  }
}
