extension DRATChecker {
  /// Throws unless the clause read last follows from those that live: by unit propagation, or by resolution on its
  /// first literal.
  mutating func checkClause(_ step: borrowing ProofStep) throws(BadStep) {
    if isTautology { return }
    let follows = refutesNegation(of: clause)
    defer { backtrack(to: rootCount) }
    if follows { return }
    guard let pivot = clause.first else {
      throw step.bad(.notImplied(clause: step.literals, resolvedWith: nil))
    }
    let negationEnd = trail.count
    for candidate in clauses.clauses(containing: pivot ^ 1) {
      let resolvent = clauses.places(candidate).map { clauses[$0] }.filter { $0 != pivot ^ 1 }
      let follows = refutesNegation(of: resolvent)
      backtrack(to: negationEnd)
      if !follows {
        let other = clauses.places(candidate).map { numbering.literal(of: clauses[$0]) }.sorted { abs($0) < abs($1) }
        throw step.bad(.notImplied(clause: step.literals, resolvedWith: other))
      }
    }
    acceptance.resolutionAdditions += 1
  }

  /// Puts the negation of a clause on the trail and propagates: whether that meets a contradiction.
  private mutating func refutesNegation(of literals: [Int32]) -> Bool {
    for literal in literals {
      if values[literal] > 0 { return true }
      if values[literal] == 0 { assign(literal ^ 1, because: -1) }
    }
    return propagate()
  }
}
