import SchedulerCore

/// How hard a plan is worked on: first every operation finds a place, then the whole is improved until a limit is reached.
public struct PlanningEffort: Sendable {
  /// How many dispatching rules are tried for the first plan, 1 to 8.
  public var passes = 4
  /// Operations placed, and places looked for, while improving after which that ends; nil: the usual limit, or none where there is one of time.
  public var work: Int64?
  /// Another seed takes another way.
  public var seed: UInt64 = 1
  /// How many threads there may be; only where a limit of time ends the improvement does the plan depend on them.
  public var threads = 1
  /// What makes one plan better than another.
  public var objective = PlanObjective.usual
  /// Called when the improvement of a plan begins; what it returns tells how much of the time for that is over, from 0 to 1.
  public var timeLimit: (@Sendable () -> @Sendable () -> Double)?

  /// The usual effort, the same on every machine.
  public init() {}

  /// No improvement: the first plan is the plan.
  public static var firstPlan: PlanningEffort {
    var effort = PlanningEffort()
    effort.work = 0
    return effort
  }

  /// The limit in the engine's terms.
  func limit(operations: Int) -> ImprovementLimit {
    let unlimited: Int64? = timeLimit == nil ? nil : .max
    return ImprovementLimit(
      work: work ?? unlimited ?? ImprovementLimit.usualWork(operations: operations), seed: seed, threads: threads)
  }
}
