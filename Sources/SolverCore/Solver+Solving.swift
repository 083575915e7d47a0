extension Solver {
  /// Looks for a solution under assumptions.
  ///
  /// Assumptions that begin like those of the last question are not propagated again. The solution stays readable until the
  /// next question.
  public func solve(assuming assumptions: [Literal] = [], limit: WorkLimit = .none) -> Verdict {
    var none: (any Decider)?
    return solve(assuming: assumptions, limit: limit, asking: &none)
  }

  /// Looks for a solution under assumptions; the decider is asked once the order of preference is settled.
  public func solve<D: Decider>(
    assuming assumptions: [Literal] = [], limit: WorkLimit = .none, preferring decider: inout D
  ) -> Verdict {
    var boxed: (any Decider)? = decider
    let verdict = solve(assuming: assumptions, limit: limit, asking: &boxed)
    if let kept = boxed as? D { decider = kept }
    return verdict
  }

  private func solve(assuming assumptions: [Literal], limit: WorkLimit, asking decider: inout (any Decider)?) -> Verdict
  {
    guard engine.isConsistent else { return .unsatisfiable }
    engine.begin(assumptions)
    let conflicts = engine.pace.conflicts.saturatingSum(limit.conflicts)
    engine.limitPropagations(to: limit.propagations)
    while true {
      let end = engine.search(conflicts: conflicts, asksDecider: decider != nil)
      switch end {
      case .satisfied: return .satisfied
      case .failed: return .unsatisfiable
      case .exhausted(let unit): return .undecided(unit)
      case .wantsDecision:
        let wished = decider?.nextDecision(in: self)
        guard let decision = wished ?? engine.ownDecision() else { return .satisfied }
        precondition(engine.assignment.values[decision] == 0, "a decider proposes an open literal")
        engine.decide(decision)
      }
    }
  }

  /// Propagates assumptions without searching: true when no contradiction shows. Domains stay readable until the next question.
  ///
  /// What is left in a domain may still have no solution; what is gone has none. Only the limit's propagations count; beyond
  /// them, or once the stop check says stop, less is gone.
  public func propagate(assuming assumptions: [Literal] = [], limit: WorkLimit = .none) -> Bool {
    guard engine.isConsistent else { return false }
    engine.begin(assumptions)
    engine.limitPropagations(to: limit.propagations)
    return engine.propagateAssumptions()
  }

  /// After *unsatisfiable*: assumptions that cannot hold together, in the order given; empty when the network alone has no
  /// solution. Small, but not minimal: `MinimalConflict` makes it so.
  public var failedAssumptions: [Literal] {
    guard engine.isConsistent else { return [] }
    return (0..<engine.analysis.failed.count).map { engine.analysis.failed[$0] }
  }
}

extension Int {
  /// The sum, or the largest number where that would exceed it.
  func saturatingSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
