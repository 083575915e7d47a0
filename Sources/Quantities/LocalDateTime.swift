/// A date and time on the plant's clock, without a zone: seconds since 1970-01-01T00:00 of that clock.
public struct LocalDateTime: Hashable, Sendable {
  /// Negative before 1970.
  public var second: Int64

  /// That many seconds after 1970-01-01T00:00.
  public init(second: Int64) {
    self.second = second
  }

  /// That time on that day; 24:00 is the next day's 00:00.
  public init(_ date: CalendarDate, _ time: LocalTime = LocalTime(second: 0)) {
    second = Int64(date.day) * 86_400 + Int64(time.second)
  }
}

extension LocalDateTime {
  /// The day, of which `time` is the rest.
  public var date: CalendarDate {
    CalendarDate(day: Int(second.divided(by: 86_400, rounding: .floor)))
  }

  /// The time of day, from 00:00 to 23:59:59.
  public var time: LocalTime {
    LocalTime(second: Int(second - Int64(date.day) * 86_400))
  }

  /// The moment that much later.
  public static func + (moment: Self, span: TimeSpan) -> Self { Self(second: moment.second + span.seconds) }
  /// The moment that much earlier.
  public static func - (moment: Self, span: TimeSpan) -> Self { Self(second: moment.second - span.seconds) }
  /// How much later the first is than the second.
  public static func - (later: Self, earlier: Self) -> TimeSpan { TimeSpan(seconds: later.second - earlier.second) }
}

extension LocalDateTime: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.second < b.second }
}

extension LocalDateTime: LosslessStringConvertible {
  /// Reads exactly `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`; a zone is refused.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let date = CalendarDate(from: &reader), reader.take("T"), let time = LocalTime(from: &reader), reader.isAtEnd
    else { return nil }
    self.init(date, time)
  }

  /// `YYYY-MM-DDTHH:MM`, with seconds where they are not 0.
  public var description: String { "\(date)T\(time)" }
}
