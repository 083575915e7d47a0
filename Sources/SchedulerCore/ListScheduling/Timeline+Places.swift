extension Timeline {
  /// The earliest place of an alternative in the gap after an operation of its machine, not starting before an
  /// instant; nil if it does not fit there with the set-ups on both sides.
  func place(_ operation: Int, alternative: Int, after previous: Int, from time: Time) -> Place? {
    let machine = Int(model.alternativeMachines[alternative])
    let calendar = model.problem.machines[machine].calendar
    let free = previous < 0 ? model.problem.horizon.lowerBound : ends[previous]
    var earliest = max(time, free, model.tailBound(of: operation, alternative: alternative) { ends[$0] })
    let setUp = model.setUp(on: machine, after: previous, for: operation)
    if setUp > 0 {
      guard let done = model.openTimes[calendar].end(of: setUp, from: free) else { return nil }
      earliest = max(earliest, done)
    }
    let following = following(previous, on: machine)
    let latest = following >= 0 ? starts[following] : .max
    guard let placed = stretch(operation, alternative: alternative, from: earliest, startingBefore: latest) else {
      return nil
    }
    if following >= 0 {
      guard placed.end <= starts[following] else { return nil }
      let change = model.setUp(on: machine, after: operation, for: following)
      let open = model.openTimes[calendar]
      if change > 0, !open.holds(change, from: placed.end, until: starts[following]) { return nil }
    }
    return Place(
      alternative: alternative, machine: machine, start: placed.start, end: placed.end, previous: previous)
  }

  /// The earliest time for an alternative, not before one instant and starting before another, at which its machine is open and
  /// all that it demands is there.
  private func stretch(
    _ operation: Int, alternative: Int, from earliest: Time, startingBefore latest: Time
  ) -> (start: Time, end: Time)? {
    let wanted = model.problem.operations[operation]
    let open = model.openTime(of: Int(model.alternativeMachines[alternative]))
    var from = earliest
    while from < latest {
      let placed = open.place(
        duration: model.durations[alternative], interruptible: wanted.interruptible, from: from)
      guard let placed else { return nil }
      guard !wanted.demands.isEmpty, let later = sharedUse.delay(wanted.demands, from: placed.start, until: placed.end)
      else { return placed }
      from = later
    }
    return nil
  }

  /// The place in any gap at which the operation ends earliest, among equals by the first alternative; nil if there is
  /// none before the end of the horizon.
  func earliestPlace(_ operation: Int, from time: Time) -> Place? {
    var best: Place?
    for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      let machine = Int(model.alternativeMachines[alternative])
      var previous = latest(on: machine, startingBy: time)
      while true {
        if let place = place(operation, alternative: alternative, after: previous, from: time) {
          if best.map({ place.end < $0.end }) ?? true { best = place }
          break
        }
        previous = following(previous, on: machine)
        if previous < 0 { break }
      }
    }
    return best
  }
}
