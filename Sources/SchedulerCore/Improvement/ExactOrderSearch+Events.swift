/// The way to one of the instants at which something may happen: just before, at, or just after it, whichever comes
/// next, so that nobody has to tell which of the three it is.
private struct NextEvent {
  /// At least 1.
  var distance: Time = .max

  mutating func see(_ instant: Time, from time: Time) {
    if instant - 1 > time {
      distance = min(distance, instant - 1 - time)
    } else if instant >= time {
      distance = 1
    }
  }

  /// The next edge of a calendar.
  mutating func see(_ open: OpenTime, from time: Time) {
    for edges in [open.starts, open.ends] {
      let index = edges.partitioningIndex { $0 >= time }
      if index < edges.count { see(edges[index], from: time) }
    }
  }
}

extension ExactOrderSearch {
  /// How far an operation can be put off before something happens: it or what it lets begin meets an edge of a calendar
  /// or a price, its job a date, its end that of another, or it begins to push one that it did not.
  func wait(of operation: Int, _ order: PartialOrder) -> Time {
    var event = NextEvent()
    let (start, end) = (order.start[operation], order.end[operation])
    let machine = machine(of: operation, order)
    let demands = model.problem.operations[operation].demands
    let calendars =
      [model.problem.machines[machine].calendar]
      + demands.compactMap { model.problem.resources[$0.resource].calendar }
    for calendar in calendars {
      event.see(model.openTimes[calendar], from: start)
      event.see(model.openTimes[calendar], from: end)
    }
    for time in [start, end] {
      let index = priceChanges.partitioningIndex { $0 >= time }
      if index < priceChanges.count { event.see(priceChanges[index], from: time) }
    }
    let job = model.problem.operations[operation].job
    if let due = model.problem.jobs[job].due { event.see(due, from: end) }
    for other in order.start.indices where other != operation {
      event.see(order.end[other], from: end)
      event.see(order.end[other], from: start)
      if excludes(operation, other, order) { see(other, after: operation, on: machine, order, &event) }
    }
    seeWaiting(for: operation, order, &event)
    return event.distance
  }

  /// When an operation begins to push another of its machine, or to be under way with it.
  private func see(_ other: Int, after operation: Int, on machine: Int, _ order: PartialOrder, _ event: inout NextEvent)
  {
    let (end, start) = (order.end[operation], order.start[other])
    event.see(start, from: end)
    guard self.machine(of: other, order) == machine, start >= end else { return }
    let setUp = model.setUp(on: machine, after: operation, for: other)
    let open = model.openTime(of: machine)
    guard setUp > 0, let begin = open.latestStart(of: setUp, before: start) else { return }
    event.see(begin, from: end)
    event.see(open, from: start)
  }

  /// When an operation begins to push those that wait for it, or holds back one before it that must not end so early.
  private func seeWaiting(for operation: Int, _ order: PartialOrder, _ event: inout NextEvent) {
    let (start, end) = (order.start[operation], order.end[operation])
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      let (label, successor) = (model.successors.labels[edge], model.successors.heads[edge])
      let lag = model.problem.precedences[label].minimumLag
      guard let overlap = model.problem.precedences[label].overlap else {
        event.see(order.start[successor], from: end + lag)
        continue
      }
      let opening = model.opening(label, alternative: order.alternative[operation], start: start, end: end)
      event.see(order.start[successor], from: opening)
      event.see(model.openTime(of: machine(of: operation, order)), from: opening - lag)
      let choice = order.alternative[successor]
      let open = model.openTime(of: machine(of: successor, order))
      let bound = model.tailBound(label, alternative: choice, predecessorEnd: end)
      event.see(open, from: end + lag)
      let tail = overlap.tails[choice - model.alternativeRows[successor]]
      // No efficiency but the full one is searched with events: a grain is a second.
      let missing = model.durations[choice] - tail - open.grains(until: end + lag)
      if missing >= 0 { event.see(missing, from: 0) }
      guard bound > .min else { continue }
      event.see(order.start[successor], from: bound)
      event.see(open, from: bound)
    }
    for index in maximumLags where model.problem.precedences[index].successor == operation {
      let precedence = model.problem.precedences[index]
      event.see(order.end[precedence.predecessor] + precedence.maximumLag!, from: start)
    }
  }
}
