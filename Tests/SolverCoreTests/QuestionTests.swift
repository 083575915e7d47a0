import SolverCore
import Testing

/// The questions against trying everything.
struct QuestionTests {
  @Test(arguments: [64, 1] as [UInt64])
  func validDomains(valuedLimit: UInt64) {
    for seed in 20_000..<20_300 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      var drawing = Drawing(sketch, valuedLimit: valuedLimit)
      let facts = (0..<lottery.draw(0...2)).map { _ in sketch.fact(&lottery) }
      let assumptions = facts.map { drawing.literal($0) }
      let matching = sketch.solutions().filter { one in facts.allSatisfy { one.holds($0) } }
      let valid = ValidDomains(of: drawing.variables, assuming: assumptions, in: Solver(drawing.network))
      #expect((valid.verdict == .satisfied) == !matching.isEmpty, "seed \(seed)")
      for (index, answer) in valid.answers.enumerated() where !matching.isEmpty {
        let expected = Set(matching.map { $0.integers[index] }).sorted()
        switch answer {
        case .values(let values): #expect(values == expected, "seed \(seed)")
        case .range(let range): #expect(range == expected[0]...expected[expected.count - 1], "seed \(seed)")
        }
      }
    }
  }

  @Test func conflictsAreMinimal() {
    for seed in 30_000..<30_400 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let facts = (0..<lottery.draw(2...7)).map { _ in sketch.fact(&lottery) }
      let assumptions = facts.map { drawing.literal($0) }
      let solutions = sketch.solutions()
      let isPossible = { (facts: [Fact]) in solutions.contains { one in facts.allSatisfy { one.holds($0) } } }
      let solver = Solver(drawing.network)
      let conflict = MinimalConflict(among: assumptions, holding: [assumptions[0]], in: solver)
      #expect((conflict.verdict == .unsatisfiable) == !isPossible(facts), "seed \(seed)")
      if conflict.verdict != .unsatisfiable { continue }
      #expect(conflict.isMinimal)
      let members = conflict.literals.map { facts[assumptions.firstIndex(of: $0) ?? 0] }
      #expect(!isPossible(members + [facts[0]]), "seed \(seed)")
      for place in members.indices {
        var others = members
        others.remove(at: place)
        #expect(isPossible(others + [facts[0]]), "seed \(seed): a member is not needed")
      }
      solver.reset()
      let again = MinimalConflict(among: assumptions, holding: [assumptions[0]], in: solver)
      #expect(again.literals == conflict.literals, "seed \(seed): a reset solver answers as a new one")
    }
  }

  @Test func repairsAreCheapest() {
    for seed in 40_000..<40_300 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery, rules: 2...8)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let facts = (0..<lottery.draw(1...6)).map { _ in sketch.fact(&lottery) }
      let soft = facts.map { MinimalRepair.Soft(drawing.literal($0), weight: lottery.draw(1...3)) }
      let solutions = sketch.solutions()
      let works = { (given: [Int]) in
        solutions.contains { one in facts.indices.allSatisfy { given.contains($0) || one.holds(facts[$0]) } }
      }
      let answer = MinimalRepair.find(4, giving: soft, in: Solver(drawing.network))
      let expected = minimalRepairs(soft.map(\.weight), works)
      #expect((answer.verdict == .satisfied) == !expected.isEmpty, "seed \(seed)")
      #expect(answer.repairs.map(\.givenUp) == Array(expected.prefix(4)), "seed \(seed)")
    }
  }

  /// All sets that work and contain no other that does, cheapest first, then in lexicographic order.
  private func minimalRepairs(_ weights: [Int64], _ works: ([Int]) -> Bool) -> [[Int]] {
    let sets = (0..<(1 << weights.count)).map { bits in weights.indices.filter { bits >> $0 & 1 == 1 } }.filter(works)
    let minimal = sets.filter { set in !sets.contains { $0 != set && Set($0).isSubset(of: set) } }
    let cost = { (set: [Int]) in set.reduce(Int64(0)) { $0 + weights[$1] } }
    return minimal.sorted { cost($0) != cost($1) ? cost($0) < cost($1) : $0.lexicographicallyPrecedes($1) }
  }
}
