import SolverCore
import Testing

/// Answers of the solver against trying everything, on random networks of all kinds of rules.
struct SolverTests {
  @Test(arguments: [64, 1] as [UInt64])
  func verdictsAndFailedAssumptions(valuedLimit: UInt64) {
    for seed in 0..<600 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      var drawing = Drawing(sketch, valuedLimit: valuedLimit)
      let questions = (0..<5).map { _ in (0..<lottery.draw(0...4)).map { _ in sketch.fact(&lottery) } }
      let literals = questions.map { facts in facts.map { drawing.literal($0) } }
      let solver = Solver(drawing.network)
      let solutions = sketch.solutions()
      for (facts, assumptions) in zip(questions, literals) {
        let matching = solutions.filter { one in facts.allSatisfy { one.holds($0) } }
        switch solver.solve(assuming: assumptions) {
        case .satisfied:
          let shown = drawing.solution(solver)
          #expect(matching.contains(shown), "seed \(seed): \(shown) is no solution")
        case .unsatisfiable:
          #expect(matching.isEmpty, "seed \(seed): there is a solution")
          let failed = solver.failedAssumptions
          #expect(failed.allSatisfy { assumptions.contains($0) })
          let core = zip(facts, assumptions).filter { failed.contains($1) }.map(\.0)
          #expect(!solutions.contains { one in core.allSatisfy { one.holds($0) } }, "seed \(seed): no core")
        case .undecided: Issue.record("seed \(seed): no limit was set")
        }
      }
    }
  }

  @Test(arguments: [64, 1] as [UInt64])
  func propagationRemovesNoSolution(valuedLimit: UInt64) {
    for seed in 5000..<5200 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      var drawing = Drawing(sketch, valuedLimit: valuedLimit)
      let facts = (0..<lottery.draw(0...2)).map { _ in sketch.fact(&lottery) }
      let assumptions = facts.map { drawing.literal($0) }
      let solver = Solver(drawing.network)
      let matching = sketch.solutions().filter { one in facts.allSatisfy { one.holds($0) } }
      guard solver.propagate(assuming: assumptions) else {
        #expect(matching.isEmpty, "seed \(seed)")
        continue
      }
      for one in matching {
        for (variable, value) in zip(drawing.variables, one.integers) {
          #expect(solver.contains(variable, value), "seed \(seed)")
          #expect(solver.minimum(of: variable) <= value && value <= solver.maximum(of: variable))
        }
        for (literal, value) in zip(drawing.booleans, one.booleans) { #expect(solver.truth(of: literal) != !value) }
      }
    }
  }

  @Test func fixedOrderFindsThePreferredSolution() {
    for seed in 10_000..<10_250 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery, rules: 2...8)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let facts = (0..<lottery.draw(1...6)).map { _ in sketch.fact(&lottery) }
      let wishes = facts.map { drawing.literal($0) }
      let solver = Solver(drawing.network)
      let largest = lottery.hits(oneIn: 2)
      solver.prefer(wishes.map { .literal($0) } + drawing.variables.map { largest ? .largest($0) : .smallest($0) })
      let key = { (one: Assignment) in
        facts.map { one.holds($0) ? 0 : 1 } + one.integers.map { largest ? -$0 : $0 }
      }
      let best = sketch.solutions().map(key).min { $0.lexicographicallyPrecedes($1) }
      for _ in 0..<2 {
        let verdict = solver.solve()
        #expect((verdict == .satisfied) == (best != nil))
        if verdict == .satisfied { #expect(key(drawing.solution(solver)) == best, "seed \(seed)") }
      }
    }
  }
}
