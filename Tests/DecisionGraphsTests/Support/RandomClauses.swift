@testable import DecisionGraphs

/// A random formula of clauses, which can be counted by trying everything when it is small.
struct RandomClauses {
  /// The formula as the engine gets it.
  let formula: Formula

  /// The formula of a seed: clauses of two to four literals over different variables.
  init(seed: UInt64, variables: Int, clauses: Int) {
    var random = SampleGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    var formula = Formula(variableCount: variables)
    for _ in 0..<clauses {
      var literals: [Int32] = []
      let width = 2 + Int(random.next() >> 33) % 3
      while literals.count < width {
        let word = random.next() >> 20
        let literal = Int32(word % UInt64(2 * variables))
        if !literals.contains(where: { $0 >> 1 == literal >> 1 }) { literals.append(literal) }
      }
      formula.add(literals)
    }
    self.formula = formula
  }

  /// The solutions of a formula, each as bits.
  static func solutions(of formula: Formula) -> [Int] {
    (0..<1 << formula.variableCount).filter { bits in
      (0..<formula.clauseCount).allSatisfy { clause in
        formula.literals[formula.range(clause)].contains { bits >> Int($0 >> 1) & 1 == 1 - Int($0 & 1) }
      }
    }
  }
}

/// The graph that a search ended with; nil when it gave up or paused.
func graph(_ outcome: EngineOutcome, _ engine: borrowing Engine, _ formula: Formula) -> DecisionGraph? {
  switch outcome {
  case .compiled(let root):
    GraphBuilder(engine.trace, root: root, variableCount: formula.variableCount)
      .graph(images: (0..<Int32(formula.variableCount)).map { $0 << 1 }, fingerprint: formula.fingerprint)
  case .unsatisfiable: DecisionGraph(withoutSolutionsFor: formula.variableCount, formula.fingerprint)
  case .gaveUp, .paused: nil
  }
}
