/// Work that several questions share, to one solver or to several: what is left of a limit.
///
/// A limit bounds one search. An answer that takes many questions is bounded by a budget: each search may do what is left and charges what
/// it did; once nothing is left every further question is *undecided*. Nodes of a hitting-set search count as propagations.
///
/// Work is charged as it was done, so that a budget is spent at the same place in every run whose solvers began in the same state.
public final class WorkBudget {
  /// What may still be done.
  public private(set) var left: WorkLimit

  /// A budget of so much work; without a limit it is never spent.
  public init(_ limit: WorkLimit = .none) { left = limit }

  /// The unit of which nothing is left, or nil while there is work to be done.
  public var spent: WorkLimit.Unit? {
    left.propagations <= 0 ? .propagations : left.conflicts <= 0 ? .conflicts : nil
  }

  /// Takes work off; what is unlimited stays so.
  func charge(conflicts: Int, propagations: Int) {
    if left.conflicts != .max { left.conflicts = max(left.conflicts - conflicts, 0) }
    if left.propagations != .max { left.propagations = max(left.propagations - propagations, 0) }
  }
}

extension Solver {
  /// Looks for a solution under assumptions as long as the budget lasts, and charges it.
  public func solve(assuming assumptions: [Literal] = [], within budget: WorkBudget) -> Verdict {
    if let unit = budget.spent { return .undecided(unit) }
    let before = (conflicts: engine.pace.conflicts, propagations: engine.pace.propagations)
    defer {
      budget.charge(
        conflicts: engine.pace.conflicts - before.conflicts,
        propagations: engine.pace.propagations - before.propagations)
    }
    return solve(assuming: assumptions, limit: budget.left)
  }

  /// Propagates assumptions without searching as long as the budget lasts, and charges it.
  func propagate(assuming assumptions: [Literal], within budget: WorkBudget) -> Bool {
    let before = engine.pace.propagations
    defer { budget.charge(conflicts: 0, propagations: engine.pace.propagations - before) }
    return propagate(assuming: assumptions, limit: budget.left)
  }
}
