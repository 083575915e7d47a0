import Testing

@testable import SchedulerCore

@Suite struct CalendarTests {
  private let hour: Time = 3_600
  private let day: Time = 86_400

  @Test func shiftsWithBreaksOverTheEndOfTheWeek() {
    let early = Shift(weekdays: [0, 1], hours: 6 * hour..<14 * hour, breaks: [9 * hour..<10 * hour])
    let night = Shift(weekdays: [6], hours: 22 * hour..<30 * hour)
    let calendar = Calendar(shifts: [early, night], weekStart: -day)
    let open = calendar.openIntervals(in: -day..<6 * day)
    let expected = [
      0..<9, 10..<14, 30..<33, 34..<38, 166..<168,
    ].map { ($0.lowerBound) * hour - day..<($0.upperBound) * hour - day }
    // The Sunday night shift runs on into Monday, joined to the early shift.
    #expect(open == expected)
  }

  @Test func holidaysCloseAndOvertimeOpens() {
    let shift = Shift(weekdays: Array(0..<5), hours: 8 * hour..<16 * hour)
    let calendar = Calendar(
      shifts: [shift], holidays: [day..<2 * day],
      overtime: [day + 10 * hour..<day + 12 * hour, 5 * day..<5 * day + hour])
    let open = calendar.openIntervals(in: 0..<6 * day)
    let friday = 4 * day + 8 * hour..<4 * day + 16 * hour
    #expect(open[0] == 8 * hour..<16 * hour)
    #expect(open[1] == day + 10 * hour..<day + 12 * hour)
    #expect(open.suffix(2) == [friday, 5 * day..<5 * day + hour])
    #expect(open.count == 6)
  }

  /// Against the definition, unit by unit, for random calendars and every question that open time answers.
  @Test func openTimeAgreesWithTheDefinition() throws {
    for seed in 0..<120 {
      var random = SplitMix(seed)
      let problem = randomProblem(Ingredients(machines: 1...1, operations: 1...1, horizon: 150), using: &random)
      let horizon = problem.horizon
      for calendar in problem.calendars {
        let isOpen = horizon.map { isOpenUnit($0, calendar) }
        let intervals = calendar.openIntervals(in: horizon)
        #expect(isOpen == horizon.map { time in intervals.contains { $0.contains(time) } })
        #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
        checkOpenTime(OpenTime(calendar, horizon: horizon), isOpen, horizon, using: &random)
      }
    }
  }

  private func checkOpenTime(
    _ open: OpenTime, _ isOpen: [Bool], _ horizon: Range<Time>, using random: inout SplitMix
  ) {
    let begin = horizon.lowerBound
    let work = (0...isOpen.count).map { isOpen[..<$0].reduce(Time(0)) { $0 + ($1 ? 1 : 0) } }
    #expect(open.workBefore[open.starts.count] == work.last)
    for _ in 0..<12 {
      let at = random.index(isOpen.count)
      let time = begin + Time(at)
      #expect(open.work(until: time) == work[at])
      let opening = isOpen[at...].firstIndex(of: true).map { begin + Time($0) }
      #expect(open.opening(from: time) == opening)
      let duration = random.time(1...9)
      let done = opening.flatMap { start in
        work.firstIndex { $0 >= work[Int(start - begin)] + duration }.map { begin + Time($0) }
      }
      let straddling = open.place(duration: duration, interruptible: true, from: time)
      #expect(straddling?.end == done)
      let fitting = (at..<isOpen.count).first { first in
        first + Int(duration) <= isOpen.count && isOpen[first..<first + Int(duration)].allSatisfy { $0 }
      }
      let whole = open.place(duration: duration, interruptible: false, from: time)
      #expect(whole?.start == fitting.map { begin + Time($0) })
      if work[at] >= duration {
        let latest = work[...at].lastIndex { work[at] - $0 >= duration }!
        // The last instant with that much work after it begins an open unit.
        #expect(open.latestStart(of: duration, before: time) == begin + Time(latest))
      }
    }
  }
}
