extension Dispatcher {
  /// The most waiting operations that a machine looks through at each heap for one that fits before it closes.
  private static let scanLimit = 2_048

  /// A machine looks for work: it takes operations, or sees that others can end them sooner, until it is busy or finds
  /// none that it can start at once.
  mutating func look(_ machine: Int) {
    guard wake[machine] == clock else { return }
    wake[machine] = .max
    timeline.advance(machine, to: clock)
    while faults.isEmpty {
      let current = timeline.latest(on: machine, startingBy: clock)
      let free = max(busyUntil[machine], current < 0 ? .min : timeline.ends[current])
      if free > clock { return requestLook(machine, from: free) }
      guard let (operation, place) = choose(for: machine, after: current) else {
        return lookLater(machine, after: current)
      }
      take(operation, at: place)
    }
  }

  /// What does not fit now may fit when the machine opens again, after what is placed ahead, or when others give back what it
  /// demands.
  private mutating func lookLater(_ machine: Int, after current: Int) {
    guard linesOfMachine[machine].contains(where: { lines[$0].count > 0 }) else { return }
    let open = model.openTime(of: machine)
    requestLook(machine, from: open.ends[open.index(at: clock)])
    let following = timeline.following(current, on: machine)
    if following >= 0 { requestLook(machine, from: timeline.ends[following]) }
    if model.sharesResources, let relief = timeline.sharedUse.nextRelief(after: clock) {
      requestLook(machine, from: relief)
    }
  }

  private mutating func take(_ operation: Int, at place: Timeline.Place) {
    stage[operation] = .absent
    lines[lineOfOperation[operation]].leave()
    let unit = model.unit[operation]
    if model.members[unit].isEmpty {
      timeline.insert(operation, at: place)
      busyUntil[place.machine] = place.end
      requestLook(place.machine, from: place.end)
      release(operation)
    } else {
      placeUnit(unit, from: clock)
    }
    for unit in freed { announce(unit) }
    freed.removeAll(keepingCapacity: true)
  }

  /// The most urgent operation that the machine can start at once, and the place where it ends soonest among the
  /// machines that can.
  private mutating func choose(for machine: Int, after current: Int) -> (Int, Timeline.Place)? {
    var best: (operation: Int, cost: Int64)?
    for line in linesOfMachine[machine] where lines[line].count > 0 {
      lines[line].settle(clock: clock, stage: &stage, logarithms: logarithms)
      let penalty = penalty(on: machine, after: current, line: line)
      guard let (operation, cost) = lines[line].mostUrgent(clock: clock) else { continue }
      if let known = best, (known.cost, -known.operation) >= (cost - penalty, -operation) { continue }
      best = (operation, cost - penalty)
    }
    guard let best else { return nil }
    if immediatePlace(best.operation, on: machine) != nil {
      let place = soonestPlace(best.operation)!
      guard let later = betterLater(best.operation, than: place) else { return (best.operation, place) }
      requestLook(machine, from: later)
    }
    return scan(for: machine, after: current)
  }

  /// What the set-up that a line's family needs on a machine takes off the cost, in units of
  /// `DispatchingRule.doubling`.
  func penalty(on machine: Int, after current: Int, line: Int) -> Int64 {
    guard let matrix = model.problem.machines[machine].setUps else { return 0 }
    let from = current < 0 ? model.problem.machines[machine].initialFamily : model.problem.operations[current].family
    guard let from else { return 0 }
    return model.problem.setUpMatrices[matrix][from, lines[line].family] * DispatchingRule.doubling
      / setUpUnits[machine]
  }

  /// The most urgent of those that fit, when the most urgent of all does not.
  private func scan(for machine: Int, after current: Int) -> (Int, Timeline.Place)? {
    let open = model.openTime(of: machine)
    let room = open.room(in: open.index(at: clock), from: clock)
    var best: (operation: Int, cost: Int64, place: Timeline.Place)?
    for line in linesOfMachine[machine] where lines[line].count > 0 {
      let penalty = penalty(on: machine, after: current, line: line)
      for (heap, wanted) in [(lines[line].pressing, WaitingLine.Stage.pressing), (lines[line].calm, .calm)] {
        for entry in heap.entries.prefix(Dispatcher.scanLimit) where stage[Int(entry.item)] == wanted {
          let operation = Int(entry.item)
          let urgency = wanted == .pressing ? -entry.key : lines[line].cost(ofCalm: entry.key, clock: clock)
          if let known = best, (known.cost, -known.operation) >= (urgency - penalty, -operation) { continue }
          guard model.problem.operations[operation].interruptible || model.shortest[operation] <= room,
            let place = immediatePlace(operation, on: machine), betterLater(operation, than: place) == nil
          else { continue }
          best = (operation, urgency - penalty, place)
        }
      }
    }
    return best.map { ($0.operation, $0.place) }
  }
}
