import SeededRandom
import Testing

@testable import SchedulerCore

/// What is said to be the best schedule, against trying every machine and every start of every operation.
@Suite struct ExactSearchTests {
  /// Every feature and every objective mixed at random, with a first schedule and without.
  @Test(arguments: 0..<6) func everyFeatureIsSolved(block: Int) throws {
    var (solved, waited) = (0, 0)
    for seed in block * 40..<(block + 1) * 40 {
      var random = SplitMix(500_000 + seed)
      let ingredients = Ingredients(
        machines: 1...3, operations: 2...3, horizon: 32, durations: 1...5, hasSharedResources: seed % 2 == 0,
        hasObjectives: seed % 5 > 0)
      let problem = randomProblem(ingredients, using: &random)
      guard let scheduler = try? Scheduler(problem) else { continue }
      let optimum = bruteForceLevels(problem)
      let found = solve(scheduler, "seed \(seed)")
      #expect(found == optimum, "seed \(seed): \(problem.objective.levels)")
      var search = try #require(ExactOrderSearch(scheduler.model, nil, budget: .max))
      #expect(search.run() && search.best?.figures.levels == optimum, "seed \(seed), without a first schedule")
      if optimum != nil { solved += 1 }
      if optimum != nil, search.mayWait { waited += 1 }
    }
    #expect(solved >= 12 && waited >= 5)
  }

  /// Each measure alone, and before and behind another.
  @Test(arguments: Objective.Measure.allCases) func everyMeasureIsSolved(measure: Objective.Measure) throws {
    var solved = 0
    for seed in 0..<24 {
      var random = SplitMix(520_000 + seed)
      var problem = randomProblem(
        Ingredients(
          machines: 1...2, operations: 3...3, horizon: 30, durations: 1...5, hasSharedResources: seed % 2 == 0,
          hasObjectives: true), using: &random)
      let others = Objective.Measure.allCases.filter { $0 != measure }
      let other = others[random.index(others.count)]
      switch seed % 3 {
      case 0: problem.objective.levels = [[.init(measure)]]
      case 1: problem.objective.levels = [[.init(measure)], [.init(other)]]
      default: problem.objective.levels = [[.init(other, weight: 2), .init(measure, weight: 3)], [.init(measure)]]
      }
      guard let scheduler = try? Scheduler(problem) else { continue }
      let optimum = bruteForceLevels(problem)
      #expect(solve(scheduler, "seed \(seed)") == optimum, "seed \(seed)")
      if optimum != nil { solved += 1 }
    }
    #expect(solved >= 5)
  }

  /// The same problem in a finer unit: events are few and far between then, and none may be passed over.
  /// (Where it pays to end just behind a break, a finer unit may gain; none of these problems is of that kind.)
  @Test(arguments: 0..<3) func aFinerUnitChangesNothing(block: Int) throws {
    var solved = 0
    for seed in block * 30..<(block + 1) * 30 {
      var random = SplitMix(540_000 + seed)
      var problem = randomProblem(
        Ingredients(
          machines: 1...2, operations: 3...3, horizon: 32, durations: 1...5, hasSharedResources: seed % 2 == 0,
          hasObjectives: true), using: &random)
      for level in problem.objective.levels.indices {
        problem.objective.levels[level].removeAll { $0.measure == .lateJobs }
      }
      problem.objective.levels.removeAll(where: \.isEmpty)
      guard (try? problem.validate()) != nil, let scheduler = try? Scheduler(scaled(problem, by: 3_600)) else {
        continue
      }
      let optimum = bruteForceLevels(problem)?.map { $0 * 3_600 }
      #expect(solve(scheduler, "seed \(seed)") == optimum, "seed \(seed): \(problem.objective.levels)")
      if optimum != nil { solved += 1 }
    }
    #expect(solved >= 8)
  }

