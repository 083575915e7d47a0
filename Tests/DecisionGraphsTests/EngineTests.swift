import Testing

@testable import DecisionGraphs

/// The search without the simplification before it.
struct EngineTests {
  private func compiled(_ formula: Formula, inRows: Bool = true) throws -> (graph: DecisionGraph, decisions: Int) {
    var engine = Engine(
      formula, advice: DecompositionAdvice(without: formula), limit: CompilationLimit(), usesRows: inRows)
    let outcome = engine.run()
    let found = graph(outcome, engine, formula)
    return (try #require(found), engine.statistics.decisions)
  }

  @Test("Rows of bits and lists find the same components")
  func rowsAndListsAgree() throws {
    for seed in 0..<40 {
      let count = 10 + seed / 2
      let formula = RandomClauses(seed: UInt64(seed), variables: count, clauses: count * 6 / 5).formula
      let (rows, lists) = (try compiled(formula), try compiled(formula, inRows: false))
      #expect(rows.decisions == lists.decisions, "seed \(seed)")
      #expect(GraphChecksum(of: rows.graph.bytes, from: 0) == GraphChecksum(of: lists.graph.bytes, from: 0))
    }
  }

  @Test("Counts agree with trying everything", arguments: [true, false])
  func countsAgree(inRows: Bool) throws {
    for seed in 0..<40 {
      let formula = RandomClauses(seed: UInt64(seed), variables: 9, clauses: 8 + seed % 24).formula
      let count = GraphSession(try compiled(formula, inRows: inRows).graph).count()
      #expect(count == Natural(UInt64(RandomClauses.solutions(of: formula).count)), "seed \(seed)")
    }
  }

  /// In each of these formulas a conflict rests on units found below the decision of its level, which resolution of
  /// that level therefore takes away before it comes to the decision.
  @Test(
    "A level that vanishes on the way to its decision is no conflict of that level",
    arguments: [
      745, 1041, 1044, 1053, 1386, 2835, 3198, 3207, 4593, 4602, 4605, 4801, 5058, 5067,
    ])
  func levelVanishes(seed: Int) throws {
    let formula = RandomClauses(seed: UInt64(seed), variables: 10 + seed % 3, clauses: 24 + seed % 11).formula
    let count = GraphSession(try compiled(formula).graph).count()
    #expect(count == Natural(UInt64(RandomClauses.solutions(of: formula).count)))
  }
}
