/// A calendar spread over a horizon, as flat arrays, with the work that can be done before each open interval.
///
/// The *work* at an instant is what a machine that never rests has done since the beginning of the horizon. Straddling
/// work and set-ups are then plain subtraction, and every question costs one binary search, or two. It is counted in
/// grains: seconds where every open second is a second's work, so that nothing is multiplied there; else hundredths
/// (see `Calendar`).
///
/// Intervals are what an uninterruptible operation must fit into: those of different efficiencies that touch are one.
///
/// A class, because the loops of the dispatcher take it up at every step: as a structure of arrays it was one reference
/// after the other to be counted, 7 % of a first schedule's instructions.
final class OpenTime: Sendable {
  /// When the open intervals begin.
  let starts: [Time]
  /// When the open intervals end.
  let ends: [Time]
  /// Grains before each interval, and after the last: one more entry than there are intervals.
  let workBefore: [Int64]
  /// Grains in a second's work: 1 or 100.
  let grain: Int64
  /// How fast work is done when; nil where a second is always a second's work.
  let rates: WorkRates?
  /// The longest work, in full seconds, that fits into an open interval.
  let longest: Time

  /// Spreads a calendar over a horizon.
  init(_ calendar: Calendar, horizon: Range<Time>) {
    let intervals = calendar.openIntervals(in: horizon)
    starts = intervals.map(\.lowerBound)
    ends = intervals.map(\.upperBound)
    let rates = calendar.isAlwaysFull ? nil : WorkRates(calendar.openStretches(in: horizon))
    let grain = rates == nil ? 1 : Calendar.fullEfficiency
    let work = intervals.map { interval in
      guard let rates else { return interval.upperBound - interval.lowerBound }
      return rates.work(until: interval.upperBound) - rates.work(until: interval.lowerBound)
    }
    self.rates = rates
    self.grain = grain
    workBefore = work.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    longest = (work.max() ?? 0) / grain
  }

  /// Whether there is no open instant.
  var isClosed: Bool { starts.isEmpty }

  /// The most seconds of work that a second brings.
  var highestSpeed: Double { rates.map { Double($0.fastest) / Double(grain) } ?? 1 }

  /// The work of all open time, in full seconds.
  var total: Time { workBefore[starts.count] / grain }

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

  /// The instant itself if the machine is open then, else the next opening; nil if it opens no more.
  func opening(from time: Time) -> Time? {
    let index = index(at: time)
    if index >= 0 && time < ends[index] { return time }
    return index + 1 < starts.count ? starts[index + 1] : nil
  }
}
