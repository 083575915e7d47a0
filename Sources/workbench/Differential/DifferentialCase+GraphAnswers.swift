import DecisionGraphs
import SolverCore

/// What a compiled network says in numbers, against all solutions: counts, costs, completions, samples.
extension DifferentialCase {
  /// The choices under which a graph is asked, and the solutions that have them.
  struct GraphQuestion {
    let session: GraphSession
    let chosen: [(Int, Int64)]
    let matching: [[Int64]]
  }

  /// Asks for the count, for counts, least and greatest costs of every value, for best completions and for samples.
  ///
  /// Counts are asked where the network has no literals besides those of its values, which would be counted too.
  func askNumbers(
    _ question: GraphQuestion, _ figures: inout DifferentialRun.Figures, _ lottery: inout SeededLottery
  ) {
    if built.hasValueLiteralsOnly { askCounts(question, &figures) }
    let costs = plain.domains.indices.map { plain.domains[$0].map { _ in Int64(lottery.draw(-9...9)) } }
    askCosts(question, costs, sign: 1, &figures)
    askCosts(question, costs, sign: -1, &figures)
    for sample in question.session.samples(2, seed: UInt64(lottery.draw(0...1_000_000))) {
      let values = values(sample, question)
      expect(
        question.matching.contains(values),
        "the sample \(values) under \(question.chosen) is no solution")
      figures.samples += 1
    }
  }

  private func askCounts(_ question: GraphQuestion, _ figures: inout DifferentialRun.Figures) {
    let count = question.session.count()
    expect(
      count == Natural(UInt64(question.matching.count)),
      "the graph counts \(count) solutions under \(question.chosen), by trying \(question.matching.count)")
    for variable in plain.domains.indices {
      let counts = question.session.counts(of: built.enumerated.valueLiterals(of: built.variables[variable]))
      let expected = plain.domains[variable].map { value in question.matching.count { $0[variable] == value } }
      expect(
        counts == expected.map { Natural(UInt64($0)) },
        "the graph counts \(counts) for the values of \(variable) under \(question.chosen), by trying \(expected)")
      figures.valueCounts += counts.count
    }
    figures.graphCounts += 1
  }

  /// Least costs, with `sign` -1 the greatest ones negated.
  private func askCosts(
    _ question: GraphQuestion, _ costs: [[Int64]], sign: Int64, _ figures: inout DifferentialRun.Figures
  ) {
    var prices: [(literal: Literal, cost: Int64)] = []
    for (variable, costs) in zip(plain.domains.indices, costs) {
      let literals = built.enumerated.valueLiterals(of: built.variables[variable])
      prices += zip(literals, costs).map { (literal: $0, cost: sign * $1) }
    }
    question.session.price(prices)
    let priced = question.matching.map { solution in
      let parts = zip(plain.domains, zip(solution, costs)).map { domain, chosen in
        domain.firstIndex(of: chosen.0).map { sign * chosen.1[$0] } ?? 0
      }
      return (solution: solution, cost: parts.reduce(0, +))
    }
    askValueCosts(question, priced, &figures)
    guard let best = question.session.cheapestSolution().map({ values($0, question) }) else {
      return expect(priced.isEmpty, "the graph has no best completion under \(question.chosen)")
    }
    let isBest = priced.contains { $0.solution == best && $0.cost == question.session.leastCost() }
    expect(isBest, "the best completion \(best) is none")
  }

  private func askValueCosts(
    _ question: GraphQuestion, _ priced: [(solution: [Int64], cost: Int64)], _ figures: inout DifferentialRun.Figures
  ) {
    let least = priced.map(\.cost).min()
    expect(
      question.session.leastCost() == least, "the graph's best cost under \(question.chosen) is not \(least ?? 0)")
    for variable in plain.domains.indices {
      let said = question.session.leastCosts(of: built.enumerated.valueLiterals(of: built.variables[variable]))
      let expected = plain.domains[variable].map { value in
        priced.filter { $0.solution[variable] == value }.map(\.cost).min()
      }
      expect(said == expected, "best costs of the values of \(variable): \(said), by trying \(expected)")
      figures.valueCosts += said.count
    }
  }

  /// The values that a solution of the network gives to the variables.
  private func values(_ solution: [Bool], _ question: GraphQuestion) -> [Int64] {
    var values = [Int64](repeating: 0, count: plain.domains.count)
    for variable in plain.domains.indices {
      let literals = built.enumerated.valueLiterals(of: built.variables[variable])
      let holding = literals.indices.filter { solution[Int(literals[$0].code >> 1)] == (literals[$0].code & 1 == 0) }
      expect(holding.count == 1, "a solution of the graph gives variable \(variable) \(holding.count) values")
      if let place = holding.first { values[variable] = plain.domains[variable][place] }
    }
    return values
  }
}
