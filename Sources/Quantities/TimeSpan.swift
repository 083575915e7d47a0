/// A length of time in whole seconds; a day is 24 hours.
public struct TimeSpan: Hashable, Sendable {
  /// Negative where the span points back.
  public var seconds: Int64

  /// That many seconds.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// No time at all.
  public static let zero = TimeSpan(seconds: 0)
}

extension TimeSpan: Comparable, AdditiveArithmetic {
  public static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }
  public static func + (a: Self, b: Self) -> Self { Self(seconds: a.seconds + b.seconds) }
  public static func - (a: Self, b: Self) -> Self { Self(seconds: a.seconds - b.seconds) }
}

extension TimeSpan: LosslessStringConvertible {
  /// Reads an ISO 8601 duration of whole weeks, days, hours, minutes and seconds, such as `PT4M`, `P1DT12H` or `P2W`,
  /// with `-` in front where negative. Years and months have no fixed length and are refused.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    let negative = reader.take("-")
    guard reader.take("P"), !reader.isAtEnd else { return nil }
    var total: Int64 = 0
    guard TimeSpan.read([("W", 604_800), ("D", 86_400)], from: &reader, into: &total) != nil else { return nil }
    if reader.take("T") {
      let fields = TimeSpan.read([("H", 3_600), ("M", 60), ("S", 1)], from: &reader, into: &total)
      guard let fields, fields > 0 else { return nil }
    }
    guard reader.isAtEnd else { return nil }
    self.init(seconds: negative ? -total : total)
  }

  /// Reads the fields that are there, in the order of `designators`; returns how many, or nil where one is malformed.
  private static func read(
    _ designators: [(Unicode.Scalar, Int64)], from reader: inout DigitReader, into total: inout Int64
  ) -> Int? {
    var count = 0
    var pending = reader.number()
    for (designator, factor) in designators {
      guard let number = pending else { break }
      if reader.take(designator) {
        // Twelve digits of weeks stay below 2^63 seconds.
        total += Int64(number) * factor
        count += 1
        pending = reader.number()
      }
    }
    return pending == nil ? count : nil
  }

  /// The shortest ISO 8601 form in days, hours, minutes and seconds; `PT0S` for none.
  public var description: String {
    if seconds == 0 { return "PT0S" }
    let size = seconds.magnitude
    var text = seconds < 0 ? "-P" : "P"
    if size >= 86_400 { text += "\(size / 86_400)D" }
    let clock = [(size / 3_600 % 24, "H"), (size / 60 % 60, "M"), (size % 60, "S")].filter { $0.0 > 0 }
    if !clock.isEmpty { text += "T" + clock.map { "\($0.0)\($0.1)" }.joined() }
    return text
  }
}
