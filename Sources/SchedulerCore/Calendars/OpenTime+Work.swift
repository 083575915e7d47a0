import Searches

/// How much is done when: durations are seconds of work, instants full seconds.
extension OpenTime {
  /// The grains of work up to an instant, for what compares them with each other; durations are seconds.
  func grains(until time: Time) -> Int64 {
    if let rates { return rates.work(until: time) }
    let index = index(at: time)
    return index < 0 ? 0 : workBefore[index] + min(time, ends[index]) - starts[index]
  }

  /// The first instant by which so many grains (more than 0) are done; nil beyond the horizon.
  func earliest(grains work: Int64) -> Time? {
    guard work <= workBefore[starts.count] else { return nil }
    if let rates { return rates.earliest(work) }
    let index = workBefore.partitioningIndex { $0 >= work } - 1
    return starts[index] + work - workBefore[index]
  }

  /// The first instant by which work (more than 0) is done that begins at another, or as soon as the machine opens; nil
  /// beyond the horizon. Who begins later does not end earlier.
  func end(of duration: Time, from start: Time) -> Time? {
    earliest(grains: grains(until: start) + duration * grain)
  }

  /// Whether work can be done between two instants.
  func holds(_ duration: Time, from start: Time, until end: Time) -> Bool {
    grains(until: end) - grains(until: start) >= duration * grain
  }

  /// The latest instant from which work is done before another; nil if not even from the beginning of the horizon.
  func latestStart(of duration: Time, before time: Time) -> Time? {
    if duration == 0 { return time }
    let work = grains(until: time) - duration * grain
    guard work >= 0 else { return nil }
    if let rates { return rates.latest(work) }
    let index = min(workBefore.partitioningIndex { $0 > work } - 1, starts.count - 1)
    return starts[index] + work - workBefore[index]
  }

  /// The first instant from which on work does not end before another; the farthest past where it never does.
  func firstStart(of duration: Time, endingFrom least: Time) -> Time {
    let work = grains(until: least - 1) + 1 - duration * grain
    return work > 0 ? earliest(grains: work)! : .min
  }

  /// The work, in full seconds, that fits into an open interval from an instant of it on.
  func room(in index: Int, from time: Time) -> Time {
    rates == nil ? ends[index] - time : (workBefore[index + 1] - grains(until: time)) / grain
  }

  /// The least time by the clock that work takes anywhere.
  func leastSpan(of duration: Time) -> Time {
    guard let rates else { return duration }
    return (duration * grain + rates.fastest - 1) / rates.fastest
  }

  /// The earliest start at or after an instant, and the end, of a stretch of work; nil beyond the horizon.
  func place(duration: Time, interruptible: Bool, from time: Time) -> (start: Time, end: Time)? {
    // The usual case is asked for more than anything else, and has only to add.
    if rates != nil { return ratedPlace(duration: duration, interruptible: interruptible, from: time) }
    var index = index(at: time)
    if index < 0 || time >= ends[index] { index += 1 }
    guard index < starts.count else { return nil }
    if interruptible {
      let start = max(time, starts[index])
      guard let end = earliest(grains: workBefore[index] + start - starts[index] + duration) else { return nil }
      return (start, end)
    }
    guard duration <= longest else { return nil }
    while index < starts.count {
      let start = max(time, starts[index])
      if start + duration <= ends[index] { return (start, start + duration) }
      index += 1
    }
    return nil
  }

  /// The same where efficiencies differ.
  @inline(never)
  private func ratedPlace(duration: Time, interruptible: Bool, from time: Time) -> (start: Time, end: Time)? {
    guard let opening = opening(from: time) else { return nil }
    if interruptible { return end(of: duration, from: opening).map { (opening, $0) } }
    guard duration <= longest else { return nil }
    for index in index(at: opening)..<starts.count {
      let start = max(time, starts[index])
      let done = grains(until: start) + duration * grain
      if done <= workBefore[index + 1] { return earliest(grains: done).map { (start, $0) } }
    }
    return nil
  }
}
