import Threads

/// The improvement of one schedule, step by step, in three phases.
///
/// Where few jobs are late, `Reservations` serve them first; where many are, a `Negotiation` decides who waits. What is
/// left of the limit goes to `Resequencing`, which moves operations and windows of them in the best schedule found so far.
/// Where the first level of the objective is not about tardiness, there is only that. It works on one level at a time, on the next
/// when it finds no more; under the usual objective on tardiness alone, as what comes after only breaks ties there.
///
/// Moves know nothing of shared resources. Where operations share any, the first two phases take all of the
/// limit: what they come to is dispatched with all that operations demand.
struct Improver {
  /// Whose problem it is.
  let scheduler: Scheduler
  /// When it ends.
  let limit: ImprovementLimit
  /// Asked in the midst of every step, which then comes to nothing more.
  let stop: StopCheck
  /// The best schedule so far.
  private(set) var best: Schedule
  /// Operations placed, and places looked for, so far.
  private(set) var work: Int64
  /// The least that there can be of each level.
  private let bounds: [Int64]
  /// The level that is worked on.
  private var level = 0
  private var phase: Phase
  private var rounds: UInt64 = 0
  /// Passes of negotiation so far.
  private var passes = 0
  /// The share of the limit that was over when the moves began.
  private var firstMoves = 0.0
  /// The least figure of the phase under way, and how many steps ago it was had.
  private var stall: (figure: Int64, steps: Int) = (.max, 0)

  private enum Phase {
    case reserving(Reservations)
    case negotiating(Negotiation)
    case resequencing(Resequencing)
  }

  /// An improvement that has not begun.
  init(
    _ scheduler: Scheduler, _ schedule: Schedule, limit: ImprovementLimit, stop: StopCheck = .never, work: Int64 = 0
  ) {
    self.work = work
    self.stop = stop
    self.scheduler = scheduler
    self.limit = limit
    best = schedule
    bounds = scheduler.levelBounds
    let objective = scheduler.model.problem.objective
    let isAboutTardiness = objective.levels[0].contains { $0.measure == .tardiness }
    if !isAboutTardiness && !scheduler.model.sharesResources {
      phase = .resequencing(Improver.resequencing(scheduler, schedule, limit, level: 0, round: 0))
    } else if isAboutTardiness && schedule.figures.lateJobs * 10 <= scheduler.model.problem.jobs.count {
      phase = .reserving(Reservations(scheduler, schedule, seed: limit.seed))
    } else {
      phase = .negotiating(Improver.negotiation(scheduler, schedule, limit, round: 0))
    }
  }

  /// Whether the limit is reached, or nothing is left to improve.
  var isDone: Bool {
    let decisive = scheduler.model.problem.objective == .usual ? 1 : bounds.count
    return work >= limit.work || zip(best.figures.levels, bounds).prefix(decisive).allSatisfy { $0 <= $1 }
  }

  /// How jobs bargain: as measured in `docs/measurements.md`, "Factories".
  private static let terms = Negotiation.Terms(
    efficiency: 0.99, firstSurcharge: 0.35, lastSurcharge: 3, step: 0.5, confidence: 0.4)
  /// A negotiation of more passes bargains like one of so many.
  private static let mostPasses = 1_000.0
  /// Passes of negotiation before the outcome is dispatched again: the more, the further a long negotiation comes, as
  /// dispatching takes its time; but a short one must be heard often enough.
  private var passesPerStep: Int {
    Int(max(4, min(16, limit.work / (6 * Int64(max(1, scheduler.model.problem.operations.count))))))
  }
  /// So many steps without a better schedule end a round or a phase.
  private static let patience = 40
  /// The same where moves have other levels to turn to.
  private static let patienceWithLevels = 6
  /// The share of the limit from which on there are moves.
  private static let lastPhase = 0.8

  /// One step of the phase under way.
  ///
  /// - Parameter elapsed: how much of a time limit is over, if there is one, from 0 to 1.
  /// - Returns: whether it has found the best schedule so far.
  mutating func advance(elapsed: Double) -> Bool {
    let share = max(elapsed, Double(work) / Double(limit.work))
    if share >= Improver.lastPhase { resequence(share: share) }
    let found: [Schedule]
    switch phase {
    case .reserving(var reservations):
      found = reservations.pass(threads: limit.threads, stop: stop)
      phase = .reserving(reservations)
      work += Int64(2 * scheduler.model.problem.operations.count)
    case .negotiating(let negotiation): found = negotiate(negotiation, share: share)
    case .resequencing(let resequencing): found = step(resequencing, share: share)
    }
    stall.steps += 1
    var isBetter = false
    for schedule in found {
      if schedule.figures.levels[level] < stall.figure { stall = (schedule.figures.levels[level], 0) }
      if schedule.figures < best.figures {
        best = schedule
        isBetter = true
      }
    }
    if stall.steps >= patience { changePhase(share: share) }
    return isBetter
  }

  private var patience: Int {
    if case .resequencing = phase, levelsInTurn > 1 { return Improver.patienceWithLevels }
    return Improver.patience
  }

  private var levelsInTurn: Int { scheduler.model.problem.objective == .usual ? 1 : bounds.count }

