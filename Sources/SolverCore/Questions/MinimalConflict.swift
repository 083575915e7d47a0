/// Assumptions that cannot hold together, none of which can be left out.
///
/// *Method.* The solver's failed assumptions are a first conflict. Then each member is left out in turn, in the order given; if the
/// others still fail it is dropped for good, together with all that the new failed assumptions do not mention; else it is
/// needed. (Deletion with refinement: Bakker, Dikker, Tempelman and Wognum 1993; Dershowitz, Hanna and Nadel 2006.)
/// As earlier members are tried first, later ones are rather kept.
///
/// *Tried and dropped:* QuickXplain (Junker 2004) on the failed assumptions. Conflicts among a customer's choices have two or three
/// members, and both ask the same few questions: 505 against 530 µs, 55 against 57, 31 against 31 on three product lines.
///
/// The answer depends only on the network, the assumptions and their order if the solver is `reset` before.
public struct MinimalConflict: Sendable {
  /// *Unsatisfiable* when there is a conflict, *satisfied* when there is none, *undecided* when the first search gave up.
  public let verdict: Verdict
  /// The members of the conflict in the order given; empty when the network fails with no assumption but those held.
  public let literals: [Literal]
  /// Whether every member was shown to be needed; false only when a search gave up.
  public let isMinimal: Bool

  /// Looks for a conflict among `assumptions`, while those of `holding` hold and are never members.
  ///
  /// Costs at most one search more than the first conflict has members. Solutions found by earlier questions spare most of the
  /// searches that would only find another one. Where the budget is spent, what has not been tried stays a member.
  public init(
    among assumptions: [Literal], holding: [Literal] = [], in solver: Solver, within budget: WorkBudget = WorkBudget()
  ) {
    verdict = solver.canHold(holding + assumptions, within: budget)
    guard verdict == .unsatisfiable else {
      literals = []
      isMinimal = false
      return
    }
    let candidates = Self.members(of: assumptions, solver, holding)
    (literals, isMinimal) = Self.minimize(candidates, holding, solver, budget)
  }

  /// Leaves out each candidate in turn; the candidates fail together.
  private static func minimize(
    _ core: [Literal], _ holding: [Literal], _ solver: Solver, _ budget: WorkBudget
  ) -> (needed: [Literal], isProven: Bool) {
    var candidates = core
    var needed: [Literal] = []
    var isProven = true
    while let candidate = candidates.first {
      candidates.removeFirst()
      switch solver.canHold(holding + needed + candidates, within: budget) {
      case .unsatisfiable:
        let core = solver.failedAssumptions
        candidates.removeAll { !core.contains($0) }
      case .satisfied: needed.append(candidate)
      case .undecided:
        needed.append(candidate)
        isProven = false
      }
    }
    return (needed, isProven)
  }

  /// The failed assumptions without the held ones and without repetitions, in the order given.
  private static func members(of assumptions: [Literal], _ solver: Solver, _ held: [Literal]) -> [Literal] {
    let core = Set(solver.failedAssumptions).subtracting(held)
    var members: [Literal] = []
    var seen = Set<Literal>()
    for literal in assumptions where core.contains(literal) && seen.insert(literal).inserted { members.append(literal) }
    return members
  }
}

extension Solver {
  /// Whether assumptions can hold together, by a solution known already or by a search; a solution is not shown.
  func canHold(_ assumptions: [Literal], within budget: WorkBudget) -> Verdict {
    if witnesses.common(assumptions) != 0 { return .satisfied }
    let verdict = solve(assuming: assumptions, within: budget)
    if verdict == .satisfied { witnesses.keep(engine.assignment) }
    return verdict
  }
}
