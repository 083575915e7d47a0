import SeededRandom
import Testing

@testable import SchedulerCore

@Suite struct LockTests {
  /// A plan locked as a whole is found again; locked in part, it can be planned again with that part unmoved.
  @Test func plansCanBeFrozen() throws {
    var kept = 0
    for seed in 0..<150 {
      var random = SplitMix(900 + seed)
      var problem = randomProblem(Ingredients(), using: &random)
      guard let schedule = try? Scheduler(problem).schedule(passes: 1) else { continue }
      var whole = problem
      whole.lock(to: schedule) { _, _ in true }
      #expect(try Scheduler(whole).schedule(passes: 1) == schedule, "seed \(seed)")
      let frozen = problem.now + 30
      problem.lock(to: schedule) { $1.setUpStart < frozen }
      let again = try Scheduler(problem).schedule(passes: 1)
      #expect(ScheduleChecker(problem, again).complaints() == [], "seed \(seed)")
      kept += 1
    }
    #expect(kept > 80)
  }

  /// Capable to promise: a job more, in the gaps of a plan that must not move.
  @Test func oneMoreJobMovesNoOther() throws {
    for seed in 0..<100 {
      var random = SplitMix(4_000 + seed)
      var problem = randomProblem(Ingredients(hasLocks: false), using: &random)
      guard let schedule = try? Scheduler(problem).schedule(passes: 1) else { continue }
      problem.lock(to: schedule) { _, _ in true }
      problem.jobs.append(Job(release: problem.now, due: problem.now))
      let machine = random.index(problem.machines.count)
      problem.operations.append(
        Operation(
          job: problem.jobs.count - 1, alternatives: [.init(machine: machine, duration: 3)], interruptible: true))
      let more = try Scheduler(problem).schedule(passes: 1)
      #expect(ScheduleChecker(problem, more).complaints() == [], "seed \(seed)")
      #expect(more.assignments.dropLast().elementsEqual(schedule.assignments) { $0.start == $1.start })
    }
  }
}
