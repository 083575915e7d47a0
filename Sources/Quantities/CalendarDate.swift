/// A day of the proleptic Gregorian calendar, without a time or zone: days since 1970-01-01.
public struct CalendarDate: Hashable, Sendable {
  /// 1970-01-01 is 0; days before it are negative.
  public var day: Int

  /// The day that many days after 1970-01-01.
  public init(day: Int) {
    self.day = day
  }

  /// The day of that year, month (1 to 12) and day of the month; nil where the calendar has none such.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day
  /// comes last, and 400 years (146,097 days) repeat.
  public init?(year: Int, month: Int, dayOfMonth: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(inMonth: month, of: year)).contains(dayOfMonth)
    else { return nil }
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    day = era * 146_097 + dayOfEra - 719_468
  }
}

/// A day of the week, numbered as ISO 8601 does: Monday is 1.
public enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
