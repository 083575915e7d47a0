import SolverCore
import Testing

/// The questions against trying everything.
struct QuestionTests {
  @Test(arguments: [64, 1] as [UInt64])
  func validDomains(valuedLimit: UInt64) {
    for seed in 20_000..<20_150 {
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
        case .ranges(let stretches):
          let domain = sketch.domains[index]
          let named = domain.filter { value in stretches.contains { $0.contains(value) } }
          #expect(named == expected, "seed \(seed)")
          #expect(
            stretches.allSatisfy { expected.contains($0.lowerBound) && expected.contains($0.upperBound) },
            "seed \(seed)")
        }
      }
    }
  }

  @Test func conflictsAreMinimal() {
    for seed in 30_000..<30_250 {
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

  /// Groups of facts, some of several; what was asked before leaves no trace, and a spent budget says so.
  @Test func smallestConflictsComeFirst() {
    var found = 0
    for seed in 35_000..<35_250 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery, rules: 2...8)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let facts = (0..<lottery.draw(2...6)).map { _ in (0..<lottery.draw(1...2)).map { _ in sketch.fact(&lottery) } }
      let groups = facts.map { $0.map { drawing.literal($0) } }
      let solutions = sketch.solutions()
      let fails = { (set: [Int]) in
        !solutions.contains { one in set.allSatisfy { facts[$0].allSatisfy { one.holds($0) } } }
      }
      let solver = Solver(drawing.network)
      let conflict = SmallestConflict(among: groups, in: solver)
      #expect((conflict.verdict == .unsatisfiable) == fails(Array(facts.indices)), "seed \(seed)")
      if conflict.verdict != .unsatisfiable { continue }
      found += 1
      let sets = (0..<(1 << facts.count)).map { bits in facts.indices.filter { bits >> $0 & 1 == 1 } }.filter(fails)
      let first = sets.min { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
      #expect(conflict.isSmallest && conflict.members == first, "seed \(seed)")
      #expect(SmallestConflict(among: groups, in: solver).members == first, "seed \(seed): asked again")
      let cut = SmallestConflict(
        among: groups, in: Solver(drawing.network), within: WorkBudget(WorkLimit(propagations: 1)))
      #expect(cut.verdict != .satisfied && (!cut.isSmallest || cut.members == first), "seed \(seed)")
    }
    #expect(found > 60)
  }

  @Test func repairsAreCheapest() {
    for seed in 40_000..<40_200 {
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

  @Test func allConflictsAreFound() {
    for seed in 50_000..<50_150 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      var drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      var facts: [Fact] = []
      var assumptions: [Literal] = []
      for _ in 0..<lottery.draw(2...6) {
        let fact = sketch.fact(&lottery)
        let literal = drawing.literal(fact)
        if assumptions.contains(literal) { continue }
        facts.append(fact)
        assumptions.append(literal)
      }
      let solutions = sketch.solutions()
      let fails = { (set: [Int]) in
        !solutions.contains { one in set.allSatisfy { one.holds(facts[$0]) } }
      }
      let sets = (0..<(1 << facts.count)).map { bits in facts.indices.filter { bits >> $0 & 1 == 1 } }.filter(fails)
      let minimal = sets.filter { set in !sets.contains { $0 != set && Set($0).isSubset(of: set) } }
      let all = AllMinimalConflicts(upTo: 100, among: assumptions, in: Solver(drawing.network))
      #expect(all.verdict == .satisfied)
      let expected = minimal.map { $0.map { assumptions[$0] } }
      #expect(Set(all.conflicts) == Set(expected) && all.conflicts.count == expected.count, "seed \(seed)")
    }
  }

  @Test func optimaAreProven() {
    for seed in 60_000..<60_150 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      let drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let values = sketch.solutions().map { $0.integers[0] }
      let solver = Solver(drawing.network)
      let smallest = Optimum(.smallest, of: drawing.variables[0], in: solver)
      #expect(smallest.value == values.min(), "seed \(seed)")
      #expect((smallest.verdict == .satisfied) == !values.isEmpty)
      if let value = smallest.value { #expect(solver.value(of: drawing.variables[0]) == value) }
      #expect(Optimum(.largest, of: drawing.variables[0], in: solver).value == values.max(), "seed \(seed)")
    }
  }

  @Test func solutionsAreEnumeratedOnce() {
    for seed in 70_000..<70_100 {
      var lottery = Lottery(seed: seed)
      let sketch = Sketch(random: &lottery)
      let drawing = Drawing(sketch, valuedLimit: seed % 2 == 0 ? 64 : 1)
      let shown = Array(drawing.variables.prefix(2))
      let expected = Set(sketch.solutions().map { Array($0.integers.prefix(2)) })
      if expected.count > 200 { continue }
      let solver = Solver(drawing.network)
      var solutions = Solutions(of: shown, in: solver)
      var found: [[Int64]] = []
      while let next = solutions.next() { found.append(next) }
      #expect(solutions.verdict == .unsatisfiable)
      #expect(found.count == expected.count && Set(found) == expected, "seed \(seed)")
      #expect((solver.solve() == .satisfied) == !expected.isEmpty)
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
