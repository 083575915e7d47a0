import Proofs
import SolverCore

/// One network, its solutions by trying everything, and what the engine said otherwise.
final class DifferentialCase {
  let plain: LayeredNetwork
  let built: BuiltNetwork
  let solutions: [[Int64]]
  /// What disagrees.
  private(set) var complaints: [String] = []
  private let solver: Solver

  /// A case whose questions are all asked of one solver, one after the other, so that what it learns from one serves the next.
  init(plain: LayeredNetwork, built: BuiltNetwork, solutions: [[Int64]]) {
    self.plain = plain
    self.built = built
    self.solutions = solutions
    solver = Solver(built.network)
  }

  /// A choice: a variable and the value chosen for it.
  private typealias Choice = (variable: Int, value: Int64)

  private func literals(_ choices: [Choice]) -> [Literal] {
    choices.map { solver.literal(built.variables[$0.variable], equals: $0.value) }
  }

  private func matching(_ choices: [Choice]) -> [[Int64]] {
    solutions.filter { values in choices.allSatisfy { values[$0.variable] == $0.value } }
  }

  /// Notes a complaint unless something is so.
  func expect(_ isSo: Bool, _ complaint: @autoclosure () -> String) {
    if !isSo { complaints.append(complaint()) }
  }

  private func choices(_ count: Int, _ lottery: inout SeededLottery) -> [Choice] {
    plain.domains.indices.shuffled(using: &lottery).prefix(count).map { ($0, lottery.pick(plain.domains[$0])) }
  }

  private var shown: [Int64] { built.variables.map { solver.value(of: $0) } }
}

// MARK: Verdict and proof

extension DifferentialCase {
  /// The verdict, the solution shown, and the refutation of a network without solutions.
  func askVerdict(_ figures: inout DifferentialRun.Figures) {
    let verdict = solver.solve()
    expect(
      verdict == (solutions.isEmpty ? .unsatisfiable : .satisfied), "verdict \(verdict), \(solutions.count) solutions")
    if verdict == .satisfied { expect(solutions.contains(shown), "the solution \(shown) is none") }
    if solutions.isEmpty { checkProof(&figures) }
  }

  /// The verdict alone, where not all assignments could be tried; whether there is a solution.
  func askLargeVerdict(_ figures: inout DifferentialRun.Figures) -> Bool {
    switch solver.solve() {
    case .satisfied:
      let shown = shown
      expect(plain.rules.allSatisfy { $0.holds(shown) }, "the solution breaks a rule")
      return true
    case .unsatisfiable:
      checkProof(&figures)
      return false
    case .undecided: complaints.append("undecided without a limit")
    }
    return false
  }

  private func checkProof(_ figures: inout DifferentialRun.Figures) {
    var proof: [UInt8] = []
    var premises = Formula()
    let log = ProofLog(
      figures.networks % 2 == 0 ? .text : .binary, premise: { clause, _ in premises.append(clause) },
      write: { proof += $0 })
    let logged = Solver(built.network, proof: log)
    let verdict = logged.solve()
    log.flush()
    expect(verdict == .unsatisfiable, "verdict \(verdict) with a proof log")
    let formula = plain.isClausal ? Formula(clauses: plain.clauses()) : premises
    let judgement = formula.judgement(ofRefutation: proof, format: figures.networks % 2 == 0 ? .drat : .binaryDRAT)
    if case .refused(let bad) = judgement { complaints.append("the refutation is refused: \(bad)") }
    if plain.isClausal { figures.proofs += 1 } else { figures.proofsWithPremises += 1 }
  }
}

// MARK: Questions

