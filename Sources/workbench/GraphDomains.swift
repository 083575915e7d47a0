import DecisionGraphs
import InstanceFormats
import SolverCore

extension DecisionGraph {
  /// The graph that `compile` wrote for an instance; a file that is none ends the program with code 65.
  init(opening path: String, of instance: Instance) throws {
    try self.init(file: path)
    try check(isOf: instance, at: path)
  }

  /// The graph in a file; a file that is none ends the program with code 65.
  init(file path: String) throws {
    do { try self.init(contentsOf: path) } catch { throw InputFile.refusal(error.description) }
  }

  /// Ends the program with code 65 unless the graph was compiled from an instance.
  func check(isOf instance: Instance, at path: String) throws {
    guard isCompiled(from: instance.network) else { throw InputFile.refusal("\(path): compiled from another instance") }
  }
}

extension DomainSheet {
  /// Answers all lines of choices from a graph: as by search, with the count left and the time of each question.
  func answerChoices(from path: String, since start: ResourceUse) throws {
    let opening = ResourceUse.now
    let graph = try DecisionGraph(file: path)
    let session = GraphSession(graph)
    let opened = ResourceUse.now
    try graph.check(isOf: loaded.instance, at: path)
    try loaded.answerChoices { line, choices in
      let question = ResourceUse.now
      session.choose(choices.literals)
      let answer = answer(from: session)
      let answered = ResourceUse.now
      let count = session.count()
      let counted = ResourceUse.now
      let lists = answer.verdict == .satisfied ? lists(answer) : ""
      return "{\"line\":\(line),\"verdict\":\"\(answer.verdict.name)\"\(lists),\"count\":\"\(count)\""
        + ",\"microseconds\":\(microseconds(question, answered))"
        + ",\"openMicroseconds\":\(microseconds(opening, opened))"
        + ",\"countMicroseconds\":\(microseconds(answered, counted))"
        + ",\"cpuSeconds\":\(counted.cpuSeconds - start.cpuSeconds)"
        + ",\"wallSeconds\":\(counted.wallSeconds - start.wallSeconds)}\n"
    }
  }

  private func microseconds(_ start: ResourceUse, _ end: ResourceUse) -> Int {
    Int(((end.cpuSeconds - start.cpuSeconds) * 1e6).rounded())
  }

  /// What is valid under a session's choices.
  private func answer(from session: GraphSession) -> Answer {
    guard session.isConsistent else { return Answer(verdict: .unsatisfiable, literals: [], domains: []) }
    let network = loaded.instance.network
    return Answer(
      verdict: .satisfied, literals: session.areValid(literals),
      domains: variables.map { variable in
        let values = zip(network.values(of: variable), network.valueLiterals(of: variable))
        return .values(zip(values, session.areValid(values.map(\.1))).filter(\.1).map(\.0.0))
      })
  }
}
