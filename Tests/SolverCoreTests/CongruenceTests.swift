import Testing

@testable import SolverCore

/// Reasoning with remainders, held against trying everything.
struct CongruenceTests {
  /// A few strided variables under equations whose coefficients share divisors, with choices between variables.
  private func sketch(_ lottery: inout Lottery) -> Sketch {
    var sketch = Sketch()
    sketch.booleanCount = lottery.draw(0...2)
    for _ in 0..<lottery.draw(2...4) {
      let step: Int64 = lottery.pick([1, 2, 3, 4, 6, 10])
      let low: Int64 = lottery.draw(-7...7)
      sketch.domains.append((0...lottery.draw(1...5)).map { low + Int64($0) * step })
    }
    for _ in 0..<lottery.draw(1...3) { sketch.rules.append(rule(sketch, &lottery)) }
    return sketch
  }

  private func rule(_ sketch: Sketch, _ lottery: inout Lottery) -> Rule {
    let last = sketch.domains.count - 1
    if lottery.hits(oneIn: 4) {
      return .choice(lottery.draw(0...last), sketch.fact(&lottery), lottery.draw(0...last), lottery.draw(0...last))
    }
    var items: [(Int64, Item)] = (0...last).map {
      (lottery.pick([-6, -4, -2, -1, 1, 2, 3, 4, 6, 12]), .variable($0))
    }
    if lottery.hits(oneIn: 2) { items.append((lottery.draw(-5...5), .fact(sketch.fact(&lottery)))) }
    let linear = Rule.linear(items, lottery.hits(oneIn: 4) ? .atMost : .equal, lottery.draw(-30...30))
    return lottery.hits(oneIn: 3) ? .conditional([sketch.fact(&lottery)], linear) : linear
  }

  @Test func agreesWithTryingEverything() {
    for seed in 0..<200 {
      var lottery = Lottery(seed: 700_000 + seed)
      let sketch = sketch(&lottery)
      expectAgreement(sketch, valuedLimit: seed % 3 == 0 ? 64 : 1, "seed \(seed)")
    }
  }

  @Test func everyRemovedValueHasNoSolution() {
    for seed in 0..<200 {
      var lottery = Lottery(seed: 710_000 + seed)
      let sketch = sketch(&lottery)
      var drawing = Drawing(sketch, valuedLimit: 1)
      let fact = sketch.fact(&lottery)
      let assumption = drawing.literal(fact)
      let solver = Solver(drawing.network)
      let solutions = sketch.solutions().filter { $0.holds(fact) }
      if !solver.propagate(assuming: [assumption]) {
        #expect(solutions.isEmpty, "seed \(seed)")
        continue
      }
      for solution in solutions {
        for (variable, value) in zip(drawing.variables, solution.integers) {
          #expect(solver.contains(variable, value), "seed \(seed)")
        }
      }
    }
  }

  /// Four widths in steps of 10, or fewer, fill a niche of 2736 only if a filler may take the rest.
  @Test func sumsOfStridesAreRefutedWithoutSearch() {
    var network = Network()
    let niche = network.makeVariable(400...4900)
    let none = network.makeVariable(0...0)
    var shown: [Term] = []
    for _ in 0..<4 {
      let width = network.makeVariable(400...1200, step: 10)
      let result = network.makeVariable(0...1200)
      let isThere = network.makeLiteral()
      network.addChoice(result, if: isThere, then: width, else: none)
      shown.append(Term(1, result))
    }
    let total = network.makeVariable(0...4800)
    network.addLinear(shown + [Term(-1, total)], .equal, 0)
    let filler = network.makeVariable(-4800...4900)
    network.addLinear([Term(1, niche), Term(-1, total), Term(-1, filler)], .equal, 0)
    let closed = network.literal(filler, equals: 0)
    let odd = network.literal(niche, equals: 2736)
    let even = network.literal(niche, equals: 2730)
    let solver = Solver(network)
    #expect(solver.solve(assuming: [odd]) == .satisfied)
    #expect(solver.solve(assuming: [even, closed]) == .satisfied)
    let before = solver.statistics.decisions
    #expect(solver.solve(assuming: [odd, closed]) == .unsatisfiable)
    #expect(solver.failedAssumptions == [odd, closed])
    #expect(solver.statistics.decisions == before)
  }

  /// What a fixed item leaves decides, not what the items have in common from the start.
  @Test func remaindersOfFixedItemsAreExplained() {
    var network = Network()
    let wide = (0..<3).map { _ in network.makeVariable(0...1_000_000, step: 10) }
    let rest = network.makeVariable(0...100)
    network.addLinear(wide.map { Term(1, $0) } + [Term(1, rest)], .equal, 200_007)
    let other = network.makeLiteral()
    let wrong = network.literal(rest, equals: 3)
    let right = network.literal(rest, equals: 7)
    let solver = Solver(network)
    #expect(solver.solve(assuming: [right]) == .satisfied)
    #expect(solver.solve(assuming: [other, wrong]) == .unsatisfiable)
    #expect(solver.failedAssumptions == [wrong])
    #expect(solver.statistics.conflicts <= 2)
  }
}
