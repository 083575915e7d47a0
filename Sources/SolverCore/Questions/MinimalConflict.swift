/// Assumptions that cannot hold together, none of which can be left out.
///
/// *Method.* The solver's failed assumptions are a first conflict. Then each member is left out in turn, in the order given; if the
/// others still fail it is dropped for good, together with all that the new failed assumptions do not mention; else it is
/// needed. (Deletion with refinement: Bakker, Dikker, Tempelman and Wognum 1993; Dershowitz, Hanna and Nadel 2006.)
/// As earlier members are tried first, later ones are rather kept.
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
  /// Costs at most one search more than the first conflict has members; the limit holds for each.
  public init(
    among assumptions: [Literal], holding: [Literal] = [], in solver: Solver, limit: WorkLimit = .none
  ) {
    verdict = solver.solve(assuming: holding + assumptions, limit: limit)
    guard verdict == .unsatisfiable else {
      literals = []
      isMinimal = false
      return
    }
    let candidates = Self.members(of: assumptions, solver, Set(holding))
    (literals, isMinimal) = Self.minimize(candidates, holding, solver, limit)
  }

  /// Leaves out each candidate in turn; the candidates fail together.
  private static func minimize(
    _ core: [Literal], _ holding: [Literal], _ solver: Solver, _ limit: WorkLimit
  ) -> (needed: [Literal], isProven: Bool) {
    var candidates = core
    var needed: [Literal] = []
    var isProven = true
    while let candidate = candidates.first {
      candidates.removeFirst()
      switch solver.solve(assuming: holding + needed + candidates, limit: limit) {
      case .unsatisfiable:
        let core = Set(solver.failedAssumptions)
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
  private static func members(of assumptions: [Literal], _ solver: Solver, _ held: Set<Literal>) -> [Literal] {
    var core = Set(solver.failedAssumptions).subtracting(held)
    return assumptions.filter { core.remove($0) != nil }
  }
}
