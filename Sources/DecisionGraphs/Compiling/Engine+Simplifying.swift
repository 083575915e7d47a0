// What simplification asks of propagation: which literals fail, and which clauses say more than needed.

extension Engine {
  /// Prepares for questions at the root; false when the formula has no solution.
  mutating func openRoot() -> Bool {
    levels.append(Level.root(marks))
    return propagate()
  }

  /// Makes propagation pass over a clause from now on.
  mutating func silence(_ clause: Int32) { clauses.words[clause + 1] = ClauseStore.silenced }

  /// Tries every open literal that stands in a binary clause at the root, and keeps the negations of those that fail;
  /// false when the formula has no solution.
  mutating func settleFailedLiterals(workLimit: UInt64) -> Bool {
    let end = work &+ workLimit
    for literal in 0..<Int32(assignment.values.count) where work < end {
      if assignment.values[literal] != 0 || clauses.implied.extents[literal].count == 0 { continue }
      // A literal that another one implies fails no earlier than that one.
      if clauses.implied.extents[literal ^ 1].count > 0 { continue }
      if !test(literal) { return false }
    }
    return true
  }

  /// What a clause of three or more literals comes to when its other clauses are propagated.
  enum Distilled {
    /// It follows from the others.
    case redundant
    /// Its first literals, left in the analysis' clause, are enough.
    case shorter
    case unchanged
  }

  /// Assumes the negations of a clause's literals one by one, not using the clause itself (Piette, Hamadi, Saïs 2008).
  /// The literals are given beside it, as propagation turns the stored ones around.
  mutating func distil(_ clause: Int32, _ literals: ArraySlice<Int32>) -> Distilled {
    let start = assignment.trail.count
    clauses.words[clause + 1] = ClauseStore.silenced
    isProbing = true
    defer {
      clauses.words[clause + 1] = 0
      isProbing = false
      undo(to: start)
    }
    analysis.clause.truncate(to: 0)
    for literal in literals {
      let value = assignment.values[literal]
      if value > 0 { return .redundant }
      if value < 0 { continue }
      analysis.clause.append(literal)
      assignment.assign(literal ^ 1, level: 1, reason: .none)
      if !propagate() { return .redundant }
    }
    return analysis.clause.count < literals.count ? .shorter : .unchanged
  }
}
