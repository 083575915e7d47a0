import Testing

@testable import SolverCore

/// Each propagator alone, against what its definition leaves of the domains.
struct PropagationTests {
  /// The values of each variable that some assignment of the domains, which satisfies the facts and the rule, takes.
  private func supported(_ sketch: Sketch, _ facts: [Fact]) -> [[Int64]] {
    let matching = sketch.solutions().filter { one in facts.allSatisfy { one.holds($0) } }
    return sketch.domains.indices.map { index in Set(matching.map { $0.integers[index] }).sorted() }
  }

  private func left(_ drawing: Drawing, _ sketch: Sketch, _ solver: Solver) -> [[Int64]] {
    zip(drawing.variables, sketch.domains).map { variable, domain in
      domain.filter { solver.contains(variable, $0) }
    }
  }

  /// One rule and lost values: propagation must leave exactly the supported values.
  private func expectExactDomains(_ seed: Int, _ sketch: Sketch, losing facts: [Fact], valuedLimit: UInt64 = 64) {
    var drawing = Drawing(sketch, valuedLimit: valuedLimit)
    let assumptions = facts.map { drawing.literal($0) }
    let solver = Solver(drawing.network)
    let expected = supported(sketch, facts)
    let isConsistent = solver.propagate(assuming: assumptions)
    #expect(isConsistent == !expected[0].isEmpty, "seed \(seed)")
    if isConsistent { #expect(left(drawing, sketch, solver) == expected, "seed \(seed)") }
  }

  private func losses(_ sketch: Sketch, _ lottery: inout Lottery) -> [Fact] {
    (0..<lottery.draw(0...4)).map { _ in
      let index = lottery.draw(0...(sketch.domains.count - 1))
      return .not(.equals(index, lottery.pick(sketch.domains[index])))
    }
  }

  @Test func tablesLeaveExactlyWhatRowsSupport() {
    for seed in 0..<300 {
      var lottery = Lottery(seed: seed)
      var sketch = Sketch()
      sketch.domains = (0..<3).map { _ in Array(0...lottery.draw(1...6)) }
      let rows = (0..<lottery.draw(1...140)).map { _ in
        sketch.domains.map { lottery.hits(oneIn: 12) ? nil : Int64?.some(lottery.pick($0)) }
      }
      sketch.rules = [.table([0, 1, 2], rows, isForbidden: false)]
      expectExactDomains(seed, sketch, losing: losses(sketch, &lottery))
    }
  }

  @Test func tablesOverRangedColumnsSkipTheGaps() {
    for seed in 0..<200 {
      var lottery = Lottery(seed: seed)
      var sketch = Sketch()
      sketch.domains = [Array(0...12), Array(-3...3)]
      let rows = (0..<lottery.draw(1...10)).map { _ in sketch.domains.map { Int64?.some(lottery.pick($0)) } }
      sketch.rules = [.table([0, 1], rows, isForbidden: false)]
      let facts: [Fact] = lottery.hits(oneIn: 2) ? [.atMost(0, lottery.draw(0...12))] : [.not(.atMost(1, 0))]
      var drawing = Drawing(sketch, valuedLimit: 1)
      let assumptions = facts.map { drawing.literal($0) }
      let solver = Solver(drawing.network)
      let expected = supported(sketch, facts)
      #expect(solver.propagate(assuming: assumptions) == !expected[0].isEmpty)
      for (variable, values) in zip(drawing.variables, expected) where !values.isEmpty {
        #expect(solver.minimum(of: variable) == values.first && solver.maximum(of: variable) == values.last)
      }
    }
  }

  @Test func sumsLeaveExactlyWhatFits() {
    for seed in 0..<300 {
      var lottery = Lottery(seed: seed)
      var sketch = Sketch()
      sketch.domains = (0..<3).map { _ in Array(-3...lottery.draw(-2...4)) }
      let scale: Int64 = lottery.hits(oneIn: 3) ? 1 << 58 : 1
      let terms = (0..<3).map { ([-3, -2, -1, 1, 2, 3].map { $0 * scale }[lottery.draw(0...5)], Item.variable($0)) }
      let relation = lottery.pick([Relation.atMost, .atLeast, .notEqual])
      sketch.rules = [.linear(terms, relation, lottery.draw(-10...10) * scale)]
      expectExactDomains(seed, sketch, losing: losses(sketch, &lottery))
    }
  }

  @Test(arguments: [0, 1, 2])
  func functionsKeepTheHullOfTheirBox(kind: Int) {
    for seed in 0..<200 {
      var lottery = Lottery(seed: seed)
      let low: [Int64] = (0..<2).map { _ in lottery.draw(-6...6) }
      let high = low.map { $0 + lottery.draw(0...5) }
      var network = Network(valuedLimit: seed % 2 == 0 ? 64 : 1)
      let result = network.makeVariable(-200...200)
      let left = network.makeVariable(low[0]...high[0])
      let right = network.makeVariable(low[1]...high[1])
      switch kind {
      case 0: network.addProduct(result, left, right)
      case 1: network.addQuotient(result, left, right, rounding: .down)
      default: network.addQuotient(result, left, right, rounding: .up)
      }
      var results: [Int64] = []
      for x in low[0]...high[0] {
        for y in low[1]...high[1] where kind == 0 || y != 0 {
          let exact = Double(x) / Double(y == 0 ? 1 : y)
          results.append(kind == 0 ? x * y : Int64(kind == 1 ? exact.rounded(.down) : exact.rounded(.up)))
        }
      }
      let solver = Solver(network)
      #expect(solver.propagate() == !results.isEmpty)
      if results.isEmpty { continue }
      #expect(solver.minimum(of: result) == results.min(), "seed \(seed)")
      #expect(solver.maximum(of: result) == results.max(), "seed \(seed)")
    }
  }
}
