/// How long, with what seed and in how many threads a schedule is improved.
public struct ImprovementLimit: Sendable {
  /// How many times an operation may be sent, dispatched or moved: the same on every machine.
  public var work: Int64
  /// Another seed takes another way.
  public var seed: UInt64
  /// Changes how fast the result is had, not what it is.
  public var threads: Int

  /// A limit for one thread and the usual seed.
  public init(work: Int64, seed: UInt64 = 1, threads: Int = 1) {
    self.work = work
    self.seed = seed
    self.threads = threads
  }
}

extension Scheduler {
  /// A schedule no worse than the one given.
  public func improved(
    _ schedule: Schedule, limit: ImprovementLimit, isOver: () -> Bool = { false },
    progress: (Schedule.Figures) -> Void = { _ in }
  ) -> Schedule {
    var best = schedule
    var work: Int64 = 0
    var passes = 0
    let operations = Int64(model.problem.operations.count)
    let plan = NegotiationPlan(model, lines: lines, schedule: schedule)
    let negotiation = Negotiation(
      plan, schedule: schedule, terms: tuning, seed: limit.seed, threads: limit.threads)
    while work < limit.work && !isOver() {
      negotiation.pass()
      passes += 1
      if passes % 4 != 0 { continue }
      let targets = [negotiation.targets, negotiation.averageTargets]
      let found = inParallel(2, threads: limit.threads) { index -> Schedule? in
        var dispatcher = Dispatcher(
          model, lines: lines, rule: DispatchingRule(targets: targets[index], setUpCost: 16, lines: lines))
        return dispatcher.run() ? Schedule(dispatcher.timeline) : nil
      }
      for candidate in found {
        if let candidate, candidate.figures < best.figures {
          best = candidate
          progress(best.figures)
        }
      }
      if debugOn { print(passes, "excess", negotiation.excess, found.map { Double($0?.figures.weightedTardiness ?? 0) / 86400 }, Double(best.figures.weightedTardiness) / 86400) }
      work += 3 * operations
    }
    return best
  }
}
nonisolated(unsafe) public var debugOn = true
nonisolated(unsafe) public var bw = 3600
nonisolated(unsafe) var tuning = Negotiation.Terms(efficiency: 0.99, surcharge: 0.5, step: 0.2, confidence: 0.5)
public func tune(_ a: [Double]) { bw = a.count > 4 ? Int(a[4]) : 3600; tuning = .init(efficiency: a[0], surcharge: a[1], step: a[2], confidence: a[3]) }
