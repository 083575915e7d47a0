import SeededRandom
import Testing

@testable import SchedulerCore

@Suite struct SchedulerTests {
  /// Every feature mixed. Random locks are often out of reach; all else must hardly ever go without a schedule.
  @Test(arguments: 0..<15) func everyScheduleIsRight(block: Int) throws {
    var planned = 0
    var stuck: [SchedulingFault] = []
    for seed in block * 100..<(block + 1) * 100 {
      var random = SplitMix(seed)
      let problem = randomProblem(Ingredients(hasEfficiencies: seed % 2 == 1), using: &random)
      guard let scheduler = try? Scheduler(problem) else { continue }
      do {
        let schedule = try scheduler.schedule(passes: 2)
        let complaints = ScheduleChecker(problem, schedule).complaints()
        #expect(complaints.isEmpty, "seed \(seed): \(complaints)")
        planned += 1
      } catch {
        #expect(!error.faults.isEmpty)
        stuck += error.faults.prefix(1)
      }
    }
    #expect(planned >= 50)
    let byLags = stuck.filter { if case .lockUnreachable = $0 { false } else { true } }
    #expect(stuck.count <= 25)
    #expect(byLags.count <= 8, "\(byLags)")
  }

  /// Against every schedule there is: the first schedule is never better than the optimum, not far from it on the
  /// whole, and never missing where there is one.
  @Test(arguments: 0..<4) func tinyProblemsComeNearTheOptimum(block: Int) throws {
    var feasible = 0
    var total: (found: Int64, optimal: Int64) = (0, 0)
    for seed in block * 40..<(block + 1) * 40 {
      var random = SplitMix(10_000 + seed)
      let ingredients = Ingredients(
        machines: 1...2, operations: 2...4, horizon: 55, durations: 1...5, hasEfficiencies: seed % 2 == 1)
      let problem = randomProblem(ingredients, using: &random)
      guard let scheduler = try? Scheduler(problem) else { continue }
      let optimum = bruteForceOptimum(problem)
      let schedule = try? scheduler.schedule()
      guard let optimum else {
        #expect(schedule == nil, "seed \(seed): there is no schedule")
        continue
      }
      feasible += 1
      guard let schedule else {
        Issue.record("seed \(seed): there is a schedule")
        continue
      }
      #expect(schedule.figures.weightedTardiness >= optimum, "seed \(seed)")
      total.found += schedule.figures.weightedTardiness
      total.optimal += optimum
    }
    #expect(feasible >= 15)
    #expect(total.found <= total.optimal * 3 / 2 + 100)
  }

  /// A slow machine that is free does not take what a fast one will have done sooner.
  @Test func aShortWaitForAFastMachineIsWorthIt() throws {
    let alternatives: [Operation.Alternative] = [.init(machine: 0, duration: 10), .init(machine: 1, duration: 100)]
    let problem = SchedulingProblem(
      horizon: 0..<1_000, calendars: [.always], machines: [Machine(calendar: 0), Machine(calendar: 0)],
      jobs: (0..<12).map { Job(release: $0 % 4, due: 0) },
      operations: (0..<12).map { Operation(job: $0, alternatives: alternatives) })
    let schedule = try Scheduler(problem).schedule(passes: 1)
    #expect(schedule.figures.makespan <= 120)
    #expect(schedule.sequences[0].count >= 11)
  }

  @Test func morePassesAreNeverWorse() throws {
    for seed in 0..<60 {
      var random = SplitMix(seed)
      let problem = randomProblem(Ingredients(hasLocks: false), using: &random)
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 1) else { continue }
      let best = try scheduler.schedule(passes: 8)
      #expect(best.figures <= first.figures)
      #expect(try Scheduler(problem).schedule(passes: 8) == best)
    }
  }
}
