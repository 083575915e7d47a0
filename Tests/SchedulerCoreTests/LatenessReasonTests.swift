import SeededRandom
import Testing

@testable import SchedulerCore

@Suite struct LatenessReasonTests {
  /// Every stretch is true, they adjoin each other, and they end with the job's completion.
  @Test func stretchesAreTrueAndWithoutGaps() throws {
    var told = 0
    var short = 0
    for seed in 0..<300 {
      var random = SplitMix(5_000 + seed)
      let problem = randomProblem(
        Ingredients(hasEfficiencies: seed % 3 > 0, hasSharedResources: seed % 2 == 1), using: &random)
      guard let scheduler = try? Scheduler(problem), let schedule = try? scheduler.schedule(passes: 1) else { continue }
      for job in problem.jobs.indices where problem.operations.contains(where: { $0.job == job }) {
        let reasons = scheduler.latenessReasons(of: job, in: schedule)
        #expect(reasons.last?.interval.upperBound == schedule.completions[job], "seed \(seed)")
        for (reason, next) in zip(reasons, reasons.dropFirst()) {
          #expect(reason.interval.upperBound == next.interval.lowerBound, "seed \(seed): \(reasons)")
        }
        for reason in reasons { #expect(isTrue(reason, problem, schedule), "seed \(seed): \(reason)") }
        told += reasons.count
        short += reasons.count { if case .sharedResource = $0.cause { true } else { false } }
      }
    }
    #expect(told > 1_000)
    #expect(short > 20)
  }

  private func isTrue(_ reason: LatenessReason, _ problem: SchedulingProblem, _ schedule: Schedule) -> Bool {
    let assignment = schedule.assignments[reason.operation]
    let operation = problem.operations[reason.operation]
    let calendar = problem.calendars[problem.machines[assignment.machine].calendar]
    let isOpen = reason.interval.map { isOpenUnit($0, calendar) }
    let interval = reason.interval
    switch reason.cause {
    case .release: return interval.upperBound == problem.jobs[operation.job].release
    case .material: return interval.upperBound == operation.material
    case .lag(let predecessor):
      return interval.lowerBound == schedule.assignments[predecessor].end && interval.upperBound <= assignment.start
    case .machineBusy(let other):
      let busy = schedule.assignments[other]
      return busy.machine == assignment.machine && interval.clamped(to: busy.setUpStart..<busy.end) == interval
    case .setUp:
      return isOpen.allSatisfy { $0 } && interval.clamped(to: assignment.setUpStart..<assignment.start) == interval
    case .calendarClosed: return isOpen.allSatisfy { !$0 }
    case .closesTooSoon:
      let duration = operation.alternatives.first { $0.machine == assignment.machine }!.duration
      var (time, done) = (interval.lowerBound, Int64(0))
      while problem.horizon.contains(time), isOpenUnit(time, calendar) {
        done += unitEfficiency(time, calendar)
        time += 1
      }
      return isOpen.allSatisfy { $0 } && done < 100 * duration && !operation.interruptible
    case .maximumLag:
      return isOpen.allSatisfy { $0 }
        && problem.precedences.contains { $0.predecessor == reason.operation && $0.maximumLag != nil }
    case .sharedResource(let resource):
      return isOpen.allSatisfy { $0 }
        && interval.allSatisfy { isShort(of: resource, reason.operation, startingAt: $0, problem, schedule) }
    case .machineReserved:
      return isOpen.allSatisfy { $0 }
        && !operation.demands.contains {
          isShort(of: $0.resource, reason.operation, startingAt: interval.lowerBound, problem, schedule)
        }
    case .locked: return operation.lock?.start == interval.upperBound
    case .processing:
      // Its successor may not have waited for all of it.
      let isOverlapped = problem.precedences.contains { $0.predecessor == reason.operation && $0.overlap != nil }
      return interval.lowerBound == assignment.start
        && (isOverlapped ? interval.upperBound <= assignment.end : interval.upperBound == assignment.end)
    }
  }

  /// Second by second: whether an operation that starts at an instant lacks a resource before it ends.
  private func isShort(
    of resource: Int, _ operation: Int, startingAt start: Time, _ problem: SchedulingProblem, _ schedule: Schedule
  ) -> Bool {
    let machine = schedule.assignments[operation].machine
    let calendar = problem.calendars[problem.machines[machine].calendar]
    var left = 100 * problem.operations[operation].alternatives.first { $0.machine == machine }!.duration
    var time = start
    while left > 0 {
      if problem.resources[resource].calendar.map({ !isOpenUnit(time, problem.calendars[$0]) }) ?? false { return true }
      let taken = problem.operations.indices.reduce(Int64(0)) { sum, other in
        let assignment = schedule.assignments[other]
        let takes = other == operation || (assignment.start..<assignment.end).contains(time)
        let demand = problem.operations[other].demands.first { $0.resource == resource }
        return sum + (takes ? demand?.amount ?? 0 : 0)
      }
      if taken > problem.resources[resource].capacity { return true }
      left -= unitEfficiency(time, calendar)
      time += 1
    }
    return false
  }

  /// One crew for two machines, away at times: the wait for it is told, not taken for a gap in the machine's plan.
  @Test func whoWaitsForTheCrewIsTold() throws {
    var problem = SchedulingProblem(
      horizon: 0..<200, calendars: [.always, Calendar(pattern: [0..<14], period: 40)],
      machines: [Machine(calendar: 0), Machine(calendar: 0)],
      jobs: [Job(release: 0, due: 10, weight: 9), Job(release: 2, due: 12)],
      operations: (0..<2).map { Operation(job: $0, alternatives: [.init(machine: $0, duration: 10)]) },
      resources: [SharedResource(capacity: 1, calendar: 1)])
    for operation in 0..<2 { problem.operations[operation].demands = [.init(resource: 0)] }
    let scheduler = try Scheduler(problem)
    let schedule = try scheduler.schedule()
    let causes = scheduler.latenessReasons(of: 1, in: schedule).map { ($0.cause, $0.interval) }
    let expected: [(LatenessReason.Cause, Range<Time>)] = [
      (.release, 0..<2), (.sharedResource(0), 2..<40), (.processing, 40..<50),
    ]
    #expect(causes.elementsEqual(expected, by: ==))
  }

  /// A planner's question, told in full.
  @Test func whyAnOrderIsLate() throws {
    let problem = SchedulingProblem(
      horizon: 0..<1_000, calendars: [Calendar(pattern: [0..<10], period: 24)],
      setUpMatrices: [SetUpMatrix(families: 2, times: [0, 2, 2, 0])],
      machines: [Machine(calendar: 0), Machine(calendar: 0, setUps: 0, initialFamily: 0)],
      jobs: [Job(release: 0, due: 9, weight: 9), Job(release: 1, due: 12)],
      operations: [
        Operation(job: 0, alternatives: [.init(machine: 1, duration: 6)]),
        Operation(job: 1, alternatives: [.init(machine: 0, duration: 2)]),
        Operation(job: 1, alternatives: [.init(machine: 1, duration: 5)], family: 1),
      ],
      precedences: [Precedence(1, 2, minimumLag: 1)])
    let scheduler = try Scheduler(problem)
    let schedule = try scheduler.schedule()
    #expect(schedule.tardiness == [0, 17])
    let causes = scheduler.latenessReasons(of: 1, in: schedule).map { ($0.operation, $0.cause, $0.interval) }
    let expected: [(Int, LatenessReason.Cause, Range<Time>)] = [
      (1, .release, 0..<1), (1, .processing, 1..<3), (2, .lag(predecessor: 1), 3..<4),
      (2, .machineBusy(with: 0), 4..<6), (2, .closesTooSoon, 6..<8), (2, .setUp, 8..<10),
      (2, .calendarClosed, 10..<24), (2, .processing, 24..<29),
    ]
    #expect(causes.elementsEqual(expected, by: ==))
  }
}