  /// With efficiencies, whatever gains nothing by waiting is solved; where something might, no claim is made.
  @Test(arguments: 0..<4) func efficienciesAreKept(block: Int) throws {
    var (solved, rated) = (0, 0)
    for seed in block * 40..<(block + 1) * 40 {
      var random = SplitMix(580_000 + seed)
      var problem = randomProblem(
        Ingredients(
          machines: 1...3, operations: 2...3, horizon: 32, durations: 1...5, hasEfficiencies: true,
          hasSharedResources: seed % 2 == 0, hasObjectives: seed % 5 > 0), using: &random)
      if let scheduler = try? Scheduler(problem), scheduler.model.openTimes.contains(where: { $0.rates != nil }) {
        let mayWait = problem.objective.counts(.energy) || problem.objective.counts(.earliness)
        #expect((ExactOrderSearch(scheduler.model, nil, budget: .max) == nil) == mayWait)
        rated += 1
      }
      problem.neverGainByDelay()
      guard let scheduler = try? Scheduler(problem), let optimum = bruteForceLevels(problem) else { continue }
      #expect(solve(scheduler, "seed \(seed)") == optimum, "seed \(seed): \(problem.objective.levels)")
      var search = try #require(ExactOrderSearch(scheduler.model, nil, budget: .max))
      #expect(search.run() && search.best?.figures.levels == optimum, "seed \(seed), without a first schedule")
      solved += 1
    }
    #expect(solved >= 12 && rated >= 12)
  }

  /// More operations than can be tried start by start, where nothing gains by waiting: two searches that decide in other ways.
  @Test func twoSearchesAgree() throws {
    var agreed = 0
    for seed in 0..<16 {
      var random = SplitMix(560_000 + seed)
      let ingredients = Ingredients(
        machines: 2...3, operations: 5...6, horizon: 200, durations: 1...9, hasLags: seed % 2 == 0,
        hasSharedResources: seed % 2 == 1)
      let problem = randomProblem(ingredients, using: &random)
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 1),
        var bySequences = ExactSearch(scheduler.model, first, budget: .max),
        var byOrders = ExactOrderSearch(scheduler.model, first, budget: .max)
      else { continue }
      #expect(bySequences.run() && byOrders.run(), "seed \(seed)")
      #expect(bySequences.best.figures.levels == byOrders.best?.figures.levels, "seed \(seed)")
      agreed += 1
    }
    #expect(agreed >= 6)
  }

  /// The power is cheap at night and the order is due in the morning after next: it waits for the second night.
  @Test func whatGainsByWaitingWaits() throws {
    let hour: Time = 3_600
    var problem = SchedulingProblem(
      horizon: 0..<96 * hour, calendars: [.always], machines: [Machine(calendar: 0, power: 5)],
      jobs: [Job(release: 0, due: 54 * hour)],
      operations: [Operation(job: 0, alternatives: [.init(machine: 0, duration: 4 * hour)])],
      objective: Objective(levels: [[.init(.tardiness)], [.init(.energy)], [.init(.earliness)]]),
      tariff: EnergyTariff(price: 9, rates: [.init(0..<6 * hour, price: 2)]))
    problem.operations.append(problem.operations[0])
    let scheduler = try Scheduler(problem)
    let best = scheduler.improved(try scheduler.schedule(), limit: ImprovementLimit(work: 10_000))
    #expect(best.isOptimal)
    // One in each night; the second ends at its end.
    #expect(best.schedule.assignments.map(\.end).max() == 54 * hour)
    #expect(best.schedule.figures.energyCost == 5 * 8 * hour * 2)
  }

  /// From 24:00 power is cheap, and at 30:00 the order is due: each second of waiting saves less than one of lateness costs, so
  /// that it ends exactly then, at an instant that no price or calendar tells.
  @Test func whatWaitsStopsWhenItIsDue() throws {
    let hour: Time = 3_600
    let problem = SchedulingProblem(
      horizon: 0..<96 * hour, calendars: [.always], machines: [Machine(calendar: 0, power: 1)],
      jobs: [Job(release: 0, due: 30 * hour, weight: 8)],
      operations: [Operation(job: 0, alternatives: [.init(machine: 0, duration: 10 * hour)])],
      objective: Objective(levels: [[.init(.tardiness), .init(.energy)]]),
      tariff: EnergyTariff(price: 9, rates: [.init(24 * hour..<96 * hour, price: 2)], period: 96 * hour))
    let scheduler = try Scheduler(problem)
    let best = scheduler.improved(try scheduler.schedule(), limit: ImprovementLimit(work: 10_000))
    #expect(best.isOptimal)
    #expect(best.schedule.assignments[0].end == 30 * hour)
    #expect(best.schedule.figures.levels == [4 * hour * 9 + 6 * hour * 2])
  }

  /// Too many operations, or too little work: no claim is made.
  @Test func whatIsNotTriedIsNotClaimed() throws {
    var random = SplitMix(5)
    let problem = randomProblem(
      Ingredients(machines: 2...2, operations: 11...11, hasLags: false, hasLocks: false), using: &random)
    let scheduler = try Scheduler(problem)
    let first = try scheduler.schedule()
    #expect(scheduler.searchedExactly(from: first, budget: .max) == nil)
    var small = problem
    small.operations.removeLast()
    small.precedences.removeAll { max($0.predecessor, $0.successor) == 10 }
    small.objective.levels = [[.init(.earliness), .init(.tardiness)]]
    let other = try Scheduler(small)
    let outcome = try #require(other.searchedExactly(from: try other.schedule(), budget: 100))
    #expect(!outcome.isComplete && outcome.work <= 110 && outcome.best != nil)
  }

  /// The levels of a schedule that is claimed to be the best and is right; nil if there is none.
  private func solve(_ scheduler: Scheduler, _ name: String) -> [Int64]? {
    guard let first = try? scheduler.schedule() else { return nil }
    let improved = scheduler.improved(first, limit: ImprovementLimit(work: 8_000_000))
    #expect(improved.isOptimal, "\(name)")
    if scheduler.model.problem.horizon.upperBound < 1_000 {
      let complaints = ScheduleChecker(scheduler.model.problem, improved.schedule).complaints()
      #expect(complaints.isEmpty, "\(name): \(complaints)")
    }
    return improved.schedule.figures.levels
  }
}

