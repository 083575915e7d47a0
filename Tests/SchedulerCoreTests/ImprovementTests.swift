import SeededRandom
import Testing

@testable import SchedulerCore

@Suite struct ImprovementTests {
  /// Every feature mixed: right by the checker, never worse than what was given, and never under the bound.
  @Test(arguments: 0..<6) func improvedSchedulesAreRightAndNoWorse(block: Int) throws {
    for seed in block * 20..<(block + 1) * 20 {
      var random = SplitMix(30_000 + seed)
      let problem = randomProblem(
        Ingredients(hasEfficiencies: seed % 3 > 0, hasObjectives: seed % 2 == 1), using: &random)
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 1) else { continue }
      let improved = scheduler.improved(first, limit: ImprovementLimit(work: 1_000)).schedule
      let complaints = ScheduleChecker(problem, improved).complaints()
      #expect(complaints.isEmpty, "seed \(seed): \(complaints)")
      #expect(improved.figures <= first.figures, "seed \(seed)")
      #expect(zip(improved.figures.levels, scheduler.levelBounds).allSatisfy { $0 >= $1 }, "seed \(seed)")
    }
  }

  /// Against every schedule there is: never better than the optimum, on the whole nearer to it than the first schedule.
  @Test(arguments: 0..<4) func tinyProblemsComeNearerTheOptimum(block: Int) throws {
    var total: (first: Int64, improved: Int64, optimal: Int64) = (0, 0, 0)
    for seed in block * 8..<(block + 1) * 8 {
      var random = SplitMix(60_000 + seed)
      let ingredients = Ingredients(
        machines: 1...2, operations: 2...4, horizon: 42, durations: 1...5, hasEfficiencies: seed % 2 == 1)
      let problem = randomProblem(ingredients, using: &random)
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 2),
        let optimum = bruteForceOptimum(problem)
      else { continue }
      let improved = scheduler.improved(first, limit: ImprovementLimit(work: 2_000)).schedule
      #expect(improved.figures.weightedTardiness >= optimum, "seed \(seed)")
      total.first += first.figures.weightedTardiness - optimum
      total.improved += improved.figures.weightedTardiness - optimum
      total.optimal += optimum
    }
    #expect(total.improved <= total.first, "\(total)")
    #expect(total.improved <= total.optimal, "\(total)")
  }

  /// Every feature but shared resources, and every objective: what is said to be the best is what trying every machine and
  /// every start of every operation finds.
  @Test(arguments: 0..<6) func tinyProblemsAreSolved(block: Int) throws {
    var problems = 0
    for seed in block * 12..<(block + 1) * 12 {
      var random = SplitMix(80_000 + seed)
      let ingredients = Ingredients(
        machines: 1...2, operations: 2...3, horizon: 34, durations: 1...5, hasEfficiencies: seed % 2 == 1,
        hasObjectives: seed % 3 > 0)
      var problem = randomProblem(ingredients, using: &random)
      if ingredients.hasEfficiencies { problem.neverGainByDelay() }
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 1) else { continue }
      problems += 1
      let improved = scheduler.improved(first, limit: ImprovementLimit(work: 200_000))
      let complaints = ScheduleChecker(problem, improved.schedule).complaints()
      #expect(complaints.isEmpty, "seed \(seed): \(complaints)")
      #expect(improved.isOptimal, "seed \(seed)")
      #expect(improved.schedule.figures.levels == bruteForceLevels(problem), "seed \(seed)")
    }
    #expect(problems >= 6)
  }

  /// A shop under pressure, small enough for a debug build: most of the tardiness of the first schedule is gone, and
  /// one thread finds what two find.
  @Test func threadsDoNotChangeThePlan() throws {
    var random = SplitMix(7)
    let problem = crowdedShop(jobs: 60, using: &random)
    let scheduler = try Scheduler(problem)
    let first = try scheduler.schedule(passes: 1)
    let one = scheduler.improved(first, limit: ImprovementLimit(work: 12_000, seed: 3, threads: 1))
    let two = scheduler.improved(first, limit: ImprovementLimit(work: 12_000, seed: 3, threads: 2))
    #expect(one == two)
    #expect(one.schedule.figures < first.figures)
    #expect(one.work >= 12_000)
  }

  @Test func progressTellsEveryBetterScheduleOnce() throws {
    var random = SplitMix(8)
    let scheduler = try Scheduler(crowdedShop(jobs: 40, using: &random))
    let first = try scheduler.schedule(passes: 1)
    var told = [first.figures]
    let limit = ImprovementLimit(work: 8_000)
    let improved = scheduler.improved(first, limit: limit, progress: { told.append($0) })
    #expect(told == told.sorted(by: >))
    #expect(Set(told).count == told.count)
    #expect(told.last == improved.schedule.figures)
  }

  @Test func anEndIsHeeded() throws {
    var random = SplitMix(9)
    let scheduler = try Scheduler(crowdedShop(jobs: 20, using: &random))
    let first = try scheduler.schedule(passes: 1)
    let improved = scheduler.improved(first, limit: ImprovementLimit(work: .max), elapsed: { 1 })
    #expect(improved.schedule == first && improved.work == 0 && !improved.isOptimal)
  }
}

/// Orders through three work centers with shifts, released faster than they can be made.
func crowdedShop(jobs: Int, using random: inout SplitMix) -> SchedulingProblem {
  let hour: Time = 3_600
  let shift = Calendar(pattern: (0..<5).map { $0 * 24 * hour + 6 * hour..<$0 * 24 * hour + 14 * hour })
  var problem = SchedulingProblem(
    horizon: 0..<200 * Calendar.week, calendars: [shift, .always],
    machines: [0, 0, 1, 1, 0].map { Machine(calendar: $0) })
  for job in 0..<jobs {
    let release = random.time(0...Time(jobs) * 900)
    let weight = random.time(1...4)
    problem.jobs.append(Job(release: release, due: release + random.time(4...48) * hour, weight: weight))
    for machines in [[0, 1], [2, 3], [4]] where random.chance(80) || machines == [4] {
      let last = problem.operations.count - 1
      if last >= 0, problem.operations[last].job == job { problem.precedences.append(Precedence(last, last + 1)) }
      let duration = random.time(5...60) * 60
      problem.operations.append(
        Operation(job: job, alternatives: machines.map { .init(machine: $0, duration: duration) }))
    }
  }
  return problem
}
