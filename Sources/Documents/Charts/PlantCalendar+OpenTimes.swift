import Catalogs
import Quantities

extension PlantCalendar {
  /// When it is open within a stretch of time: stretches in seconds of the plant's clock, ascending, none touching another.
  ///
  /// A shift belongs to the day on which it begins: a night shift before a holiday runs into the holiday. Extra shifts are
  /// held on holidays too. Cost: the days of the stretch times the shifts of a day.
  func openTimes(from: LocalDateTime, until: LocalDateTime) -> [Range<Int64>] {
    guard from < until else { return [] }
    var stretches: [Range<Int64>] = []
    // The day before may have a shift that runs past midnight.
    for day in (from.date.day - 1)...until.date.day {
      let midnight = Int64(day) * 86_400
      for stretch in openSeconds(of: CalendarDate(day: day)) where !stretch.isEmpty {
        stretches.append(midnight + Int64(stretch.lowerBound)..<midnight + Int64(stretch.upperBound))
      }
    }
    stretches.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var merged: [Range<Int64>] = []
    for stretch in stretches {
      let stretch = stretch.clamped(to: from.second..<until.second)
      if stretch.isEmpty { continue }
      if let last = merged.last, stretch.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
      } else {
        merged.append(stretch)
      }
    }
    return merged
  }

  /// Seconds after the day's midnight, in any order.
  private func openSeconds(of date: CalendarDate) -> [Range<Int>] {
    var open = extraShifts.filter { $0.date == date && $0.from < $0.until }.map { $0.from..<$0.until }
    guard !holidays.contains(where: { $0.from <= date && date < $0.until }) else { return open }
    let weekday = date.weekday.rawValue - 1
    for shift in shifts where shift.days.contains(weekday) {
      var start = shift.from
      for pause in shift.breaks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if start < pause.lowerBound { open.append(start..<min(pause.lowerBound, shift.until)) }
        start = max(start, pause.upperBound)
      }
      if start < shift.until { open.append(start..<shift.until) }
    }
    return open
  }
}