/// The same problem with every time so many times as long.
private func scaled(_ given: SchedulingProblem, by factor: Time) -> SchedulingProblem {
  func scaled(_ range: Range<Time>) -> Range<Time> { range.lowerBound * factor..<range.upperBound * factor }
  var problem = given
  problem.horizon = scaled(given.horizon)
  problem.now *= factor
  problem.calendars = given.calendars.map { calendar in
    Calendar(
      pattern: calendar.pattern.map { scaled($0.interval) }, period: calendar.period * factor,
      origin: calendar.origin * factor,
      exceptions: calendar.exceptions.map { .init(scaled($0.interval), isOpen: $0.isOpen) })
  }
  problem.setUpMatrices = given.setUpMatrices.map {
    SetUpMatrix(families: $0.families, times: $0.times.map { $0 * factor })
  }
  problem.jobs = given.jobs.map {
    Job(release: $0.release * factor, due: $0.due.map { $0 * factor }, weight: $0.weight)
  }
  for index in problem.operations.indices {
    for choice in problem.operations[index].alternatives.indices {
      problem.operations[index].alternatives[choice].duration *= factor
    }
    problem.operations[index].material = given.operations[index].material.map { $0 * factor }
    problem.operations[index].lock?.start *= factor
  }
  for index in problem.precedences.indices {
    problem.precedences[index].minimumLag *= factor
    problem.precedences[index].maximumLag = given.precedences[index].maximumLag.map { $0 * factor }
    if let overlap = given.precedences[index].overlap {
      problem.precedences[index].overlap = .init(
        leads: overlap.leads.map { $0 * factor }, tails: overlap.tails.map { $0 * factor })
    }
  }
  problem.tariff = given.tariff.map { tariff in
    EnergyTariff(
      price: tariff.price, rates: tariff.rates.map { .init(scaled($0.interval), price: $0.price) },
      period: tariff.period * factor, origin: tariff.origin * factor)
  }
  return problem
}
