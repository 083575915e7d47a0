import Catalogs
import Quantities

extension PlantCalendar {
  /// When the calendar is open from one midnight to another: sorted, disjoint, not touching, none empty.
  ///
  /// A shift counts for the day on which it begins: a holiday drops the shifts that begin on it, and a night shift that
  /// begins on its eve runs to its end. Extra shifts are open whatever the day, and have no breaks.
  /// Cost: proportional to the days times shifts and holidays.
  public func openTimes(from: CalendarDate, until: CalendarDate) -> [Range<LocalDateTime>] {
    merged(workingStretches(from: from, until: until).map(\.seconds)).map {
      LocalDateTime(second: $0.lowerBound)..<LocalDateTime(second: $0.upperBound)
    }
  }

  /// The same shift by shift, with the efficiency of each in percent: in no order, empty ones and overlaps included.
  func workingStretches(from: CalendarDate, until: CalendarDate) -> [(seconds: Range<Int64>, efficiency: Int)] {
    guard from < until else { return [] }
    var stretches: [(seconds: Range<Int64>, efficiency: Int)] = []
    // A shift may last beyond its day; none lasts beyond two.
    for day in from.day - 2..<until.day where !isHoliday(day) {
      let weekday = CalendarDate(day: day).weekday.rawValue - 1
      for shift in shifts where shift.days.contains(weekday) {
        stretches += shift.workingStretches.map { (moved($0, to: day), shift.efficiency) }
      }
    }
    stretches += extraShifts.map { (moved($0.from..<$0.until, to: $0.date.day), $0.efficiency) }
    let limits = LocalDateTime(from).second..<LocalDateTime(until).second
    return stretches.map { ($0.seconds.clamped(to: limits), $0.efficiency) }
  }

  private func isHoliday(_ day: Int) -> Bool {
    holidays.contains { $0.from.day <= day && day < $0.until.day }
  }

  private func moved(_ stretch: Range<Int>, to day: Int) -> Range<Int64> {
    let midnight = Int64(day) * 86_400
    return midnight + Int64(stretch.lowerBound)..<midnight + Int64(stretch.upperBound)
  }
}

extension PlantCalendar.Shift {
  /// The shift less its breaks, in seconds after midnight.
  fileprivate var workingStretches: [Range<Int>] {
    var stretches: [Range<Int>] = []
    var begin = from
    for pause in breaks.sorted(by: { $0.lowerBound < $1.lowerBound }) where pause.upperBound > begin {
      if pause.lowerBound > begin { stretches.append(begin..<min(pause.lowerBound, until)) }
      begin = pause.upperBound
      if begin >= until { return stretches }
    }
    return stretches + [begin..<until]
  }
}

/// Sorts stretches and joins those that touch or overlap; empty ones disappear.
func merged<Bound: Comparable>(_ stretches: [Range<Bound>]) -> [Range<Bound>] {
  let sorted = stretches.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
  return sorted.reduce(into: []) { joined, stretch in
    if let last = joined.last, stretch.lowerBound <= last.upperBound {
      joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
    } else {
      joined.append(stretch)
    }
  }
}
