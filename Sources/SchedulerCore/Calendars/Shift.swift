/// A daily stretch of work on some weekdays, less its breaks.
public struct Shift: Hashable, Sendable {
  /// Days counted from the beginning of the calendar's week, 0 to 6.
  public var weekdays: [Int]
  /// Seconds since midnight; a night shift ends after 86,400.
  public var hours: Range<Time>
  /// Seconds since the midnight at which the shift's day begins; only what lies within the shift counts.
  public var breaks: [Range<Time>]
  /// How well machines work in it, in whole percent, within `Calendar.efficiencies`: at 80, an hour brings 48 minutes of
  /// work.
  public var efficiency: Int64

  /// A shift without breaks and at full efficiency, unless told otherwise.
  ///
  /// - Precondition: weekdays are 0 to 6, and the hours begin on the day and last at most a week.
  public init(
    weekdays: [Int], hours: Range<Time>, breaks: [Range<Time>] = [], efficiency: Int64 = Calendar.fullEfficiency
  ) {
    precondition(weekdays.allSatisfy { (0..<7).contains($0) }, "weekdays are counted from 0 to 6")
    precondition(hours.lowerBound >= 0 && hours.lowerBound < 86_400, "a shift begins on its day")
    precondition(hours.upperBound - hours.lowerBound <= Calendar.week, "a shift lasts at most a week")
    self.weekdays = weekdays
    self.hours = hours
    self.breaks = breaks
    self.efficiency = efficiency
  }

  /// The shift's working stretches, relative to the beginning of the week.
  var weeklyStretches: [Calendar.Stretch] {
    weekdays.flatMap { day in
      workingStretches.map { stretch in
        let begin = (Time(day) * 86_400 + stretch.lowerBound) % Calendar.week
        return Calendar.Stretch(begin..<(begin + stretch.upperBound - stretch.lowerBound), efficiency: efficiency)
      }
    }
  }

  private var workingStretches: [Range<Time>] {
    breaks.reduce(into: [hours]) { stretches, pause in
      stretches = stretches.flatMap { stretch in
        [
          stretch.clamped(to: hours.lowerBound..<max(hours.lowerBound, pause.lowerBound)),
          stretch.clamped(to: min(hours.upperBound, pause.upperBound)..<hours.upperBound),
        ].filter { !$0.isEmpty }
      }
    }
  }
}
