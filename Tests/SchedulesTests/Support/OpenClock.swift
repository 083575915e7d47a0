import Catalogs
import Quantities

/// A calendar as the catalog writes it, asked second by second; shares nothing with what spreads calendars for planning.
struct OpenClock {
  private let calendar: PlantCalendar
  private static let day: Int64 = 86_400

  init(_ calendar: PlantCalendar) { self.calendar = calendar }

  /// Whether the second that begins then is open.
  func isOpen(_ second: Int64) -> Bool { efficiency(second) > 0 }

  /// The efficiency of the second that begins then, in percent; 0 while closed.
  private func efficiency(_ second: Int64) -> Int64 {
    var highest = 0
    let today = Int(second.divided(by: OpenClock.day, rounding: .floor))
    for date in today - 1...today {
      let clock = Int(second) - date * Int(OpenClock.day)
      for shift in calendar.extraShifts where shift.date.day == date && shift.from <= clock && clock < shift.until {
        highest = max(highest, shift.efficiency)
      }
      if calendar.holidays.contains(where: { $0.from.day <= date && date < $0.until.day }) { continue }
      let weekday = CalendarDate(day: date).weekday.rawValue - 1
      for shift in calendar.shifts where shift.days.contains(weekday) && shift.from <= clock && clock < shift.until {
        if !shift.breaks.contains(where: { $0.contains(clock) }) { highest = max(highest, shift.efficiency) }
      }
    }
    return Int64(highest)
  }

  /// The open seconds in a stretch of time.
  func open(from: Int64, until: Int64) -> Int64 {
    pieces(from: from, until: until).reduce(0) { $0 + (isOpen($1.lowerBound) ? $1.upperBound - $1.lowerBound : 0) }
  }

  /// The work that can be done in a stretch of time, in hundredths of seconds.
  func work(from: Int64, until: Int64) -> Int64 {
    pieces(from: from, until: until).reduce(0) {
      $0 + efficiency($1.lowerBound) * ($1.upperBound - $1.lowerBound)
    }
  }

  /// Whether work takes exactly a stretch of time: it is done by the end of the last second, and not before.
  func takes(_ seconds: Int64, from: Int64, until: Int64) -> Bool {
    work(from: from, until: until) >= 100 * seconds
      && (from == until || work(from: from, until: until - 1) < 100 * seconds)
  }

  /// The most work without closing in the weeks after a second, in hundredths of seconds.
  func longest(from: Int64) -> Int64 {
    var (longest, current): (Int64, Int64) = (0, 0)
    for piece in pieces(from: from, until: from + 30 * OpenClock.day) {
      let work = efficiency(piece.lowerBound) * (piece.upperBound - piece.lowerBound)
      current = work > 0 ? current + work : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// Stretches in which nothing opens or closes: all begin where any line of the calendar mentions a time.
  private func pieces(from: Int64, until: Int64) -> [Range<Int64>] {
    var edges: Set<Int64> = [from, until]
    let first = Int(from.divided(by: OpenClock.day, rounding: .floor)) - 2
    let last = Int(until.divided(by: OpenClock.day, rounding: .floor))
    let times = calendar.shifts.flatMap { [$0.from, $0.until] + $0.breaks.flatMap { [$0.lowerBound, $0.upperBound] } }
    for date in first...max(first, last) {
      for time in times + calendar.extraShifts.flatMap({ [$0.from, $0.until] }) {
        edges.insert(Int64(date) * OpenClock.day + Int64(time))
      }
    }
    let sorted = edges.filter { $0 >= from && $0 <= until }.sorted()
    return zip(sorted, sorted.dropFirst()).map { $0..<$1 }
  }
}
