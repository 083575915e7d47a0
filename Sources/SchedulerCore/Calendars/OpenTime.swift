/// A calendar spread over a horizon, as flat arrays, with the open time before each interval.
///
/// The *work* at an instant is the open time since the beginning of the horizon. Straddling work and set-ups are then
/// plain subtraction, and every question costs one binary search.
struct OpenTime: Sendable {
  /// When the open intervals begin.
  let starts: [Time]
  /// When the open intervals end.
  let ends: [Time]
  /// Open time before each interval, and after the last: one more entry than there are intervals.
  let workBefore: [Time]
  /// The longest open interval, 0 if there is none.
  let longest: Time

  /// Spreads a calendar over a horizon.
  init(_ calendar: Calendar, horizon: Range<Time>) {
    let intervals = calendar.openIntervals(in: horizon)
    starts = intervals.map(\.lowerBound)
    ends = intervals.map(\.upperBound)
    longest = intervals.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    workBefore = intervals.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.upperBound - $1.lowerBound) }
  }

  /// The last interval that begins at or before an instant; -1 before the first.
  func index(at time: Time) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low &+ high) / 2
      if starts[middle] <= time { low = middle &+ 1 } else { high = middle }
    }
    return low - 1
  }

  /// The open time up to an instant.
  func work(until time: Time) -> Time {
    let index = index(at: time)
    return index < 0 ? 0 : workBefore[index] + min(time, ends[index]) - starts[index]
  }

  /// The instant itself if the machine is open then, else the next opening; nil if it opens no more.
  func opening(from time: Time) -> Time? {
    let index = index(at: time)
    if index >= 0 && time < ends[index] { return time }
    return index + 1 < starts.count ? starts[index + 1] : nil
  }

  /// The first instant by which so much work (more than 0) is done; nil beyond the horizon.
  func earliest(work: Time) -> Time? {
    guard work <= workBefore[starts.count] else { return nil }
    let index = workBefore.partitioningIndex { $0 >= work } - 1
    return starts[index] + work - workBefore[index]
  }

  /// The last instant at which no more than so much work is done.
  func latest(work: Time) -> Time {
    let index = min(workBefore.partitioningIndex { $0 > work } - 1, starts.count - 1)
    return starts[index] + work - workBefore[index]
  }

  /// The earliest start at or after an instant, and the end, of a stretch of work; nil beyond the horizon.
  func place(duration: Time, interruptible: Bool, from time: Time) -> (start: Time, end: Time)? {
    var index = index(at: time)
    if index < 0 || time >= ends[index] { index += 1 }
    guard index < starts.count else { return nil }
    if interruptible {
      let start = max(time, starts[index])
      guard let end = earliest(work: workBefore[index] + start - starts[index] + duration) else { return nil }
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
}
