import Testing

@testable import SolverCore

/// Sums of literals that count, held against trying everything.
struct CountedTests {
  private func fact(_ index: Int, _ lottery: inout Lottery) -> Fact {
    lottery.hits(oneIn: 2) ? .boolean(index) : .not(.boolean(index))
  }

  private func sketch(_ lottery: inout Lottery, largestWeight: Int64) -> Sketch {
    var sketch = Sketch()
    sketch.booleanCount = 8
    for _ in 0..<lottery.draw(2...4) {
      let places = Array(0..<8).shuffled(using: &lottery).prefix(lottery.draw(3...8))
      let weights = places.map { _ in lottery.draw(1...largestWeight) * (lottery.hits(oneIn: 5) ? -1 : 1) }
      let items = zip(weights, places).map { weight, place in (weight, Item.fact(fact(place, &lottery))) }
      let total = weights.reduce(0) { $0 + max($1, 0) }
      let rule = Rule.linear(items, lottery.pick([.atMost, .atLeast, .equal, .notEqual]), lottery.draw(0...total))
      sketch.rules.append(lottery.hits(oneIn: 3) ? .conditional([fact(lottery.draw(0...7), &lottery)], rule) : rule)
    }
    return sketch
  }

  @Test func agreesWithTryingEverything() {
    for seed in 0..<150 {
      var lottery = Lottery(seed: 760_000 + seed)
      let sketch = sketch(&lottery, largestWeight: seed % 3 == 0 ? 1 : 1 << (seed % 3 == 1 ? 3 : 50))
      expectAgreement(sketch, valuedLimit: 64, "seed \(seed)", upTo: 10)
    }
  }

  @Test func failedAssumptionsAreAsManyAsNeeded() {
    var network = Network()
    let literals = (0..<1000).map { _ in network.makeLiteral() }
    network.addCardinality(literals, atLeast: 10, atMost: 12)
    let solver = Solver(network)
    #expect(solver.solve() == .satisfied)
    #expect(solver.solve(assuming: Array(literals[..<13])) == .unsatisfiable)
    #expect(solver.failedAssumptions.count == 13)
    #expect(solver.propagate(assuming: Array(literals[..<12])))
    #expect(solver.truth(of: literals[12]) == false)
    #expect(solver.propagate(assuming: literals[10...].map { !$0 }))
    #expect(literals[..<10].allSatisfy { solver.truth(of: $0) == true })
  }

  @Test func aSwitchedOffSumSaysNothing() {
    var network = Network()
    let literals = (0..<6).map { _ in network.makeLiteral() }
    let isOn = network.makeLiteral()
    network.addCardinality(literals, atMost: 2, if: [isOn])
    let solver = Solver(network)
    #expect(solver.propagate(assuming: Array(literals[..<3])))
    #expect(solver.truth(of: isOn) == false)
    #expect(solver.truth(of: literals[4]) == nil)
    #expect(solver.propagate(assuming: Array(literals[..<2]) + [isOn]))
    #expect(solver.truth(of: literals[4]) == false)
  }
}
