import BillsOfMaterials
import Catalogs
import Quantities
import Schedules
import Testing

/// Holidays and the shifts around them; 2026-03-04 is a Wednesday.
struct PlantCalendarTests {
  private let eve = CalendarDate("2026-03-03")!
  private let feast = CalendarDate("2026-03-04")!

  /// Nights from Monday to Friday, 22:00 to 06:00, with Wednesday a holiday.
  private func nights(
    holidays: ClosedRange<Int> = 0...0, extraShifts: [PlantCalendar.ExtraShift] = []
  ) -> PlantCalendar {
    let night = PlantCalendar.Shift(
      days: [0, 1, 2, 3, 4], from: 22 * 3_600, until: 30 * 3_600, breaks: [26 * 3_600..<26 * 3_600 + 1_800])
    return PlantCalendar(
      id: "nights", shifts: [night],
      holidays: [
        .init(from: feast.adding(days: holidays.lowerBound), until: feast.adding(days: holidays.upperBound + 1))
      ], extraShifts: extraShifts, place: Workshop.place)
  }

  private func open(_ calendar: PlantCalendar) -> [String] {
    calendar.openTimes(from: eve, until: feast.adding(days: 2)).map { "\($0.lowerBound)/\($0.upperBound)" }
  }

  /// The shift that begins on the evening before the holiday runs to its end; that of the holiday's evening is dropped.
  @Test func aHolidayDropsTheShiftsThatBeginOnIt() {
    #expect(
      open(nights()) == [
        "2026-03-03T00:00/2026-03-03T02:00", "2026-03-03T02:30/2026-03-03T06:00", "2026-03-03T22:00/2026-03-04T02:00",
        "2026-03-04T02:30/2026-03-04T06:00", "2026-03-05T22:00/2026-03-06T00:00",
      ])
  }

  /// Who closes at midnight makes the eve a holiday too, and opens the evening by an extra shift.
  @Test func thePlantCanCloseAtMidnight() {
    let evening = PlantCalendar.ExtraShift(date: eve, from: 22 * 3_600, until: 24 * 3_600)
    #expect(
      open(nights(holidays: -1...0, extraShifts: [evening])) == [
        "2026-03-03T00:00/2026-03-03T02:00", "2026-03-03T02:30/2026-03-03T06:00", "2026-03-03T22:00/2026-03-04T00:00",
        "2026-03-05T22:00/2026-03-06T00:00",
      ])
  }

  /// A plan works through the night into the holiday, and then not before the evening after it.
  @Test func plansKeepToIt() throws {
    var workshop = Workshop()
    workshop.catalog.plants[0].calendars = [nights()]
    var order = workshop.order("A", hours: 9, wanted: 20)
    order.bill.removeAll()
    let start = LocalDateTime("2026-03-03T12:00")!
    let plan = try ProductionPlanner(workshop.catalog, plant: 0, start: start, horizonDays: 60).plan([order])
    let operation = plan.workOrders[0].operations[0]
    #expect(operation.start.description == "2026-03-03T22:00")
    #expect(operation.end.description == "2026-03-05T23:30")
  }
}
