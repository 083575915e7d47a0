import SolverCore

/// The clauses of a formula made as short as they can be: without a literal that the others do not need, a clause that
/// still follows from the formula.
///
/// *Why.* What propagation alone cannot see (`Simplification.distil`) is worth a search where the compiler has much to do: shorter clauses
/// propagate more, so that fewer different components are met, and join fewer variables (the complete vivification of SharpSAT-TD,
/// Korhonen and Järvisalo 2021). On product lines it costs a few tenths of a second and saves up to nine tenths of the decisions.
/// Taking clauses out that follow from the others, as SharpSAT-TD does too, was tried and dropped: even when propagation kept
/// them, the search met more components, not fewer.
///
/// *How.* Assume the clause's other literals false; if there is no solution, the failed assumptions are a shorter clause. Most literals
/// need no question: the last 64 solutions found are kept as bits, and one in which only this literal is true shows that it stays.
struct Strengthening {
  /// The shorter clauses, each once; nil when the formula has no solution.
  private(set) var formula: Formula?
  private let solver: Solver
  private let literals: [Literal]
  /// By literal: in which of the last solutions it is true.
  private var truths: [UInt64]
  private var solutionCount = 0

  /// Shortens the clauses of a formula, as long as work is left, in propagations; sums and tables stay as they are.
  init(_ original: Formula, workLimit: Int) {
    var network = Network()
    literals = (0..<original.variableCount).map { _ in network.makeLiteral() }
    for place in 0..<original.clauseCount {
      network.addClause(
        original.literals[original.range(place)].map { [literals] in Self.literal($0, literals) })
    }
    solver = Solver(network)
    truths = [UInt64](repeating: 0, count: 2 * original.variableCount)
    var shorter = original
    (shorter.literals, shorter.ends) = ([], [])
    var seen: Set<[Int32]> = []
    for place in 0..<original.clauseCount {
      var clause = Array(original.literals[original.range(place)])
      if solver.statistics.propagations < workLimit { shorten(&clause) }
      if clause.isEmpty { return }
      if seen.insert(clause.sorted()).inserted { shorter.add(clause) }
    }
    formula = shorter
  }

  private static func literal(_ code: Int32, _ literals: [Literal]) -> Literal {
    code & 1 == 0 ? literals[Int(code >> 1)] : !literals[Int(code >> 1)]
  }

  /// Drops literals of a clause until each of them is needed.
  private mutating func shorten(_ clause: inout [Int32]) {
    var place = 0
    while place < clause.count {
      let literal = clause[place]
      if isKnownNeeded(literal, in: clause) {
        place += 1
        continue
      }
      let others = clause.filter { $0 != literal }.map { !Self.literal($0, literals) }
      switch solver.solve(assuming: others, limit: WorkLimit(conflicts: Self.conflictLimit)) {
      case .unsatisfiable:
        let failed = Set(solver.failedAssumptions)
        clause = clause.filter { failed.contains(!Self.literal($0, literals)) }
        if !clause.isEmpty { solver.addClause(clause.map { Self.literal($0, literals) }) }
        place = 0
      case .satisfied:
        remember()
        place += 1
      default: place += 1
      }
    }
  }

  private func isKnownNeeded(_ literal: Int32, in clause: [Int32]) -> Bool {
    var solutions = solutionCount < 64 ? (1 << UInt64(solutionCount)) - 1 : UInt64.max
    for other in clause where other != literal { solutions &= ~truths[Int(other)] }
    return solutions != 0
  }

  /// Puts the solution found in the place of the oldest one.
  private mutating func remember() {
    let bit = UInt64(1) << UInt64(solutionCount % 64)
    solutionCount += 1
    for (variable, literal) in literals.enumerated() {
      let (one, other) = solver.value(of: literal) ? (2 * variable, 2 * variable + 1) : (2 * variable + 1, 2 * variable)
      truths[one] |= bit
      truths[other] &= ~bit
    }
  }

  /// Conflicts after which a literal is kept without an answer.
  private static let conflictLimit = 200
}
