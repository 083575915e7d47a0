/// Checks a DRAT refutation forward (Goldberg and Novikov 2003; Wetzler, Heule and Hunt, "DRAT-trim", 2014).
///
/// *Invariant between steps.* The trail holds what unit propagation derives from the clauses that live, for good: a
/// literal on it is never taken off, because the deletion of its reason is passed over. A clause with two or more
/// literals that are not false watches two of them, unless a literal of it is true for good. So whatever falsifies a
/// clause on top of this trail meets it at a watch, and a clause of the proof is tested by putting its negation on the
/// trail, propagating, and taking it off.
struct DRATChecker: ~Copyable {
  /// Variables by the order of their first use.
  var numbering = VariableNumbering()
  /// The clauses that live.
  var clauses = ClauseArena()
  /// For each literal the clauses that watch it.
  var watches = WatchLists()
  /// For each literal 1 if true, -1 if false, 0 if neither.
  var values = Cells<Int8>()
  /// For each variable the clause that made it true or false, -1 if none did.
  var reasons = Cells<Int32>()
  /// The true literals in the order of their assignment.
  var trail = Cells<Int32>()
  /// How much of the trail has been propagated.
  var head = 0
  /// How much of the trail stands for good.
  var rootCount = 0
  /// Whether the clauses have been refuted by unit propagation.
  var isContradictory = false
  /// For each literal the number of the last clause read that contains it.
  var stamps = Cells<Int32>()
  /// Number of the clause read last.
  var stamp: Int32 = 0
  /// The clause read last as codes, each once, in the order written.
  var clause: [Int32] = []
  /// Whether it contains a literal and its negation.
  var isTautology = false
  /// Whether a deletion of a clause that is not there is passed over.
  let toleratesUnknownDeletions: Bool
  /// The figures so far.
  var acceptance = Acceptance()

  /// A checker that holds the clauses of a formula, propagated.
  init(_ formula: Formula, toleratesUnknownDeletions: Bool) {
    self.toleratesUnknownDeletions = toleratesUnknownDeletions
    for index in 0..<formula.clauseCount {
      read(formula[index])
      addClause()
      if isContradictory { return }
    }
  }

  /// Takes every step of a proof, up to a contradiction and then to the end of the text.
  mutating func check(_ reader: inout ProofReader) throws(BadStep) -> Acceptance {
    while !isContradictory {
      guard try reader.next() else { throw reader.step.bad(.noContradiction) }
      read(reader.step.literals)
      if reader.step.isDeletion {
        try deleteClause(reader.step)
      } else {
        try checkClause(reader.step)
        acceptance.additions += 1
        addClause()
      }
      acceptance.contradiction = reader.step.number
    }
    try reader.readToEnd()
    return acceptance
  }

  /// Puts a clause in DIMACS numbers into `clause`, its variables numbered and its literals stamped.
  mutating func read(_ literals: some Collection<Int32>) {
    stamp += 1
    isTautology = false
    clause.removeAll(keepingCapacity: true)
    for literal in literals {
      let code = numbering.code(of: literal)
      if numbering.count > reasons.count { appendVariable() }
      if stamps[code] == stamp { continue }
      stamps[code] = stamp
      if stamps[code ^ 1] == stamp { isTautology = true }
      clause.append(code)
    }
  }

  private mutating func appendVariable() {
    clauses.appendVariable()
    for _ in 0..<2 { watches.appendList() }
    values.append(repeating: 0, count: 2)
    stamps.append(repeating: 0, count: 2)
    reasons.append(-1)
  }
}
