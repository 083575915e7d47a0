import SeededRandom
import Testing
import Threads

@testable import SchedulerCore

/// Planning that is told to stop: at any moment it gives the best that there is by then, which keeps every rule.
@Suite struct StopTests {
  /// A shop large enough that its improvement has all phases; few or many of its jobs are late.
  private func shop(_ seed: Int, objectives: Bool = false) -> SchedulingProblem {
    var random = SplitMix(90_000 + seed)
    return randomProblem(
      Ingredients(
        machines: 3...6, operations: 30...60, horizon: 40_000, durations: 5...60, hasCalendars: false, hasLags: false,
        hasLocks: false,
        hasObjectives: objectives),
      using: &random)
  }

  @Test(arguments: 0..<6) func anyMomentGivesTheBestSoFar(seed: Int) throws {
    let problem = shop(seed, objectives: seed % 2 == 1)
    let scheduler = try Scheduler(problem)
    let first = try scheduler.schedule(passes: 2)
    let limit = ImprovementLimit(work: 6_000)
    let counter = StopCheck.Counter()
    let whole = scheduler.improved(first, limit: limit, stop: counter.check)
    #expect(whole == scheduler.improved(first, limit: limit), "a check that does not stop changes nothing")
    var last = 1
    while last < counter.askings {
      let stop = StopCheck.Counter(stoppingAt: last)
      let stopped = scheduler.improved(first, limit: limit, stop: stop.check)
      #expect(stopped.isStopped || stopped == whole, "asking \(last) of \(counter.askings)")
      #expect(stopped.schedule.figures <= first.figures)
      #expect(ScheduleChecker(problem, stopped.schedule).complaints().isEmpty)
      // Each pass of the step under way, of which there are sixteen at most, asks once more.
      #expect(stop.askings <= last + 32, "asking \(last) of \(counter.askings)")
      last = last * 2 + 1
    }
  }

  @Test(arguments: 0..<8) func aFirstScheduleIsGivenOnceThereIsOne(seed: Int) throws {
    let problem = shop(seed)
    let scheduler = try Scheduler(problem)
    let whole = try scheduler.schedule()
    let counter = StopCheck.Counter()
    #expect(try scheduler.schedule(stop: counter.check) == whole)
    var found = 0
    for last in stride(from: 1, through: counter.askings, by: 1) {
      let schedule = try scheduler.schedule(stop: StopCheck.Counter(stoppingAt: last).check)
      guard let schedule else {
        #expect(found == 0, "what was there once is not lost")
        continue
      }
      found += 1
      #expect(whole.figures <= schedule.figures)
      #expect(ScheduleChecker(problem, schedule).complaints().isEmpty)
    }
  }

  /// Small problems are searched exactly, in two ways.
  @Test(arguments: 0..<12) func exactSearchesEnd(seed: Int) throws {
    var random = SplitMix(95_000 + seed)
    let problem = randomProblem(
      Ingredients(
        machines: 1...2, operations: 6...8, horizon: 4_000, durations: 1...9, hasCalendars: false, hasLags: false,
        hasLocks: false,
        hasObjectives: seed % 2 == 1),
      using: &random)
    let scheduler = try Scheduler(problem)
    let first = try scheduler.schedule(passes: 1)
    let limit = ImprovementLimit(work: 20_000)
    let counter = StopCheck.Counter()
    let whole = scheduler.improved(first, limit: limit, stop: counter.check)
    for last in [1, 2, 5, 20, 100] where last < counter.askings {
      let stop = StopCheck.Counter(stoppingAt: last)
      let stopped = scheduler.improved(first, limit: limit, stop: stop.check)
      #expect(stopped.isStopped)
      #expect(stop.askings <= last + 8)
      #expect(whole.schedule.figures <= stopped.schedule.figures && stopped.schedule.figures <= first.figures)
      #expect(ScheduleChecker(problem, stopped.schedule).complaints().isEmpty)
    }
  }
}