  private mutating func changePhase(share: Double) {
    rounds += 1
    stall = (.max, 0)
    switch phase {
    case .reserving: resequence(share: share)
    case .negotiating: phase = .negotiating(Improver.negotiation(scheduler, best, limit, round: rounds))
    // More moves of the same kind, with other dice, from the best again, perhaps for the next level.
    case .resequencing:
      level = (level + 1) % levelsInTurn
      if best.figures.levels[level] <= bounds[level] { level = (level + 1) % levelsInTurn }
      phase = .resequencing(resequencing)
    }
  }

  private mutating func resequence(share: Double) {
    if case .resequencing = phase { return }
    if scheduler.model.sharesResources { return }
    stall = (.max, 0)
    firstMoves = share
    phase = .resequencing(resequencing)
  }

  private var resequencing: Resequencing {
    Improver.resequencing(scheduler, best, limit, level: level, round: rounds)
  }

  private static func resequencing(
    _ scheduler: Scheduler, _ schedule: Schedule, _ limit: ImprovementLimit, level: Int, round: UInt64
  ) -> Resequencing {
    let objective = MoveObjective(
      scheduler.model.problem.objective, level: level, target: target(scheduler, schedule))
    return Resequencing(
      scheduler, schedule, objective: objective, seed: limit.seed &+ round << 32, threads: limit.threads)
  }

  /// A little less than the makespan of a schedule.
  private static func target(_ scheduler: Scheduler, _ schedule: Schedule) -> Time {
    let makespan = schedule.figures.makespan
    return makespan - max(1, (makespan - scheduler.model.problem.now) / 128)
  }

  private static func negotiation(
    _ scheduler: Scheduler, _ schedule: Schedule, _ limit: ImprovementLimit, round: UInt64
  ) -> Negotiation {
    Negotiation(
      NegotiationPlan(scheduler.model, lines: scheduler.lines, schedule: schedule), schedule: schedule,
      terms: terms, seed: limit.seed &+ round << 32, threads: limit.threads)
  }

  /// Some passes of negotiation, and the schedules that they lead to.
  private mutating func negotiate(_ negotiation: Negotiation, share: Double) -> [Schedule] {
    let progress = share / Improver.lastPhase
    let expected = passes > 0 ? min(Improver.mostPasses, Double(passes) / max(progress, 1e-9)) : 1
    for _ in 0..<passesPerStep { negotiation.pass(progress: progress, of: expected, stop: stop) }
    passes += passesPerStep
    let targets = [negotiation.targets, negotiation.averageTargets]
    work += Int64(scheduler.model.problem.operations.count * (passesPerStep + targets.count))
    let schedules = inParallel(2, threads: limit.threads) { [scheduler, stop] in
      scheduler.schedule(by: targets[$0], stop: stop)
    }
    return schedules.compactMap { $0 }
  }

  /// Some rounds of moves, and the schedule if it is better.
  private mutating func step(_ resequencing: Resequencing, share: Double) -> [Schedule] {
    let before = resequencing.work
    let moves = max(64, scheduler.model.problem.operations.count / 32)
    let heat = max(0, 1 - share) / max(1e-9, 1 - firstMoves)
    for _ in 0..<4 { resequencing.round(moves: moves, tolerance: Int64(Double(tolerance) * heat), stop: stop) }
    // Moves that find nothing to do must end, too.
    work += max(resequencing.work - before, Int64(moves))
    if resequencing.objective.isTardiness {
      return resequencing.total.active < best.figures.weightedTardiness ? [resequencing.schedule] : []
    }
    let schedule = resequencing.schedule
    if schedule.figures < best.figures { resequencing.aim(at: Improver.target(scheduler, schedule)) }
    return [schedule]
  }

  /// What a short operation costs that is a little late, or set up for.
  private var tolerance: Int64 {
    let term = scheduler.model.problem.objective.levels[level][0]
    switch term.measure {
    case .lateJobs: return term.weight
    case .makespan, .setUps: return term.weight * (scheduler.model.shortest.min() ?? 0)
    case .energy: return best.figures.energyCost / Int64(8 * max(1, scheduler.model.problem.operations.count))
    case .flow, .earliness: return term.weight * delayCost
    // Where much is late, a little more is soon made good.
    case .tardiness: return 3 * term.weight * delayCost
    }
  }

  /// The weighted tardiness of a short operation that is a little late.
  private var delayCost: Int64 {
    let jobs = scheduler.model.problem.jobs
    let weight = jobs.reduce(0) { $0 + $1.weight } / Int64(max(jobs.count, 1))
    return max(1, weight) * (scheduler.model.shortest.min() ?? 0)
  }
}

extension Scheduler {
  /// A pass of list scheduling in the order of some times; nil if something finds no place, or the check says stop.
  func schedule(by targets: [Time], stop: StopCheck) -> Schedule? {
    // A set-up of a minute is as bad as a quarter of an hour's delay in the order.
    let rule = DispatchingRule(targets: targets, setUpCost: 16, lines: lines)
    var dispatcher = Dispatcher(model, lines: lines, rule: rule, stop: stop)
    return dispatcher.run() ? Schedule(dispatcher.timeline) : nil
  }
}
