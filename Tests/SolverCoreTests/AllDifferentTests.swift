import Testing

@testable import SolverCore

/// All different, held against trying everything.
struct AllDifferentTests {
  /// Variables with intervals of a short range, so that Hall intervals are common.
  private func intervals(_ lottery: inout Lottery, _ count: Int) -> [[Int64]] {
    (0..<count).map { _ in
      let low: Int64 = lottery.draw(0...4)
      return Array(low...(low + lottery.draw(0...3)))
    }
  }

  @Test func agreesWithTryingEverything() {
    for seed in 0..<120 {
      var lottery = Lottery(seed: 740_000 + seed)
      var sketch = Sketch()
      sketch.booleanCount = 1
      sketch.domains = intervals(&lottery, lottery.draw(3...5))
      let all = Array(sketch.domains.indices)
      let offsets = all.map { _ in lottery.hits(oneIn: 3) ? lottery.draw(-2...2) : Int64(0) }
      let rule = Rule.allDifferent(all, seed % 2 == 0 ? offsets : all.map { _ in 0 })
      sketch.rules.append(lottery.hits(oneIn: 3) ? .conditional([.boolean(0)], rule) : rule)
      sketch.rules.append(.linear(all.map { (lottery.draw(-2...2), .variable($0)) }, .atMost, lottery.draw(-3...6)))
      expectAgreement(sketch, valuedLimit: seed % 3 == 0 ? 64 : 1, "seed \(seed)", upTo: 8)
    }
  }

  @Test func propagationLeavesConsistentBounds() {
    for seed in 0..<300 {
      var lottery = Lottery(seed: 750_000 + seed)
      var sketch = Sketch()
      sketch.domains = intervals(&lottery, lottery.draw(2...6))
      sketch.rules = [.allDifferent(Array(sketch.domains.indices), sketch.domains.map { _ in 0 })]
      let drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let solver = Solver(drawing.network)
      let solutions = sketch.solutions()
      #expect(solver.propagate() == !solutions.isEmpty, "seed \(seed)")
      if solutions.isEmpty { continue }
      for (index, variable) in drawing.variables.enumerated() {
        let values = solutions.map { $0.integers[index] }
        #expect(solver.minimum(of: variable) == values.min(), "seed \(seed)")
        #expect(solver.maximum(of: variable) == values.max(), "seed \(seed)")
      }
    }
  }

  @Test func tooFewHolesAreSeenWithoutSearch() {
    var network = Network()
    let isCrowded = network.makeLiteral()
    let birds = (0..<40).map { _ in network.makeVariable(0...38) }
    network.addAllDifferent(birds, if: [isCrowded])
    let solver = Solver(network)
    #expect(solver.solve(assuming: [isCrowded]) == .unsatisfiable)
    #expect(solver.statistics.decisions == 0)
    #expect(solver.solve() == .satisfied)
  }

  @Test func wideRangesCostNoLiterals() {
    var network = Network()
    let places = (0..<30).map { _ in network.makeVariable(0...1_000_000_000) }
    network.addAllDifferent(places)
    network.addLinear(places.map { Term(1, $0) }, .atMost, 435)
    let solver = Solver(network)
    #expect(solver.solve() == .satisfied)
    #expect(Set(places.map { solver.value(of: $0) }) == Set(0..<30))
  }

  @Test func queensStandApart() {
    var network = Network()
    let queens = (0..<20).map { _ in network.makeVariable(0...19) }
    network.addAllDifferent(queens)
    network.addAllDifferent(queens, offsets: (0..<20).map { $0 })
    network.addAllDifferent(queens, offsets: (0..<20).map { -$0 })
    let solver = Solver(network)
    #expect(solver.solve() == .satisfied)
    let rows = queens.map { Int(solver.value(of: $0)) }
    #expect(Set(rows).count == 20)
    #expect(Set(rows.enumerated().map { $0 + $1 }).count == 20)
    #expect(Set(rows.enumerated().map { $0 - $1 }).count == 20)
  }
}
