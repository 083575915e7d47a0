import DecisionGraphs
import SolverCore

extension DifferentialCase {
  /// The compiled engine: the valid values of all variables under some choices, and what it says in numbers.
  func askGraph(_ figures: inout DifferentialRun.Figures, _ lottery: inout SeededLottery) {
    let compilation: Compilation
    do { compilation = try Compilation(of: built.network) } catch { return expect(false, "\(error)") }
    figures.graphs += 1
    let session = GraphSession(compilation.graph)
    let chosen = built.variables.indices.shuffled(using: &lottery).prefix(lottery.draw(0...2)).map {
      ($0, lottery.pick(plain.domains[$0]))
    }
    session.choose(chosen.map { literal($0.0, $0.1) })
    let matching = solutions.filter { values in chosen.allSatisfy { values[$0.0] == $0.1 } }
    expect(
      session.isConsistent == !matching.isEmpty, "the graph is consistent under \(chosen): \(session.isConsistent)")
    askNumbers(
      GraphQuestion(session: session, chosen: chosen, matching: matching), &figures, &lottery)
    if matching.isEmpty { return }
    for variable in built.variables.indices {
      for value in plain.domains[variable] {
        let isValid = session.isValid(literal(variable, value))
        expect(
          isValid == matching.contains { $0[variable] == value },
          "the graph says of variable \(variable) = \(value) under \(chosen): \(isValid)")
      }
    }
  }

  private func literal(_ variable: Int, _ value: Int64) -> Literal {
    var network = built.enumerated
    return network.literal(built.variables[variable], equals: value)
  }
}
