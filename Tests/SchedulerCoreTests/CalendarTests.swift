import SeededRandom
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
      let problem = randomProblem(
        Ingredients(machines: 1...1, operations: 1...1, horizon: 150, hasEfficiencies: seed % 3 > 0), using: &random)
      let horizon = problem.horizon
      for calendar in problem.calendars {
        let efficiency = horizon.map { unitEfficiency($0, calendar) }
        let intervals = calendar.openIntervals(in: horizon)
        #expect(efficiency.map { $0 > 0 } == horizon.map { time in intervals.contains { $0.contains(time) } })
        let stretches = calendar.openStretches(in: horizon)
        #expect(efficiency == horizon.map { time in stretches.first { $0.interval.contains(time) }?.efficiency ?? 0 })
        #expect(stretches.flatMap(\.interval).count == efficiency.filter { $0 > 0 }.count)
        #expect(
          zip(stretches, stretches.dropFirst()).allSatisfy {
            $0.interval.upperBound < $1.interval.lowerBound || $0.efficiency != $1.efficiency
          })
        #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
        checkOpenTime(OpenTime(calendar, horizon: horizon), efficiency, horizon, using: &random)
      }
    }
  }

  private func checkOpenTime(
    _ open: OpenTime, _ efficiency: [Int64], _ horizon: Range<Time>, using random: inout SplitMix
  ) {
    let begin = horizon.lowerBound
    let naive = NaiveOpenTime(efficiency)
    #expect(open.total == naive.work(0..<efficiency.count) / 100)
    for _ in 0..<12 {
      let at = random.index(efficiency.count)
      let time = begin + Time(at)
      let duration = random.time(1...9)
      let opening = naive.opening(from: at)
      #expect(open.opening(from: time) == opening.map { begin + Time($0) })
      let done = naive.end(of: duration, from: at, rests: true)
      #expect(open.end(of: duration, from: time) == done.map { begin + Time($0) })
      let straddling = open.place(duration: duration, interruptible: true, from: time)
      #expect(straddling?.start == (done == nil ? nil : opening.map { begin + Time($0) }))
      #expect(straddling?.end == done.map { begin + Time($0) })
      let fitting = (at..<efficiency.count).first { naive.end(of: duration, from: $0, rests: false) != nil }
      let whole = open.place(duration: duration, interruptible: false, from: time)
      #expect(whole?.start == fitting.map { begin + Time($0) })
      #expect(whole?.end == fitting.map { begin + Time(naive.end(of: duration, from: $0, rests: false)!) })
      if let whole { #expect(whole.end - whole.start >= open.leastSpan(of: duration)) }
      checkBackward(open, naive, duration, before: at, begin)
      if opening == at {
        let closing = efficiency[at...].firstIndex(of: 0) ?? efficiency.count
        #expect(open.room(in: open.index(at: time), from: time) == naive.work(at..<closing) / 100)
      }
    }
  }

  private func checkBackward(_ open: OpenTime, _ naive: NaiveOpenTime, _ duration: Time, before at: Int, _ begin: Time)
  {
    let time = begin + Time(at)
    let holds = naive.work(0..<at) >= 100 * duration
    #expect(open.holds(duration, from: begin, until: time) == holds)
    // The last instant with that much work after it begins an open unit.
    let latest = holds ? (0...at).last { naive.work($0..<at) >= 100 * duration } : nil
    #expect(open.latestStart(of: duration, before: time) == latest.map { begin + Time($0) })
    let soonest = (0...naive.efficiency.count).first { start in
      naive.end(of: duration, from: start, rests: true).map { $0 >= at } ?? true
    }!
    #expect(max(begin, open.firstStart(of: duration, endingFrom: time)) == begin + Time(soonest))
  }

  @Test func efficienciesOfShifts() {
    let hour: Time = 3_600
    let early = Shift(weekdays: [0], hours: 6 * hour..<14 * hour, breaks: [9 * hour..<10 * hour], efficiency: 80)
    let late = Shift(weekdays: [0], hours: 13 * hour..<22 * hour, efficiency: 120)
    var calendar = Calendar(shifts: [early, late])
    calendar.exceptions = [.init(20 * hour..<23 * hour, isOpen: true, efficiency: 50)]
    let stretches = calendar.openStretches(in: 0..<Calendar.week)
    let expected: [(Time, Time, Int64)] = [(6, 9, 80), (10, 13, 80), (13, 20, 120), (20, 23, 50)]
    #expect(stretches == expected.map { .init($0.0 * hour..<$0.1 * hour, efficiency: $0.2) })
    #expect(calendar.openIntervals(in: 0..<Calendar.week) == [6 * hour..<9 * hour, 10 * hour..<23 * hour])
    let open = OpenTime(calendar, horizon: 0..<Calendar.week)
    // An hour at 80 % is 48 minutes of work; 49 take a minute and a quarter more.
    #expect(open.end(of: 48 * 60, from: 6 * hour) == 7 * hour)
    #expect(open.end(of: 49 * 60, from: 6 * hour) == 7 * hour + 75)
    // A second and a half ends with the second second, and the rest of that is lost.
    #expect(open.end(of: 1, from: 6 * hour) == 6 * hour + 2)
    // Three hours at 80 %, seven at 120 %, three at 50 %, without a break.
    #expect(open.longest == (240 + 840 + 150) * hour / 100)
    let place = open.place(duration: 5 * hour, interruptible: false, from: 6 * hour)
    #expect(place?.start == 10 * hour)
    #expect(place?.end == 13 * hour + 260 * hour / 120)
  }
}

/// Open time by its definition, unit by unit: slow and obvious.
private struct NaiveOpenTime {
  /// Of each unit, in percent; 0 while closed.
  let efficiency: [Int64]

  init(_ efficiency: [Int64]) { self.efficiency = efficiency }

  /// In hundredths.
  func work(_ units: Range<Int>) -> Int64 { efficiency[units].reduce(0, +) }

  func opening(from unit: Int) -> Int? { efficiency[unit...].firstIndex { $0 > 0 } }

  func end(of duration: Time, from start: Int, rests: Bool) -> Int? {
    var done: Int64 = 0
    for unit in start..<efficiency.count {
      if !rests, efficiency[unit] == 0 { return nil }
      done += efficiency[unit]
      if done >= 100 * duration { return unit + 1 }
    }
    return nil
  }
}
