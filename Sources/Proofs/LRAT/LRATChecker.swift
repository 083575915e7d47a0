/// Checks an LRAT refutation by its hints (Cruz-Filipe, Heule, Hunt, Kaufmann, Schneider-Kamp: "Efficient certified RAT
/// verification", 2017).
///
/// A clause follows if its negation and the hinted clauses, each unit under what is assigned before, end in a falsified
/// one. Nothing is searched, so that a step costs its own length and that of its hints. What is hinted after the
/// falsified clause is not used.
struct LRATChecker: ~Copyable {
  /// Variables by the order of their first use.
  private var numbering = VariableNumbering()
  /// The clauses that live.
  var clauses = IdentifiedClauses()
  /// For each literal 1 if true, -1 if false, 0 if neither.
  private(set) var values = Cells<Int8>()
  /// The true literals in the order of their assignment.
  private(set) var trail = Cells<Int32>()
  /// For each literal the number of the last clause read that contains it.
  private var stamps = Cells<Int32>()
  private var stamp: Int32 = 0
  /// The clause read last as codes, each once, in the order written.
  private(set) var clause: [Int32] = []
  /// Whether it contains a literal and its negation.
  private(set) var isTautology = false
  /// Whether the empty clause is there.
  private var isContradictory = false
  /// The figures so far.
  var acceptance = Acceptance()

  /// A checker that holds the clauses of a formula, numbered from 1.
  init(_ formula: Formula) {
    for index in 0..<formula.clauseCount {
      read(formula[index])
      addClause(Int64(index + 1))
    }
  }

  /// Takes every step of a proof, up to the empty clause and then to the end of the text.
  mutating func check(_ reader: inout ProofReader) throws(BadStep) -> Acceptance {
    while !isContradictory {
      guard try reader.next() else { throw reader.step.bad(.noContradiction) }
      if reader.step.isDeletion {
        try deleteClauses(reader.step)
      } else {
        try addClause(reader.step)
      }
      acceptance.contradiction = reader.step.number
    }
    try reader.readToEnd()
    return acceptance
  }

  private mutating func addClause(_ step: borrowing ProofStep) throws(BadStep) {
    guard step.identifier > clauses.lastIdentifier else {
      throw step.bad(.identifierNotIncreasing(step.identifier, previous: clauses.lastIdentifier))
    }
    read(step.literals)
    try checkClause(step)
    acceptance.additions += 1
    addClause(step.identifier)
  }

  private mutating func addClause(_ identifier: Int64) {
    clauses.append(clause, identifier: identifier, isTautology: isTautology)
    if clause.isEmpty { isContradictory = true }
  }

  private mutating func deleteClauses(_ step: borrowing ProofStep) throws(BadStep) {
    for identifier in step.hints {
      guard let index = clauses.index(of: identifier) else { throw step.bad(.unknownIdentifier(identifier)) }
      clauses.delete(at: index)
      acceptance.deletions += 1
    }
  }

  private mutating func read(_ literals: some Collection<Int32>) {
    stamp += 1
    isTautology = false
    clause.removeAll(keepingCapacity: true)
    for literal in literals {
      let code = numbering.code(of: literal)
      if numbering.count * 2 > values.count {
        clauses.appendVariable()
        values.append(repeating: 0, count: 2)
        stamps.append(repeating: 0, count: 2)
      }
      if stamps[code] == stamp { continue }
      stamps[code] = stamp
      if stamps[code ^ 1] == stamp { isTautology = true }
      clause.append(code)
    }
  }
}

// MARK: The assignment

extension LRATChecker {
  /// Makes a literal true.
  @inline(__always)
  mutating func assign(_ literal: Int32) {
    values[literal] = 1
    values[literal ^ 1] = -1
    trail.append(literal)
  }

  /// Takes back what was assigned after the trail had `count` literals.
  mutating func backtrack(to count: Int) {
    for place in count..<trail.count {
      let literal = trail[place]
      values[literal] = 0
      values[literal ^ 1] = 0
    }
    trail.truncate(to: count)
  }

  /// The clause at an index in DIMACS numbers.
  func written(at index: Int) -> [Int32] {
    (clauses.places(at: index) ?? 0..<0).map { numbering.literal(of: clauses[$0]) }
  }
}
