import DecisionGraphs
import InstanceFormats
import SolverCore

/// Counts of an instance's solutions under many choices, from one graph.
struct CountSheet {
  let loaded: LoadedInstance
  let session: GraphSession

  /// A JSON line for each line of choices: the solutions that have them.
  func countChoices(since start: ResourceUse) throws {
    try loaded.answerChoices { line, choices in
      let question = ResourceUse.now
      session.choose(choices.literals)
      let count = session.count()
      return "{\"line\":\(line),\"count\":\"\(count)\"" + ResourceUse.json(since: start, question: question)
    }
  }

  /// A JSON line for each feature or value under each line of choices: the solutions that have it; then one for the line itself.
  func countEach(since start: ResourceUse) throws {
    let (names, literals) = values()
    try loaded.answerChoices { line, choices in
      let question = ResourceUse.now
      session.choose(choices.literals)
      let counts = session.counts(of: literals)
      let use = ResourceUse.json(since: start, question: question)
      let lines = zip(names, counts).map { "{\"line\":\(line),\"choice\":\($0),\"count\":\"\($1)\"}\n" }
      return lines.joined() + "{\"line\":\(line),\"count\":\"\(session.count())\"" + use
    }
  }

  /// What can be chosen, as choices are written: every Boolean item, and every value of every other.
  private func values() -> (names: [String], literals: [Literal]) {
    var names: [String] = []
    var literals: [Literal] = []
    let network = loaded.instance.network
    for (place, item) in loaded.instance.items.enumerated() {
      switch item {
      case .boolean(let literal):
        names.append(LoadedInstance.json(loaded.choice(place)))
        literals.append(literal)
      case .integer(let variable):
        for (value, literal) in zip(network.values(of: variable), network.valueLiterals(of: variable)) {
          names.append(LoadedInstance.json(loaded.choice(place, String(value))))
          literals.append(literal)
        }
      }
    }
    return (names, literals)
  }
}
