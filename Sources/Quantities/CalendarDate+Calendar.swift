extension CalendarDate {
  /// Year, month (1 to 12) and day of the month. Source: as for the initialiser, the other way round.
  public var components: (year: Int, month: Int, dayOfMonth: Int) {
    let shifted = day + 719_468
    let era = shifted.divided(by: 146_097, rounding: .floor)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// Of the Gregorian calendar; for several parts ask for `components` once.
  public var year: Int { components.year }
  /// 1 to 12.
  public var month: Int { components.month }
  /// 1 to 31.
  public var dayOfMonth: Int { components.dayOfMonth }

  /// The day of the week; 1970-01-01 was a Thursday.
  public var weekday: Weekday {
    let fromMonday = (day + 3) - (day + 3).divided(by: 7, rounding: .floor) * 7
    return Weekday(rawValue: fromMonday + 1) ?? .monday
  }

  /// The day that many days later, or earlier where negative.
  public func adding(days: Int) -> CalendarDate {
    CalendarDate(day: day + days)
  }

  /// How many days a month (1 to 12) of that year has.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.day < b.day }
}

extension CalendarDate: LosslessStringConvertible {
  /// Reads exactly `YYYY-MM-DD` (ISO 8601, extended format), years 0001 to 9999.
  public init?(_ text: String) {
    self.init(parsing: text)
  }

  /// Reads exactly `YYYY-MM-DD` from any string or part of one.
  public init?(parsing text: some StringProtocol) {
    var reader = DigitReader(text)
    self.init(from: &reader)
    guard reader.isAtEnd else { return nil }
  }

  init?(from reader: inout DigitReader) {
    guard let year = reader.number(digits: 4), reader.take("-"),
      let month = reader.number(digits: 2), reader.take("-"),
      let dayOfMonth = reader.number(digits: 2)
    else { return nil }
    self.init(year: year, month: month, dayOfMonth: dayOfMonth)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, dayOfMonth) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(dayOfMonth, to: 2))"
  }
}
