import Catalogs
import Quantities
import SchedulerCore

extension PlantCalendar {
  /// What a calendar that never closes brings without a break: more than anything takes, and far from overflowing.
  static let endless: Int64 = .max / 200

  /// The most work without a break in an ordinary week, in full seconds at the standard pace; with `extraShifts`, also what
  /// those bring on their days.
  ///
  /// Holidays are left out: they only take away. A calendar without ordinary shifts has its extra shifts only.
  func longestWork(extraShifts isWithExtra: Bool) -> Int64 {
    var ordinary = self
    (ordinary.holidays, ordinary.extraShifts) = ([], [])
    let monday = CalendarDate(day: 4)
    var longest = ordinary.longestWork(from: monday, until: monday.adding(days: 28))
    guard isWithExtra || shifts.isEmpty else { return longest }
    var extended = self
    extended.holidays = []
    for extra in extraShifts {
      longest = max(longest, extended.longestWork(from: extra.date.adding(days: -9), until: extra.date.adding(days: 9)))
    }
    return longest
  }

  private func longestWork(from: CalendarDate, until: CalendarDate) -> Int64 {
    let origin = LocalDateTime(from).second
    let period = LocalDateTime(until).second - origin
    let stretches = workingStretches(from: from, until: until).filter { !$0.seconds.isEmpty }.map {
      SchedulerCore.Calendar.Stretch(
        $0.seconds.lowerBound - origin..<$0.seconds.upperBound - origin, efficiency: Int64($0.efficiency))
    }
    let open = SchedulerCore.Calendar(stretches: stretches, period: period, origin: origin)
      .openStretches(in: origin..<origin + period)
    var (longest, current, closing): (Int64, Int64, Int64) = (0, 0, .min)
    var seconds: Int64 = 0
    for stretch in open {
      let length = stretch.interval.upperBound - stretch.interval.lowerBound
      current = (stretch.interval.lowerBound == closing ? current : 0) + length * stretch.efficiency
      closing = stretch.interval.upperBound
      seconds += length
      longest = max(longest, current)
    }
    return seconds == period ? Self.endless : longest / 100
  }
}
