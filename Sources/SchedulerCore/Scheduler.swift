import Threads

/// Plans a problem: validated once, planned as often as wanted, always with the same answer to the same question.
public struct Scheduler: Sendable {
  /// The problem, flattened.
  let model: PlanningModel
  /// How its operations queue.
  let lines: LinePlan

  /// Prepares a problem for planning.
  ///
  /// - Throws: what `SchedulingProblem.validate` finds.
  /// - Complexity: linear in the problem, and in the open intervals of each calendar over the horizon.
  public init(_ problem: SchedulingProblem) throws(SchedulingFailure) {
    try problem.validate()
    model = PlanningModel(problem)
    lines = LinePlan(model)
  }

  /// How far ahead of due dates and set-ups the passes look, in hundredths, in the order in which they are tried: near
  /// for a shop that can keep its dates, far for one that cannot, then what lies between and beyond.
  private static let rules: [(lookAhead: Int64, setUpLookAhead: Int64)] = [
    (200, 6), (4_000, 12), (2_000, 12), (1_000, 6), (400, 3), (400, 12), (4_000, 25), (100, 50),
  ]

  /// The best of some passes of list scheduling with different rules, by `Schedule.Figures`.
  ///
  /// - Parameter passes: at least 1; each costs O(n log n) for n operations, and more are never worse. There are 8
  ///   rules, before which come those that an objective other than the usual suggests; more passes change nothing.
  /// - Throws: the faults of the first pass if no pass finds room for everything before the end of the horizon, in
  ///   time for the locked operations, and within the maximum lags.
  public func schedule(passes: Int = 4) throws(SchedulingFailure) -> Schedule {
    guard let schedule = try schedule(passes: passes, stop: .never) else { preconditionFailure("nobody says stop") }
    return schedule
  }

  /// The same until a check says stop: then the best of the passes that were through by then, or nil where none was.
  public func schedule(passes: Int = 4, stop: StopCheck) throws(SchedulingFailure) -> Schedule? {
    precondition(passes >= 1, "a schedule takes at least one pass")
    var best: Schedule?
    var faults: [SchedulingFault] = []
    for rule in rules(passes) {
      var dispatcher = Dispatcher(model, lines: lines, rule: rule, stop: stop)
      if dispatcher.run() {
        let schedule = Schedule(dispatcher.timeline)
        if best.map({ schedule.figures < $0.figures }) ?? true { best = schedule }
      } else if faults.isEmpty {
        faults = dispatcher.faults
      }
      if dispatcher.stop.isStopped { return best }
    }
    // Rules decide one thing after the other, and may miss the only schedule that there is.
    if let best = best ?? searchedExactly(from: nil, budget: Scheduler.rescueWork, stop: stop)?.best { return best }
    if stop.isStopped { return nil }
    throw SchedulingFailure(faults)
  }

  /// The rules of so many passes.
  private func rules(_ passes: Int) -> [DispatchingRule] {
    let measures = model.problem.objective == .usual ? [] : model.problem.objective.levels[0].map(\.measure)
    let suggested = measures.compactMap { suggestedRule($0) }.prefix(passes)
    return suggested + Scheduler.rules.indices.prefix(passes - suggested.count).map { rule($0) }
  }

  /// A rule made for a measure; nil where the usual ones are.
  private func suggestedRule(_ measure: Objective.Measure) -> DispatchingRule? {
    switch measure {
    case .makespan:
      // As if all were due at once: first what is followed by most work.
      DispatchingRule(targets: model.latestStarts(due: model.problem.horizon.upperBound), setUpCost: 16, lines: lines)
    case .flow:
      // As if all were late: the shortest for its weight first.
      DispatchingRule(
        lookAhead: 200, setUpLookAhead: 12,
        latestStarts: Array(repeating: -2 * .farthestTime, count: model.problem.operations.count), lines: lines)
    case .setUps:
      DispatchingRule(lookAhead: 4_000, setUpLookAhead: 1, latestStarts: model.latestStarts(), lines: lines)
    case .tardiness, .lateJobs, .earliness, .energy: nil
    }
  }

  /// The dispatching rule of a pass, counted from 0.
  func rule(_ index: Int) -> DispatchingRule {
    let (lookAhead, setUpLookAhead) = Scheduler.rules[index]
    return DispatchingRule(
      lookAhead: lookAhead, setUpLookAhead: setUpLookAhead, latestStarts: model.latestStarts(), lines: lines)
  }
}
