/// Which of some literals some solution makes true, under assumptions: for a Boolean variable, ask about both its literals.
public struct ValidLiterals: Sendable {
  /// *Satisfied* when the answers are complete; *unsatisfiable* when nothing is valid; else answers hold what was proven valid.
  public let verdict: Verdict
  /// For each literal asked about, in the order asked, whether a solution makes it true.
  public let isValid: [Bool]

  /// Asks about `literals`; the solver's order of preference is kept. See `SupportSearch`.
  public init(
    of literals: [Literal], assuming assumptions: [Literal] = [], in solver: Solver,
    within budget: WorkBudget = WorkBudget()
  ) {
    var search = SupportSearch(of: literals, assuming: assumptions, in: solver, within: budget)
    verdict = search.run()
    isValid = verdict == .unsatisfiable ? literals.map { _ in false } : search.isValid
  }
}
