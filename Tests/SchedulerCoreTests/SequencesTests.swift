import Searches
import SeededRandom
import Testing

@testable import SchedulerCore

@Suite struct SequencesTests {
  /// Moves on problems of every kind, with calendars, set-ups, lags, locks and alternatives mixed: what was counted
  /// move by move is what a full count gives, and every plan on the way is right by the checker.
  @Test(arguments: 0..<6) func movesKeepEveryRule(block: Int) throws {
    var moved = 0
    var later = 0
    for seed in block * 40..<(block + 1) * 40 {
      var random = SplitMix(40_000 + seed)
      let problem = randomProblem(
        Ingredients(hasEfficiencies: seed % 3 > 0, hasObjectives: seed % 2 == 1), using: &random)
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 1) else { continue }
      let objective = MoveObjective(problem.objective, level: random.index(problem.objective.levels.count), target: 30)
      let search = SequenceSearch(
        MoveModel(scheduler.model), first, objective: objective, completions: scheduler.earliestCompletions,
        dice: SearchRandom(seed: UInt64(seed)))
      search.tolerance = 10
      for _ in 0..<6 {
        search.run(10)
        let schedule = search.sequences.schedule
        let complaints = ScheduleChecker(problem, schedule).complaints()
        #expect(complaints.isEmpty, "seed \(seed): \(complaints)")
        #expect(search.account.total == cost(of: schedule, problem, objective), "seed \(seed)")
      }
      moved += search.kept.count
      let before = search.sequences.schedule
      let tightened = scheduler.tightened(before)
      #expect(ScheduleChecker(problem, tightened).complaints().isEmpty, "seed \(seed)")
      #expect(zip(tightened.assignments, before.assignments).allSatisfy { $0.end <= $1.end }, "seed \(seed)")
      let loosened = scheduler.loosened(before)
      #expect(ScheduleChecker(problem, loosened).complaints().isEmpty, "seed \(seed)")
      #expect(loosened.figures.weightedTardiness == before.figures.weightedTardiness, "seed \(seed)")
      #expect(loosened.figures.weightedEarliness <= before.figures.weightedEarliness, "seed \(seed)")
      later += loosened.figures.weightedEarliness < before.figures.weightedEarliness ? 1 : 0
    }
    #expect(moved >= 50)
    #expect(later >= 5)
  }

  /// A window gives up whole jobs from some operation on, each once, the operation's own among them.
  @Test func windowsTakeEveryJobOnce() throws {
    var random = SplitMix(13)
    let scheduler = try Scheduler(crowdedShop(jobs: 60, using: &random))
    let schedule = try scheduler.schedule(passes: 1)
    let search = SequenceSearch(
      MoveModel(scheduler.model), schedule,
      objective: MoveObjective(scheduler.model.problem.objective, level: 0, target: 0),
      completions: scheduler.earliestCompletions, dice: SearchRandom(seed: 1))
    var dice = SearchRandom(seed: 2)
    var sizes: Set<Int> = []
    for operation in scheduler.model.problem.operations.indices {
      let tails = try #require(search.window(of: operation, &dice))
      let jobs = tails.map { scheduler.model.problem.operations[$0.operations[0]].job }
      #expect(Set(jobs).count == jobs.count)
      #expect(tails.contains { $0.operations[0] == operation })
      for tail in tails {
        let job = scheduler.model.problem.operations[tail.operations[0]].job
        #expect(tail.operations == Array(scheduler.model.operationsOfJob[job].suffix(tail.operations.count)))
      }
      sizes.insert(tails.count)
    }
    #expect(sizes.isSuperset(of: 2...4), "\(sizes)")
  }

  /// What a schedule costs by an objective of moves, measure by measure from the schedule's own figures; but the makespan
  /// job by job.
  private func cost(
    of schedule: Schedule, _ problem: SchedulingProblem, _ objective: MoveObjective
  ) -> CostAccount.Cost {
    let figures = schedule.figures
    let overrun = problem.jobs.indices.reduce(Int64(0)) { total, job in
      let ends = problem.operations.indices.filter { problem.operations[$0].job == job }
        .map { schedule.assignments[$0].end }
      return total + max(0, (ends.max() ?? objective.target) - objective.target)
    }
    func sum(_ weights: MoveObjective.Weights) -> Int64 {
      weights.tardiness * figures.weightedTardiness + weights.lateJobs * Int64(figures.lateJobs)
        + weights.overrun * overrun + weights.setUps * figures.setUpTotal + weights.flow * figures.weightedFlow
        + weights.earliness * figures.weightedEarliness + weights.energy * figures.energyCost
    }
    return CostAccount.Cost(active: sum(objective.active), strict: sum(objective.strict))
  }

  /// A move that is taken back leaves nothing behind.
  @Test func whatIsTakenBackIsUndone() throws {
    var undone = 0
    for seed in 0..<150 {
      var random = SplitMix(50_000 + seed)
      let problem = randomProblem(Ingredients(), using: &random)
      guard let scheduler = try? Scheduler(problem), let first = try? scheduler.schedule(passes: 1) else { continue }
      let sequences = Sequences(MoveModel(scheduler.model), first)
      for operation in problem.operations.indices where !sequences.flat.isPinned[operation] {
        sequences.pushes = random.index(4)
        let row = sequences.machine(of: operation)
        sequences.takeOut(operation)
        let position = random.index(sequences.rows[row].count + 1)
        let previous = position == 0 ? -1 : Int(sequences.rows[row][position - 1])
        let ready = sequences.ready(operation)
        let alternative = Int(sequences.alternative[operation])
        // Only in front of what starts when the operation is ready, or later, may it go without making a cycle.
        let isSafe =
          position == sequences.rows[row].count
          || sequences.start[Int(sequences.rows[row][position])] >= ready
        let waits = scheduler.model.successors.rows[operation] < scheduler.model.successors.rows[operation + 1]
        if isSafe, !waits,
          let place = sequences.place(operation, alternative: alternative, after: previous, from: ready)
        {
          sequences.putIn(operation, alternative: alternative, position: position, at: place)
          _ = sequences.settle()
        }
        sequences.takeBack()
        undone += 1
      }
      #expect(sequences.schedule == first, "seed \(seed)")
    }
    #expect(undone > 300)
  }
}
