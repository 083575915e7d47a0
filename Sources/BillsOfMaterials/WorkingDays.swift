import Catalogs
import Quantities

/// The days on which a calendar opens at all, counted, so that "ten working days later" is two look-ups.
///
/// Covers the years 2000 to 2099; outside them every weekday of the pattern counts, holidays or not.
public struct WorkingDays: Sendable {
  private static let first = 10_957
  private static let last = 47_481

  /// For each day since `first`: working days before it.
  private var before: [Int32]
  /// The working days themselves.
  private var days: [Int32]
  private var openWeekdays: [Bool]

  /// Counts the days of a plant's calendar. Cost: one pass over the days of the century.
  public init(_ calendar: PlantCalendar) {
    let weekdays = (0..<7).map { day in calendar.shifts.contains { $0.days.contains(day) } }
    openWeekdays = weekdays
    let first = CalendarDate(day: WorkingDays.first).weekday.rawValue - 1
    var open = (0...WorkingDays.last - WorkingDays.first).map { weekdays[(first + $0) % 7] }
    for holiday in calendar.holidays {
      let from = max(holiday.from.day, WorkingDays.first)
      for day in from..<max(from, min(holiday.until.day, WorkingDays.last + 1)) {
        open[day - WorkingDays.first] = false
      }
    }
    for shift in calendar.extraShifts where (WorkingDays.first...WorkingDays.last).contains(shift.date.day) {
      open[shift.date.day - WorkingDays.first] = true
    }
    before = []
    days = []
    for (i, isOpen) in open.enumerated() {
      before.append(Int32(days.count))
      if isOpen { days.append(Int32(WorkingDays.first + i)) }
    }
  }

  /// The working day `count` working days after `date`; with 0 the first working day that is not before it.
  /// A calendar that never opens gives the date itself, `count` calendar days on.
  public func date(_ count: Int, after date: CalendarDate) -> CalendarDate {
    let index = date.day - WorkingDays.first
    if before.indices.contains(index) {
      // Counting starts on the date, or on the first working day after it.
      let target = Int(before[index]) + count
      if target < days.count { return CalendarDate(day: Int(days[target])) }
    }
    return stepping(count, from: date)
  }

  /// The day from which `count` working days are left until `date`: counting back starts on the date, or on the last
  /// working day before it. With few enough of them left in the century it goes on in calendar days.
  public func date(_ count: Int, before date: CalendarDate) -> CalendarDate {
    let index = date.day - WorkingDays.first
    guard before.indices.contains(index), count > 0 else { return CalendarDate(day: date.day - count) }
    // `before` counts the days before the date; the date itself counts where it is a working day.
    let isOpen = Int(before[index]) < days.count && Int(days[Int(before[index])]) == date.day
    let target = Int(before[index]) - (isOpen ? 0 : 1) - count
    return target >= 0 ? CalendarDate(day: Int(days[target])) : CalendarDate(day: date.day - count)
  }

  private func stepping(_ count: Int, from date: CalendarDate) -> CalendarDate {
    guard openWeekdays.contains(true) else { return CalendarDate(day: date.day + count) }
    var day = date.day
    var left = count
    while true {
      if openWeekdays[CalendarDate(day: day).weekday.rawValue - 1] {
        if left == 0 { return CalendarDate(day: day) }
        left -= 1
      }
      day += 1
    }
  }
}
