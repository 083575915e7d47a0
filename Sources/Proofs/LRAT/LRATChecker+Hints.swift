extension LRATChecker {
  /// What a hint gives.
  private enum Effect {
    case falsified
    case usable
    case unusable
  }

  /// Throws unless the hints show that the clause read last follows: by unit propagation, or by resolution on its first
  /// literal.
  mutating func checkClause(_ step: borrowing ProofStep) throws(BadStep) {
    if isTautology { return }
    defer { backtrack(to: 0) }
    for literal in clause { assign(literal ^ 1) }
    var next = 0
    if try propagate(step, from: &next) { return }
    guard let pivot = clause.first else {
      throw step.bad(.hintsWithoutConflict(clause: step.literals, candidate: nil))
    }
    try checkResolvents(step, on: pivot, from: next)
    acceptance.resolutionAdditions += 1
  }

  /// Uses the hints from `next` up to a negative one or the end; whether a clause is falsified.
  private mutating func propagate(_ step: borrowing ProofStep, from next: inout Int) throws(BadStep) -> Bool {
    while next < step.hints.count, case let hint = step.hints[next], hint > 0 {
      guard let index = clauses.index(of: hint), let places = clauses.places(at: index) else {
        throw step.bad(.unknownIdentifier(hint))
      }
      switch use(places) {
      case .falsified: return true
      case .usable: next += 1
      case .unusable: throw step.bad(.hintNotUnit(hint, clause: written(at: index)))
      }
    }
    return false
  }

  /// Makes the one literal true that is not false; one that is true already is left so.
  @inline(__always)
  private mutating func use(_ places: Range<Int>) -> Effect {
    var unit: Int32 = -1
    for place in places {
      let literal = clauses[place]
      if values[literal] < 0 { continue }
      if unit >= 0 { return .unusable }
      unit = literal
    }
    if unit < 0 { return .falsified }
    if values[unit] == 0 { assign(unit) }
    return .usable
  }

  /// Throws unless every clause with the pivot's negation has a resolvent that follows by the hints behind its negated
  /// identifier, or that is true already.
  private mutating func checkResolvents(
    _ step: borrowing ProofStep, on pivot: Int32, from first: Int
  ) throws(BadStep) {
    let base = trail.count
    var shown: Set<Int64> = []
    var next = first
    while next < step.hints.count {
      let identifier = -step.hints[next]
      next += 1
      guard let index = clauses.index(of: identifier), let places = clauses.places(at: index) else {
        throw step.bad(.unknownIdentifier(identifier))
      }
      guard places.contains(where: { clauses[$0] == pivot ^ 1 }) else {
        throw step.bad(.notACandidate(identifier, clause: step.literals))
      }
      if assignNegation(of: places, without: pivot ^ 1) {
        while next < step.hints.count, step.hints[next] > 0 { next += 1 }
      } else {
        guard try propagate(step, from: &next) else {
          throw step.bad(.hintsWithoutConflict(clause: step.literals, candidate: identifier))
        }
        while next < step.hints.count, step.hints[next] > 0 { next += 1 }
      }
      backtrack(to: base)
      if !clauses.isTautology(places) { shown.insert(identifier) }
    }
    if shown.count < Int(clauses.occurrences[pivot ^ 1]) { try checkUnnamedResolvents(step, on: pivot, shown: shown) }
  }

  /// Makes the literals of a clause false but one; whether one of them is true already.
  private mutating func assignNegation(of places: Range<Int>, without exception: Int32) -> Bool {
    for place in places where clauses[place] != exception {
      let literal = clauses[place]
      if values[literal] > 0 { return true }
      if values[literal] == 0 { assign(literal ^ 1) }
    }
    return false
  }

  /// A candidate may go unnamed if a literal of it other than the pivot's negation is true.
  private func checkUnnamedResolvents(
    _ step: borrowing ProofStep, on pivot: Int32, shown: Set<Int64>
  ) throws(BadStep) {
    for index in 0..<clauses.count {
      guard let places = clauses.places(at: index), !shown.contains(clauses.identifier(at: index)),
        places.contains(where: { clauses[$0] == pivot ^ 1 })
      else { continue }
      if clauses.isTautology(places) || places.contains(where: { clauses[$0] != pivot ^ 1 && values[clauses[$0]] > 0 })
      {
        continue
      }
      throw step.bad(.missingCandidate(clauses.identifier(at: index), clause: step.literals))
    }
  }
}
