import Searches

/// The way to the next of the instants at which something happens.
private struct NextEvent {
  /// At least 1.
  var distance: Time = .max
  /// What is put off, and what moves with it from the beginning.
  var moving: PartialOrder.Members

  /// Something begins when an instant is reached.
  mutating func meet(_ instant: Time, from time: Time) {
    if instant > time { distance = min(distance, instant - time) }
  }

  /// An operation is pushed when an instant is reached.
  mutating func push(_ operation: Int, at instant: Time, from time: Time) {
    if instant <= time { moving |= 1 << operation }
    meet(instant, from: time)
  }

  /// Something changes about an instant that never moves: just before, at, or just after it, so that nobody has to tell
  /// which of the three it is.
  mutating func pass(_ instant: Time, from time: Time) {
    if instant - 1 > time {
      distance = min(distance, instant - 1 - time)
    } else if instant >= time {
      distance = 1
    }
  }

  /// The next edge of a calendar.
  mutating func pass(_ open: OpenTime, from time: Time) {
    for edges in [open.starts, open.ends] {
      let index = edges.partitioningIndex { $0 >= time }
      if index < edges.count { pass(edges[index], from: time) }
    }
  }
}

extension ExactOrderSearch {
  /// How far an operation can be put off before something happens: it, or what it pushes, meets an edge of a calendar or
  /// a price, its job a date, its end that of another, or it begins to push one that it did not.
  func wait(of operation: Int, _ order: PartialOrder) -> Time {
    var event = NextEvent(moving: 1 << operation)
    var seen: PartialOrder.Members = 0
    while event.moving & ~seen != 0 {
      let next = (event.moving & ~seen).trailingZeroBitCount
      seen |= 1 << next
      see(next, order, &event)
    }
    return event.distance
  }

  private func see(_ operation: Int, _ order: PartialOrder, _ event: inout NextEvent) {
    let (start, end) = (order.start[operation], order.end[operation])
    let machine = machine(of: operation, order)
    let demands = model.problem.operations[operation].demands
    let calendars =
      [model.problem.machines[machine].calendar]
      + demands.compactMap { model.problem.resources[$0.resource].calendar }
    for calendar in calendars {
      event.pass(model.openTimes[calendar], from: start)
      event.pass(model.openTimes[calendar], from: end)
    }
    for time in [start, end] {
      let index = priceChanges.partitioningIndex { $0 >= time }
      if index < priceChanges.count { event.pass(priceChanges[index], from: time) }
    }
    let job = model.problem.operations[operation].job
    if let due = model.problem.jobs[job].due { event.pass(due, from: end) }
    let countsMakespan = model.problem.objective.counts(.makespan)
    for other in order.start.indices where other != operation {
      // Which of them is the last.
      if countsMakespan || model.problem.operations[other].job == job { event.meet(order.end[other], from: end) }
      if excludes(operation, other, order) { see(other, after: operation, on: machine, order, &event) }
    }
    seeWaiting(for: operation, order, &event)
  }

  /// When an operation begins to push another of its machine or to be under way with it, or is no longer so.
  private func see(_ other: Int, after operation: Int, on machine: Int, _ order: PartialOrder, _ event: inout NextEvent)
  {
    let (end, start) = (order.end[operation], order.start[other])
    // What started before does not give way.
    if start >= end { event.push(other, at: start, from: end) }
    event.meet(order.end[other], from: order.start[operation])
    guard self.machine(of: other, order) == machine, start >= end else { return }
    let setUp = model.setUp(on: machine, after: operation, for: other)
    let open = model.openTime(of: machine)
    guard setUp > 0, let begin = open.latestStart(of: setUp, before: start) else { return }
    event.push(other, at: begin, from: end)
  }

  /// When an operation begins to push those that wait for it, or holds back one before it that must not end so early.
  private func seeWaiting(for operation: Int, _ order: PartialOrder, _ event: inout NextEvent) {
    let (start, end) = (order.start[operation], order.end[operation])
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      let (label, successor) = (model.successors.labels[edge], model.successors.heads[edge])
      let lag = model.problem.precedences[label].minimumLag
      if model.problem.precedences[label].overlap != nil {
        seeOverlap(label, order, &event)
      } else {
        event.push(successor, at: order.start[successor], from: end + lag)
      }
    }
    for index in maximumLags where model.problem.precedences[index].successor == operation {
      let precedence = model.problem.precedences[index]
      event.push(
        precedence.predecessor, at: order.end[precedence.predecessor] + precedence.maximumLag!, from: start)
    }
  }
  /// When the predecessor of an overlap begins to push its successor, by its first batch or by its last.
  private func seeOverlap(_ label: Int, _ order: PartialOrder, _ event: inout NextEvent) {
    let precedence = model.problem.precedences[label]
    let (first, second) = (precedence.predecessor, precedence.successor)
    let (last, choice) = (order.end[first] + precedence.minimumLag, order.alternative[second])
    let opening = model.opening(
      label, alternative: order.alternative[first], start: order.start[first], end: order.end[first])
    event.push(second, at: order.start[second], from: opening)
    event.pass(model.openTime(of: machine(of: first, order)), from: opening - precedence.minimumLag)
    let open = model.openTime(of: machine(of: second, order))
    event.pass(open, from: last)
    let tail = precedence.overlap!.tails[choice - model.alternativeRows[second]]
    // No efficiency but the full one is searched with events: a grain is a second.
    let missing = model.durations[choice] - tail - open.grains(until: last)
    if missing >= 0 { event.pass(missing, from: 0) }
    let bound = model.tailBound(label, alternative: choice, predecessorEnd: order.end[first])
    guard bound > .min else { return }
    event.push(second, at: order.start[second], from: bound)
    event.pass(open, from: bound)
  }
}
