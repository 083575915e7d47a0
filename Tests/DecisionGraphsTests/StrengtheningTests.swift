import Testing

@testable import DecisionGraphs

/// Clauses shortened by search, and the race of searches that follows it.
struct StrengtheningTests {
  @Test("The solutions stay, and no clause can be shorter")
  func clausesAreShortest() {
    for seed in 0..<40 {
      let original = RandomClauses(seed: UInt64(seed), variables: 8, clauses: 10 + seed % 20).formula
      let solutions = RandomClauses.solutions(of: original)
      guard let shorter = Strengthening(original, workLimit: .max).formula else {
        #expect(solutions.isEmpty, "seed \(seed)")
        continue
      }
      #expect(RandomClauses.solutions(of: shorter) == solutions, "seed \(seed)")
      for clause in 0..<shorter.clauseCount {
        let literals = shorter.literals[shorter.range(clause)]
        for dropped in literals {
          // A literal is needed when in some solution it alone is true.
          let isNeeded = solutions.contains { bits in
            literals.allSatisfy { (bits >> Int($0 >> 1) & 1 == 1 - Int($0 & 1)) == ($0 == dropped) }
          }
          #expect(isNeeded, "seed \(seed) clause \(Array(literals))")
        }
      }
    }
  }

  @Test("Without work left, clauses stay as they are")
  func respectsWorkLimit() {
    let original = RandomClauses(seed: 3, variables: 8, clauses: 12).formula
    let same = Strengthening(original, workLimit: 0).formula
    #expect(same?.literals == original.literals)
  }

  @Test("A race counts what each of its searches counts")
  func raceAgrees() throws {
    for seed in 0..<10 {
      let formula = RandomClauses(seed: UInt64(seed), variables: 22, clauses: 28).formula
      let plain = DecompositionAdvice(without: formula)
      let byFill = try #require(DecompositionAdvice(formula, workLimit: .max))
      let byDegree = try #require(DecompositionAdvice(formula, by: .degree, workLimit: .max))
      var engine = Engine(formula, advice: plain, limit: CompilationLimit())
      let outcome = engine.run()
      let found = graph(outcome, engine, formula)
      let alone = GraphSession(try #require(found)).count()
      for lap in [1, 200, 5000] as [UInt64] {
        var race = Race(formula, [plain, byFill, byDegree.strict], limit: CompilationLimit(), firstLap: lap)
        let won = race.run { graph($0, $1, formula) }
        #expect(GraphSession(try #require(won)).count() == alone, "seed \(seed) lap \(lap)")
      }
    }
  }

  @Test("A race in which all searches outgrow their bytes gives up")
  func raceGivesUp() {
    let formula = RandomClauses(seed: 1, variables: 30, clauses: 40).formula
    let advice = DecompositionAdvice(without: formula)
    var race = Race(formula, [advice, advice], limit: CompilationLimit(bytes: 1), firstLap: 10)
    let isGivenUp = race.run { outcome, _ in if case .gaveUp = outcome { true } else { false } }
    #expect(isGivenUp)
  }
}
