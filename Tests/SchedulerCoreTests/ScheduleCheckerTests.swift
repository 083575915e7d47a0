import SeededRandom
import Testing

@testable import SchedulerCore

/// The checker is only worth something if it refuses what is wrong.
@Suite struct ScheduleCheckerTests {
  @Test func refusesEveryChangedTime() throws {
    var changes = 0
    var refused = 0
    for seed in 0..<80 {
      var random = SplitMix(700 + seed)
      let problem = randomProblem(Ingredients(), using: &random)
      guard let schedule = try? Scheduler(problem).schedule(passes: 1) else { continue }
      #expect(ScheduleChecker(problem, schedule).complaints() == [])
      for _ in 0..<4 {
        var assignments = schedule.assignments
        let operation = random.index(assignments.count)
        switch random.index(3) {
        case 0: assignments[operation].end += 1
        case 1: assignments[operation].start -= 1
        default: assignments[operation].setUpStart -= 1
        }
        let changed = Schedule(
          assignments: assignments, sequences: schedule.sequences, completions: schedule.completions,
          tardiness: schedule.tardiness, figures: schedule.figures)
        changes += 1
        refused += ScheduleChecker(problem, changed).complaints().isEmpty ? 0 : 1
      }
    }
    #expect(changes > 100)
    #expect(refused == changes)
  }
}
