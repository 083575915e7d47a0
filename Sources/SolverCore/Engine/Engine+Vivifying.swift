import FlatArrays

// Shortening learned clauses by propagation (vivification: Piette, Hamadi and Saïs, ECAI 2008; for learned clauses Luo and others,
// IJCAI 2017).
//
// The literals of a clause are made false one by one on levels of their own. If that ends in a conflict, or makes another of them true, the
// decisions behind it are a shorter clause; a literal that becomes false by itself is not needed. The clause itself cannot
// mislead: it propagates only when all its other literals are false. Constraints take part like clauses.
//
// Done at the root whenever clauses are forgotten, for good clauses learned since the last time, within a share of the
// propagations of the search. Saved phases are put back: what is tried here is no assignment to return to.

extension Engine {
  /// Tries to shorten the good clauses learned since the last time; the engine must be at the root, propagated, and is so
  /// afterwards unless it is inconsistent.
  mutating func vivify() {
    let limit = pace.propagations + (pace.propagations - pace.vivifying) / 8 - pace.vivifying
    let start = pace.propagations
    var phases = FlatArray<Int8>()
    phases.copy(from: assignment.phases)
    let end = clauses.learned.count
    var index = min(pace.vivified, end)
    while index < end, isConsistent, !isInterrupted, pace.propagations < limit {
      let clause = clauses.learned[index]
      index += 1
      if clauses.words[clause + 1] > 0, clauses.words[clause + 1] <= 6 { vivify(clause) }
    }
    isInterrupted = false
    assignment.phases.copy(from: phases)
    pace.vivifying += pace.propagations - start
  }

  private mutating func vivify(_ clause: Int32) {
    let size = clauses.size(clause)
    for index in 0..<size where assignment.values[clauses.literal(clause, index)] > 0 { return }
    var literals = (0..<size).map { clauses.literal(clause, $0) }
    literals.sort { (order.activity(of: $1.boolean), $0) < (order.activity(of: $0.boolean), $1) }
    let isShorter = shorten(literals, clause)
    backtrack(to: 0)
    if isInterrupted || !isShorter { return }
    let glue = min(clauses.words[clause + 1], Int32(analysis.learned.count) - 1)
    clauses.words[clause + 1] = -1
    proveLearned()
    switch analysis.learned.count {
    case 0: isConsistent = false
    case 1: settle(analysis.learned[0])
    case 2: clauses.addBinary(analysis.learned[0], analysis.learned[1])
    default: _ = clauses.add(analysis.learned, glue: max(glue, 1), conflict: clauses.words[clause + 2])
    }
  }

  /// Leaves a shorter clause in `analysis.learned`, if there is one.
  private mutating func shorten(_ literals: [Literal], _ clause: Int32) -> Bool {
    var decided = 0
    for literal in literals {
      let value = assignment.values[literal]
      if value < 0 { continue }
      if value > 0 {
        let reason = trail[assignment.places[literal.boolean]].reason
        if reason.kind == .clause, reason.payload == clause { break }
        analysis.antecedents.truncate(to: 0)
        addAntecedent(literal)
        return collectShorter(besides: literal) < literals.count
      }
      decided += 1
      openLevel()
      assign(!literal, .none)
      if !propagate() {
        explainConflict()
        conflict = .none
        return collectShorter(besides: nil) < literals.count
      }
      if isInterrupted { return false }
    }
    return decided < literals.count && collectNeeded(literals) < literals.count
  }

  /// Collects the negations of all decisions and what is true of the literals, where the others became false by themselves.
  private mutating func collectNeeded(_ literals: [Literal]) -> Int {
    analysis.learned.truncate(to: 0)
    for level in 0..<trail.level { analysis.learned.append(!Literal(code: trail[trail.levelStarts[level]].entry)) }
    for literal in literals where assignment.values[literal] > 0 { analysis.learned.append(literal) }
    return analysis.learned.count
  }

  /// Collects the negations of the decisions behind the antecedents, and gives their number.
  private mutating func collectShorter(besides literal: Literal?) -> Int {
    collectFailed()
    analysis.learned.truncate(to: 0)
    if let literal { analysis.learned.append(literal) }
    for index in 0..<analysis.failed.count { analysis.learned.append(!analysis.failed[index]) }
    analysis.failed.truncate(to: 0)
    return analysis.learned.count
  }

  /// Makes a literal true for good.
  private mutating func settle(_ literal: Literal) {
    assign(literal, .none)
    if propagate() { return }
    isConsistent = false
    proveRootConflict()
  }
}
