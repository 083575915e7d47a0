/// When a machine is open: a pattern of intervals that repeats for ever, and exceptions to it.
///
/// The pattern is stored once, never spread over the years: `openIntervals(in:)` spreads it over one horizon.
/// Intervals are half-open, may touch or overlap, and need no order.
public struct Calendar: Hashable, Sendable {
  /// A stretch of time in which the pattern is overruled: a holiday (closed) or overtime (open).
  public struct Exception: Hashable, Sendable {
    /// What is overruled; it may reach beyond any horizon.
    public var interval: Range<Time>
    /// Overtime if true, a holiday or stoppage if false.
    public var isOpen: Bool

    /// An exception; an empty interval overrules nothing.
    public init(_ interval: Range<Time>, isOpen: Bool) {
      self.interval = interval
      self.isOpen = isOpen
    }
  }

  /// The length of a week in seconds, the usual period of a pattern.
  public static let week: Time = 7 * 86_400

  /// Seconds after which the pattern repeats.
  public var period: Time
  /// An instant at which a period begins.
  public var origin: Time
  /// Open intervals relative to the beginning of a period. Each begins within the period, and may run on into the
  /// next (a night shift over the end of the week) for at most one period.
  public var pattern: [Range<Time>]
  /// Later exceptions overrule earlier ones.
  public var exceptions: [Exception]

  /// A calendar of any period.
  public init(
    pattern: [Range<Time>], period: Time = Calendar.week, origin: Time = 0, exceptions: [Exception] = []
  ) {
    self.pattern = pattern
    self.period = period
    self.origin = origin
    self.exceptions = exceptions
  }

  /// Open at every instant.
  public static let always = Calendar(pattern: [0..<week])

  /// A weekly calendar of shifts.
  ///
  /// - Parameters:
  ///   - shifts: open on their weekdays except in their breaks; overlapping shifts count once.
  ///   - weekStart: an instant at which a week begins, that is, the midnight before weekday 0.
  ///   - holidays: closed, whatever the shifts say.
  ///   - overtime: open, whatever shifts and holidays say.
  public init(
    shifts: [Shift], weekStart: Time = 0, holidays: [Range<Time>] = [], overtime: [Range<Time>] = []
  ) {
    self.init(
      pattern: shifts.flatMap(\.weeklyIntervals), origin: weekStart,
      exceptions: holidays.map { Exception($0, isOpen: false) } + overtime.map { Exception($0, isOpen: true) })
  }

  /// Whether the pattern keeps its contract: a positive period, and intervals that begin within it and are no longer.
  var isWellFormed: Bool {
    period > 0 && period <= .farthestTime && abs(origin) <= .farthestTime
      && pattern.allSatisfy { $0.lowerBound >= 0 && $0.lowerBound < period && $0.upperBound - $0.lowerBound <= period }
  }
}
