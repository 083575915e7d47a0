import SeededRandom
import Testing

@testable import SchedulerCore

@Suite struct SharedResourceTests {
  /// Every feature mixed with shared resources, before and after improvement.
  @Test(arguments: 0..<6) func everyScheduleKeepsCapacities(block: Int) throws {
    var planned = 0
    for seed in block * 25..<(block + 1) * 25 {
      var random = SplitMix(30_000 + seed)
      let problem = randomProblem(
        Ingredients(hasEfficiencies: seed % 2 == 1, hasSharedResources: true, hasObjectives: seed % 3 == 0),
        using: &random)
      guard let scheduler = try? Scheduler(problem), let schedule = try? scheduler.schedule(passes: 2) else { continue }
      let complaints = ScheduleChecker(problem, schedule).complaints()
      #expect(complaints.isEmpty, "seed \(seed): \(complaints)")
      let improved = scheduler.improved(schedule, limit: ImprovementLimit(work: 300, threads: 1)).schedule
      #expect(ScheduleChecker(problem, improved).complaints().isEmpty, "seed \(seed)")
      #expect(!(schedule.figures < improved.figures))
      planned += 1
    }
    #expect(planned >= 10)
  }

  /// Against every schedule there is: found where there is one, and the best by the usual objective.
  @Test(arguments: 0..<4) func tinyProblemsAreSolved(block: Int) throws {
    var feasible = 0
    for seed in block * 40..<(block + 1) * 40 {
      var random = SplitMix(40_000 + seed)
      let problem = randomProblem(
        Ingredients(
          machines: 1...3, operations: 2...3, horizon: 32, durations: 1...5, hasEfficiencies: seed % 2 == 1,
          hasSharedResources: true),
        using: &random)
      guard let scheduler = try? Scheduler(problem) else { continue }
      let optimum = bruteForceLevels(problem)
      let improved = (try? scheduler.schedule()).map {
        scheduler.improved($0, limit: ImprovementLimit(work: 100_000))
      }
      #expect(improved?.schedule.figures.levels == optimum, "seed \(seed)")
      #expect(improved?.isOptimal != false, "seed \(seed)")
      if optimum != nil { feasible += 1 }
    }
    #expect(feasible >= 10)
  }

  /// Two people, three machines: the third operation waits although its machine does not, and another goes first.
  @Test func whoFindsNobodyWaitsAndLetsOthersGo() throws {
    var problem = SchedulingProblem(
      horizon: 0..<100, calendars: [.always], machines: Array(repeating: Machine(calendar: 0), count: 3),
      jobs: (0..<4).map { Job(release: 0, due: 10 + $0) },
      operations: [0, 1, 2, 2].enumerated().map { job, machine in
        Operation(job: job, alternatives: [.init(machine: machine, duration: 10)])
      },
      resources: [SharedResource(capacity: 2)])
    for operation in 0..<3 { problem.operations[operation].demands = [.init(resource: 0)] }
    let schedule = try Scheduler(problem).schedule()
    #expect(schedule.assignments.map(\.start) == [0, 0, 10, 0])
  }

  @Test func aCrewWorksOnlyInItsShift() throws {
    let night = Calendar(pattern: [0..<8], period: 24, origin: 0, exceptions: [])
    let problem = SchedulingProblem(
      horizon: 0..<100, calendars: [.always, night], machines: [Machine(calendar: 0)],
      jobs: [Job(release: 3, due: nil)],
      operations: [
        Operation(
          job: 0, alternatives: [.init(machine: 0, duration: 6)], interruptible: true, demands: [.init(resource: 0)])
      ],
      resources: [SharedResource(capacity: 1, calendar: 1)])
    #expect(try Scheduler(problem).schedule().assignments[0].start == 24)
  }

  @Test func whatRefersToNothingOrAsksForTooMuchIsRefused() {
    let night = Calendar(pattern: [0..<8], period: 24, origin: 0, exceptions: [])
    var problem = SchedulingProblem(
      horizon: 0..<100, calendars: [.always, night], machines: [Machine(calendar: 0), Machine(calendar: 0)],
      jobs: [Job(release: 0, due: nil)],
      resources: [
        SharedResource(capacity: 0), SharedResource(capacity: 2, calendar: 7), SharedResource(capacity: 2, calendar: 1),
      ])
    func operation(on machine: Int, _ demands: [Operation.Demand]) -> Operation {
      Operation(job: 0, alternatives: [.init(machine: machine, duration: 9)], demands: demands)
    }
    problem.operations = [
      operation(on: 0, [.init(resource: 3), .init(resource: 2, amount: 3)]),
      operation(on: 0, [.init(resource: 2, amount: 0), .init(resource: 2)]),
    ]
    #expect(
      throws: SchedulingFailure([
        .capacityInvalid(resource: 0), .resourceCalendarUnknown(resource: 1, calendar: 7),
        .resourceUnknown(operation: 0, resource: 3), .demandOverCapacity(operation: 0, resource: 2),
        .demandInvalid(operation: 1, resource: 2), .resourceRepeated(operation: 1, resource: 2),
      ])
    ) { try problem.validate() }
    problem.resources = [SharedResource(capacity: 2), SharedResource(capacity: 1, calendar: 1)]
    problem.operations = [
      operation(on: 0, [.init(resource: 0, amount: 2)]), operation(on: 1, [.init(resource: 0)]),
      operation(on: 0, [.init(resource: 1)]),
    ]
    problem.operations[0].lock = .init(machine: 0, start: 0)
    problem.operations[1].lock = .init(machine: 1, start: 8)
    #expect(
      throws: SchedulingFailure([.neverStaffed(operation: 2, resource: 1), .locksOverloadResource(operation: 1)])
    ) { try problem.validate() }
  }

  /// The steps against counting instant by instant, with what is taken given back again.
  @Test(arguments: 0..<20) func useIsCountedAsInstantByInstant(seed: Int) {
    var random = SplitMix(seed)
    let problem = SchedulingProblem(
      horizon: 0..<60, resources: [SharedResource(capacity: 5), SharedResource(capacity: 2)])
    var use = SharedUse(problem, [])
    var taken: [(demands: [Operation.Demand], time: Range<Time>)] = []
    for _ in 0..<60 {
      let start = random.time(0...40)
      let time = start..<start + random.time(1...12)
      let demands = problem.resources.indices.map {
        Operation.Demand(resource: $0, amount: random.time(1...problem.resources[$0].capacity))
      }
      func fits(from start: Time) -> Bool {
        (start..<start + time.upperBound - time.lowerBound).allSatisfy { instant in
          demands.allSatisfy { demand in
            let others = taken.filter { $0.time.contains(instant) }.map { $0.demands[demand.resource].amount }
            return others.reduce(demand.amount, +) <= problem.resources[demand.resource].capacity
          }
        }
      }
      let delay = use.delay(demands, from: time.lowerBound, until: time.upperBound)
      #expect((delay == nil) == fits(from: start))
      if let delay { #expect(!(start..<delay).contains(where: fits)) }
      if delay == nil, random.chance(70) {
        use.take(demands, from: time.lowerBound, until: time.upperBound)
        taken.append((demands, time))
      } else if !taken.isEmpty {
        let last = taken.remove(at: random.index(taken.count))
        use.giveBack(last.demands, from: last.time.lowerBound, until: last.time.upperBound)
      }
    }
  }
}
