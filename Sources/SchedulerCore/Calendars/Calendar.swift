/// When a machine is open, and how well it works then: a pattern of stretches that repeats for ever, and exceptions to it.
///
/// The pattern is stored once, never spread over the years: `openStretches(in:)` spreads it over one horizon.
/// Intervals are half-open, may touch or overlap, and need no order.
///
/// Durations are work at an efficiency of 100 %. In a second at an efficiency of e % a machine does e hundredths of a
/// second's work; an operation or a set-up ends at the first full second by which all its work is done, and the next
/// may begin there. What the machine could have done of that last second beyond the work is lost. `OpenTime` counts so.
public struct Calendar: Hashable, Sendable {
  /// An open stretch of time with its efficiency.
  public struct Stretch: Hashable, Sendable {
    /// When it is.
    public var interval: Range<Time>
    /// In whole percent, within `Calendar.efficiencies`.
    public var efficiency: Int64

    /// A stretch at full efficiency unless told otherwise.
    public init(_ interval: Range<Time>, efficiency: Int64 = Calendar.fullEfficiency) {
      self.interval = interval
      self.efficiency = efficiency
    }
  }

  /// A stretch of time in which the pattern is overruled: a holiday (closed) or overtime (open).
  public struct Exception: Hashable, Sendable {
    /// What is overruled; it may reach beyond any horizon.
    public var interval: Range<Time>
    /// Overtime if true, a holiday or stoppage if false.
    public var isOpen: Bool
    /// The efficiency of overtime, in whole percent, within `Calendar.efficiencies`; of no account for a holiday.
    public var efficiency: Int64

    /// An exception, at full efficiency unless told otherwise; an empty interval overrules nothing.
    public init(_ interval: Range<Time>, isOpen: Bool, efficiency: Int64 = Calendar.fullEfficiency) {
      self.interval = interval
      self.isOpen = isOpen
      self.efficiency = efficiency
    }
  }

  /// The length of a week in seconds, the usual period of a pattern.
  public static let week: Time = 7 * 86_400
  /// The efficiency at which a second is a second's work, in percent.
  public static let fullEfficiency: Int64 = 100
  /// The efficiencies that there may be, in percent.
  public static let efficiencies: ClosedRange<Int64> = 1...400

  /// Seconds after which the pattern repeats.
  public var period: Time
  /// An instant at which a period begins.
  public var origin: Time
  /// Open stretches relative to the beginning of a period. Each begins within the period, and may run on into the
  /// next (a night shift over the end of the week) for at most one period. Where some overlap, the highest efficiency
  /// counts.
  public var pattern: [Stretch]
  /// Later exceptions overrule earlier ones, in their efficiency, too.
  public var exceptions: [Exception]

  /// A calendar of any period whose stretches have efficiencies of their own.
  public init(
    stretches: [Stretch], period: Time = Calendar.week, origin: Time = 0, exceptions: [Exception] = []
  ) {
    pattern = stretches
    self.period = period
    self.origin = origin
    self.exceptions = exceptions
  }

  /// A calendar of any period whose pattern is at full efficiency.
  public init(
    pattern: [Range<Time>], period: Time = Calendar.week, origin: Time = 0, exceptions: [Exception] = []
  ) {
    self.init(stretches: pattern.map { Stretch($0) }, period: period, origin: origin, exceptions: exceptions)
  }

  /// Open at every instant, at full efficiency.
  public static let always = Calendar(pattern: [0..<week])

  /// A weekly calendar of shifts.
  ///
  /// - Parameters:
  ///   - shifts: open on their weekdays except in their breaks; overlapping shifts count once, by the highest efficiency.
  ///   - weekStart: an instant at which a week begins, that is, the midnight before weekday 0.
  ///   - holidays: closed, whatever the shifts say.
  ///   - overtime: open at full efficiency, whatever shifts and holidays say.
  public init(
    shifts: [Shift], weekStart: Time = 0, holidays: [Range<Time>] = [], overtime: [Range<Time>] = []
  ) {
    self.init(
      stretches: shifts.flatMap(\.weeklyStretches), origin: weekStart,
      exceptions: holidays.map { Exception($0, isOpen: false) } + overtime.map { Exception($0, isOpen: true) })
  }
}
