/// The improvement of one schedule, step by step.
struct Improver {
  /// Whose problem it is.
  let scheduler: Scheduler
  /// When it ends.
  let limit: ImprovementLimit
  /// The best schedule so far.
  private(set) var best: Schedule
  /// Operations placed so far.
  private(set) var work: Int64 = 0
  /// The least weighted tardiness that there can be.
  private let bound: Int64
  private var negotiation: Negotiation?
  private var rounds = 0
  /// The best figure of the negotiation under way, and how many passes ago it was had.
  private var stall: (figure: Int64, passes: Int) = (.max, 0)

  /// An improvement that has not begun.
  init(_ scheduler: Scheduler, _ schedule: Schedule, limit: ImprovementLimit) {
    self.scheduler = scheduler
    self.limit = limit
    best = schedule
    bound = scheduler.emptyShopBound
  }

  /// Whether the limit is reached, or nothing is left to improve.
  var isDone: Bool {
    work >= limit.work || best.figures.weightedTardiness <= bound
  }

  /// How the rounds bargain, one after the other, again from the first.
  private static let terms: [Negotiation.Terms] = [
    .init(efficiency: 0.99, surcharge: 0.5, step: 0.2, confidence: 0.5),
    .init(efficiency: 1, surcharge: 0.4, step: 0.3, confidence: 0.4),
    .init(efficiency: 0.97, surcharge: 0.5, step: 0.3, confidence: 0.5),
  ]
  private static let passesPerStep = 4
  /// So many passes without a better schedule of its own end a round.
  private static let patience = 160

  /// Some passes of negotiation, and the schedules that they lead to.
  ///
  /// - Returns: whether one of them is the best so far.
  mutating func advance() -> Bool {
    let negotiation = negotiation ?? nextRound()
    self.negotiation = negotiation
    for _ in 0..<Improver.passesPerStep { negotiation.pass() }
    let targets = [negotiation.targets, negotiation.averageTargets]
    let found = inParallel(2, threads: limit.threads) { scheduler.schedule(by: targets[$0]) }
    work += Int64(scheduler.model.problem.operations.count * (Improver.passesPerStep + targets.count))
    stall.passes += Improver.passesPerStep
    var isBetter = false
    for schedule in found {
      guard let schedule else { continue }
      if schedule.figures.weightedTardiness < stall.figure { stall = (schedule.figures.weightedTardiness, 0) }
      guard schedule.figures < best.figures else { continue }
      best = schedule
      isBetter = true
    }
    if stall.passes >= Improver.patience { self.negotiation = nil }
    return isBetter
  }

  private mutating func nextRound() -> Negotiation {
    let terms = Improver.terms[rounds % Improver.terms.count]
    rounds += 1
    stall = (.max, 0)
    let plan = NegotiationPlan(scheduler.model, lines: scheduler.lines, schedule: best)
    return Negotiation(
      plan, schedule: best, terms: terms, seed: limit.seed &+ UInt64(rounds) << 32, threads: limit.threads)
  }
}

extension Scheduler {
  /// A pass of list scheduling in the order of some times; nil if something finds no place.
  func schedule(by targets: [Time]) -> Schedule? {
    // A set-up of a minute is as bad as a quarter of an hour's delay in the order.
    let rule = DispatchingRule(targets: targets, setUpCost: 16, lines: lines)
    var dispatcher = Dispatcher(model, lines: lines, rule: rule)
    return dispatcher.run() ? Schedule(dispatcher.timeline) : nil
  }
}
