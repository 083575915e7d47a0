import Testing

@testable import SolverCore

/// What must hold inside a solver between questions, and that it answers the same every time.
struct InvariantTests {
  @Test func invariantsHoldAfterEveryQuestion() {
    for seed in 80_000..<80_120 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery, rules: 2...10)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let facts = (0..<8).map { _ in sketch.fact(&lottery) }
      let literals = facts.map { drawing.literal($0) }
      let solver = Solver(drawing.network)
      for _ in 0..<8 where solver.engine.isConsistent {
        let assumptions = literals.shuffled(using: &lottery).prefix(lottery.draw(0...4))
        switch lottery.draw(0...3) {
        case 0: _ = solver.propagate(assuming: Array(assumptions))
        case 1: _ = solver.literal(lottery.pick(drawing.variables), equals: lottery.draw(-5...5))
        case 2: solver.reset()
        default: _ = solver.solve(assuming: Array(assumptions))
        }
        if solver.engine.isConsistent { #expect(solver.engine.brokenInvariants() == [], "seed \(seed)") }
      }
    }
  }

  @Test func invariantsHoldAfterForgetting() {
    var lottery = Lottery(seed: 4)
    var network = Network()
    let literals = (0..<150).map { _ in network.makeLiteral() }
    for _ in 0..<640 {
      network.addClause((0..<3).map { _ in lottery.hits(oneIn: 2) ? lottery.pick(literals) : !lottery.pick(literals) })
    }
    let solver = Solver(network)
    for _ in 0..<20 {
      solver.engine.pace.nextReduction = 20
      let assumptions = (0..<6).map { _ in lottery.hits(oneIn: 2) ? lottery.pick(literals) : !lottery.pick(literals) }
      _ = solver.solve(assuming: assumptions)
      guard solver.engine.isConsistent else { break }
      #expect(solver.engine.brokenInvariants() == [])
    }
    #expect(solver.statistics.restarts > 0)
  }

  @Test func theSameCallsGiveTheSameAnswers() {
    for seed in 90_000..<90_100 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery, rules: 2...8)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let questions = (0..<6).map { _ in (0..<lottery.draw(0...3)).map { _ in sketch.fact(&lottery) } }
      let assumptions = questions.map { facts in facts.map { drawing.literal($0) } }
      let first = Solver(drawing.network)
      let answers = assumptions.map { answer(first, $0, drawing) }
      let copy = Solver(copying: first)
      #expect(assumptions.map { answer(copy, $0, drawing) } == answers, "seed \(seed)")
      first.reset()
      #expect(assumptions.map { answer(first, $0, drawing) } == answers, "seed \(seed)")
    }
  }

  private func answer(_ solver: Solver, _ assumptions: [Literal], _ drawing: Drawing) -> String {
    switch solver.solve(assuming: assumptions) {
    case .satisfied: "\(drawing.solution(solver))"
    case .unsatisfiable: "\(solver.failedAssumptions)"
    case .undecided: "undecided"
    }
  }
}