extension DifferentialCase {
  /// The valid values of all variables, without choices and under some.
  func askDomains(_ figures: inout DifferentialRun.Figures, _ lottery: inout SeededLottery) {
    for count in [0, lottery.draw(1...3)] {
      let choices = choices(count, &lottery)
      let matching = matching(choices)
      let domains = ValidDomains(of: built.variables, assuming: literals(choices), in: solver)
      expect(
        domains.verdict == (matching.isEmpty ? .unsatisfiable : .satisfied),
        "domains under \(choices): \(domains.verdict)")
      if matching.isEmpty { continue }
      for (variable, answer) in domains.answers.enumerated() {
        let expected = Set(matching.map { $0[variable] }).sorted()
        let said: [Int64]
        switch answer {
        case .values(let values): said = values
        case .ranges(let ranges):
          said = plain.domains[variable].filter { value in ranges.contains { $0.contains(value) } }
        }
        expect(
          said == expected, "valid values of variable \(variable) under \(choices): \(said), but \(expected) by trying")
        figures.domains += 1
      }
    }
  }

  /// A minimal conflict of choices of which not all can hold, and the cheapest way out.
  func askConflict(_ figures: inout DifferentialRun.Figures, _ lottery: inout SeededLottery) {
    let choices = choices(plain.domains.count, &lottery)
    let literals = literals(choices)
    let conflict = MinimalConflict(among: literals, in: solver)
    let isPossible = !matching(choices).isEmpty
    expect(
      conflict.verdict == (isPossible ? .satisfied : .unsatisfiable), "conflict of \(choices): \(conflict.verdict)")
    if isPossible { return }
    let members = zip(choices, literals).filter { conflict.literals.contains($1) }.map(\.0)
    expect(conflict.isMinimal && matching(members).isEmpty, "\(members) is no conflict")
    figures.conflicts += 1
    for place in members.indices {
      var others = members
      others.remove(at: place)
      expect(!matching(others).isEmpty, "\(members) is a conflict even without member \(place)")
      figures.members += 1
    }
    askRepair(choices, literals, &figures)
  }

  private func askRepair(_ choices: [Choice], _ literals: [Literal], _ figures: inout DifferentialRun.Figures) {
    let soft = literals.enumerated().map { MinimalRepair.Soft($1, weight: Int64($0 % 3 + 1)) }
    let answer = MinimalRepair.find(giving: soft, in: solver)
    let costs = solutions.map { values in
      choices.enumerated().reduce(0) {
        values[$1.element.variable] == $1.element.value ? $0 : $0 + Int64($1.offset % 3 + 1)
      }
    }
    expect(
      answer.repairs.first?.weight == costs.min(),
      "repair of \(choices) costs \(answer.repairs.first?.weight ?? -1), by trying \(costs.min() ?? -1)")
    figures.repairs += 1
  }

  /// The smallest and the largest value of a variable under a choice.
  func askOptimum(_ figures: inout DifferentialRun.Figures, _ lottery: inout SeededLottery) {
    let choices = choices(lottery.draw(0...1), &lottery)
    let variable = lottery.draw(0...(plain.domains.count - 1))
    let values = matching(choices).map { $0[variable] }
    let assumptions = literals(choices)
    let least = Optimum(.smallest, of: built.variables[variable], assuming: assumptions, in: solver)
    expect(least.value == values.min(), "smallest of variable \(variable) under \(choices): \(least.value ?? -1)")
    let most = Optimum(.largest, of: built.variables[variable], assuming: assumptions, in: solver)
    expect(most.value == values.max(), "largest of variable \(variable) under \(choices): \(most.value ?? -1)")
    figures.optima += 2
  }

  /// All solutions by enumeration, each once, up to 300.
  func askAll(_ figures: inout DifferentialRun.Figures) {
    if solutions.count > 300 { return }
    var enumeration = Solutions(of: built.variables, in: solver)
    var found: [[Int64]] = []
    while found.count <= solutions.count, let next = enumeration.next() { found.append(next) }
    expect(
      found.sorted { $0.lexicographicallyPrecedes($1) } == solutions,
      "enumeration gives \(found.count) of \(solutions.count) solutions")
    figures.solutions += found.count
  }
}
