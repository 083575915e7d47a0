/// A time of day on the plant's clock, in seconds since midnight; 24:00 (86,400) is the end of the day.
public struct LocalTime: Hashable, Sendable {
  /// 0 to 86,400.
  public let second: Int

  /// Requires 0 to 86,400.
  public init(second: Int) {
    precondition(second >= 0 && second <= 86_400, "a time of day lies between 00:00 and 24:00")
    self.second = second
  }
}

extension LocalTime: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.second < b.second }
}

extension LocalTime: LosslessStringConvertible {
  /// Reads exactly `HH:MM` or `HH:MM:SS`, from `00:00` to `24:00`.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    self.init(from: &reader)
    guard reader.isAtEnd else { return nil }
  }

  init?(from reader: inout DigitReader) {
    guard let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2) else {
      return nil
    }
    var second: Int? = 0
    if reader.take(":") { second = reader.number(digits: 2) }
    guard let second, hour <= 24, minute < 60, second < 60 else { return nil }
    let total = hour * 3_600 + minute * 60 + second
    guard total <= 86_400 else { return nil }
    self.init(second: total)
  }

  /// `HH:MM`, or `HH:MM:SS` where the seconds are not 0.
  public var description: String {
    let minutes = "\(padded(second / 3_600, to: 2)):\(padded(second / 60 % 60, to: 2))"
    return second % 60 == 0 ? minutes : "\(minutes):\(padded(second % 60, to: 2))"
  }
}
