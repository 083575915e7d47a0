import Quantities
import Testing

struct CalendarTests {
  /// Counts through four centuries day by day, by the rule as it is taught.
  @Test func everyDayFollowsTheOneBefore() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let start = try #require(CalendarDate("1900-01-01"))
    #expect(start.weekday == .monday)
    var day = start.day
    for year in 1900..<2300 {
      let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for month in 1...12 {
        let last = lengths[month - 1] + (leap && month == 2 ? 1 : 0)
        #expect(CalendarDate.days(inMonth: month, of: year) == last)
        for dayOfMonth in [1, last] {
          let date = CalendarDate(day: day + dayOfMonth - 1)
          #expect(date.components == (year, month, dayOfMonth))
          #expect(CalendarDate(year: year, month: month, dayOfMonth: dayOfMonth) == date)
          #expect(date.weekday.rawValue == (date.day - start.day) % 7 + 1)
        }
        day += last
      }
    }
  }

  @Test(arguments: ["1970-01-01", "2026-12-18", "2000-02-29", "0001-01-01", "9999-12-31"])
  func datesPrintAsRead(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026-2-01", "2026-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "26-01-01", "2026-01-01 ",
    "2026/01/01",
  ])
  func datesRefuse(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func knownDays() {
    #expect(CalendarDate("1970-01-01")?.day == 0)
    #expect(CalendarDate("1970-01-01")?.weekday == .thursday)
    #expect(CalendarDate("2026-12-18")?.weekday == .friday)
    #expect(CalendarDate("2024-02-28")?.adding(days: 2).description == "2024-03-01")
    #expect(CalendarDate(day: -1).description == "1969-12-31")
    #expect(CalendarDate(day: -1).weekday == .wednesday)
  }

  @Test(arguments: ["2026-12-18T14:05", "1969-12-31T23:59:59", "1970-01-01T00:00"])
  func momentsPrintAsRead(text: String) {
    #expect(LocalDateTime(text)?.description == text)
  }

  @Test(arguments: [
    "2026-12-18", "2026-12-18T14", "2026-12-18 14:05", "2026-12-18T24:01", "2026-12-18T14:60", "2026-12-18T14:05Z",
  ])
  func momentsRefuse(text: String) {
    #expect(LocalDateTime(text) == nil)
  }

  @Test func midnightAtTheEndIsTheNextDay() {
    #expect(LocalDateTime("2026-12-18T24:00")?.description == "2026-12-19T00:00")
    #expect(LocalTime("24:00")?.second == 86_400)
    #expect(LocalTime("06:30")?.description == "06:30")
  }

  @Test(arguments: [
    ("PT4M", 240), ("PT1H30M", 5_400), ("P2D", 172_800), ("P1DT1S", 86_401), ("-PT20S", -20), ("PT0S", 0),
  ])
  func spansPrintAsRead(text: String, seconds: Int64) {
    #expect(TimeSpan(text)?.seconds == seconds)
    #expect(TimeSpan(seconds: seconds).description == text)
  }

  @Test(arguments: ["", "P", "PT", "P1DT", "P1Y", "P1M", "PT1.5H", "4M", "PT1S1M", "PT4", "P1H", "PT1H "])
  func spansRefuse(text: String) {
    #expect(TimeSpan(text) == nil)
  }

  @Test func otherFormsOfSpans() {
    #expect(TimeSpan("P2W")?.description == "P14D")
    #expect(TimeSpan("PT90M")?.description == "PT1H30M")
  }
}
