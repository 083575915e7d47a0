extension ExactOrderSearch {
  /// Lowers the latest starts to what the latest starts of others leave; one pass, as all that waits for an operation starts
  /// after it.
  ///
  /// - Returns: false if something cannot start by then.
  func lowerLatest(_ order: inout PartialOrder) -> Bool {
    for operation in order.start.indices.sorted(by: { (order.start[$0], $0) > (order.start[$1], $1) }) {
      let latest = latestStart(of: operation, order)
      if latest < order.start[operation] { return false }
      order.latest[operation] = latest
    }
    return true
  }

  private func latestStart(of operation: Int, _ order: PartialOrder) -> Time {
    var (latest, latestEnd) = (order.latest[operation], model.problem.horizon.upperBound)
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      let (label, successor) = (model.successors.labels[edge], model.successors.heads[edge])
      if model.problem.precedences[label].overlap == nil {
        latestEnd = min(latestEnd, order.latest[successor] - model.problem.precedences[label].minimumLag)
      } else {
        let limits = latestOverlapping(label, order)
        (latest, latestEnd) = (min(latest, limits.start), min(latestEnd, limits.end))
      }
    }
    for other in order.start.indices where order.before[other] & 1 << operation != 0 {
      latestEnd = min(latestEnd, order.latest[other])
      let machine = machine(of: operation, order)
      guard self.machine(of: other, order) == machine, !separations[machine].isEmpty else { continue }
      let separation = separation(on: machine, after: operation, for: other, order)
      let open = model.openTime(of: machine)
      guard let end = open.latestStart(of: separation, before: order.latest[other]) else { return .min }
      latestEnd = min(latestEnd, end)
    }
    return choices(of: operation, order).reduce(.min) {
      max($0, lastStart($1, of: operation, by: latest, endingBy: latestEnd))
    }
  }

  /// The last instant at which an alternative can start on its machine, by one instant and ending by another.
  private func lastStart(_ choice: Int, of operation: Int, by last: Time, endingBy lastEnd: Time) -> Time {
    let (duration, open) = (model.durations[choice], model.openTime(of: Int(model.alternativeMachines[choice])))
    let isInterruptible = model.problem.operations[operation].interruptible
    guard let latest = open.latestStart(of: duration, before: lastEnd) else { return .min }
    let last = min(last, latest)
    var index = open.index(at: last)
    while index >= 0 {
      let limit = isInterruptible ? open.ends[index] - 1 : open.latestStart(of: duration, before: open.ends[index])
      if let limit, min(last, limit) >= open.starts[index] { return min(last, limit) }
      index -= 1
    }
    return .min
  }

  /// By when the predecessor of an overlap must start and end for its successor to start and end by its latest.
  private func latestOverlapping(_ label: Int, _ order: PartialOrder) -> (start: Time, end: Time) {
    let precedence = model.problem.precedences[label]
    let (first, second) = (precedence.predecessor, precedence.successor)
    let last = order.latest[second] - precedence.minimumLag
    // A first batch takes some time on any machine.
    guard let overlap = precedence.overlap, order.alternative[first] >= 0, order.alternative[second] >= 0 else {
      return (last - 1, .max)
    }
    let lead = overlap.leads[order.alternative[first] - model.alternativeRows[first]]
    let tail = overlap.tails[order.alternative[second] - model.alternativeRows[second]]
    let from = model.openTime(of: machine(of: first, order))
    let to = model.openTime(of: machine(of: second, order))
    let horizonEnd = model.problem.horizon.upperBound
    let end = to.end(of: model.durations[order.alternative[second]], from: order.latest[second]) ?? horizonEnd
    guard let begun = from.latestStart(of: lead, before: last), let come = to.latestStart(of: tail, before: end) else {
      return (.min, .min)
    }
    return (begun, come - precedence.minimumLag)
  }
}
