/// Plans a problem: validated once, planned as often as wanted, always with the same answer to the same question.
public struct Scheduler: Sendable {
  let model: PlanningModel
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

  /// The best of some passes of list scheduling with different rules, by `Schedule.Figures`.
  ///
  /// - Parameter passes: at least 1; each costs O(n log n) for n operations, and more are never worse.
  /// - Throws: the faults of the first pass if no pass finds room for everything before the end of the horizon, or in
  ///   time for the locked operations and within the maximum lags.
  public func schedule(passes: Int = 8) throws(SchedulingFailure) -> Schedule {
    precondition(passes >= 1, "a schedule takes at least one pass")
    var best: Schedule?
    var faults: [SchedulingFault] = []
    var expectations = Expectations(model, allowance: 200)
    for pass in 0..<passes {
      var dispatcher = Dispatcher(
        model, lines: lines,
        rule: DispatchingRule(
          lookAhead: 200, setUpLookAhead: 100, latestStarts: expectations.latestStarts(model)))
      if dispatcher.run() {
        let schedule = Schedule(dispatcher.timeline)
        if best.map({ schedule.figures < $0.figures }) ?? true { best = schedule }
      } else if pass == 0 {
        faults = dispatcher.faults
      }
      expectations.learn(from: dispatcher)
    }
    guard let best else { throw SchedulingFailure(faults) }
    return best
  }
}
