extension Dispatcher {
  /// The place of an operation that starts in the open interval in which the clock stands; nil if the machine is busy
  /// or closed, or the operation does not fit.
  func immediatePlace(_ operation: Int, on machine: Int) -> Timeline.Place? {
    let rows = model.alternativeRows[operation]..<model.alternativeRows[operation + 1]
    guard let alternative = rows.first(where: { model.alternativeMachines[$0] == machine }) else { return nil }
    return immediatePlace(operation, alternative: alternative)
  }

  private func immediatePlace(_ operation: Int, alternative: Int) -> Timeline.Place? {
    let machine = Int(model.alternativeMachines[alternative])
    guard busyUntil[machine] <= clock else { return nil }
    let current = timeline.latest(on: machine, startingBy: clock)
    if current >= 0 && timeline.ends[current] > clock { return nil }
    let open = model.openTime(of: machine)
    let interval = open.index(at: clock)
    guard interval >= 0, clock < open.ends[interval] else { return nil }
    guard let place = timeline.place(operation, alternative: alternative, after: current, from: clock),
      place.start < open.ends[interval]
    else { return nil }
    // What waits for a shared resource does not keep its machine waiting: others may be done meanwhile.
    let demands = model.problem.operations[operation].demands
    if !demands.isEmpty, place.start > max(clock, unhinderedStart(operation, alternative: alternative, after: current))
    {
      return nil
    }
    return place
  }

  /// When an operation could start on a free machine if all that it demands were there.
  private func unhinderedStart(_ operation: Int, alternative: Int, after current: Int) -> Time {
    let machine = Int(model.alternativeMachines[alternative])
    let open = model.openTime(of: machine)
    let free = current < 0 ? model.problem.horizon.lowerBound : timeline.ends[current]
    let setUp = model.setUp(on: machine, after: current, for: operation)
    let done = setUp == 0 ? clock : open.end(of: setUp, from: free) ?? .max
    let bound = model.tailBound(of: operation, alternative: alternative) { timeline.ends[$0] }
    return open.place(
      duration: model.durations[alternative], interruptible: model.problem.operations[operation].interruptible,
      from: max(clock, done, bound))?.start ?? .max
  }

  /// When a machine that is busy now is free, if it will end the operation sooner than a place does even after the
  /// share that falls to it of what waits for it; nil if there is none. So a slow machine does not take what a fast one
  /// can do after a short wait.
  func betterLater(_ operation: Int, than place: Timeline.Place) -> Time? {
    if model.isIndifferent[operation] { return nil }
    for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      let machine = Int(model.alternativeMachines[alternative])
      guard machine != place.machine, busyUntil[machine] > clock else { continue }
      let backlog = linesOfMachine[machine].reduce(Int64(0)) { total, line in
        let others = lines[line].count - (line == lineOfOperation[operation] ? 1 : 0)
        return total + Int64(others) * meanDurations[line] / Int64(lines[line].machines.count)
      }
      let last = timeline.latest(on: machine, startingBy: busyUntil[machine])
      let later = model.openTime(of: machine).place(
        duration: model.durations[alternative] + model.setUp(on: machine, after: last, for: operation),
        interruptible: model.problem.operations[operation].interruptible, from: busyUntil[machine] + backlog)
      if let later, later.end < place.end { return busyUntil[machine] }
    }
    return nil
  }

  /// The immediate place that ends first, among equals on the first machine.
  func soonestPlace(_ operation: Int) -> Timeline.Place? {
    var best: Timeline.Place?
    for alternative in model.alternativeRows[operation]..<model.alternativeRows[operation + 1] {
      guard let place = immediatePlace(operation, alternative: alternative) else { continue }
      if best.map({ place.end < $0.end }) ?? true { best = place }
    }
    return best
  }
}
