import ArgumentParser
import InstanceFormats
import SolverCore

/// Finds choices that cannot stand together.
struct ConflictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflict",
    abstract: "A minimal conflict in each line of choices.",
    discussion: """
      One JSON line for each line of choices: 'satisfied', or 'unsatisfiable' with a 'conflict': choices that cannot stand together, \
      of which none can be left out. An empty conflict means that the instance has no solution at all. Choices are \
      written as for 'domains'.

      Example:
        echo '12 -7 33' | workbench conflict formula.cnf --choices -
      """)

  @Argument(help: "The instance: DIMACS CNF, FeatureIDE XML, SXFM XML, UVL or XCSP3.")
  var file: String

  @Option(help: "The file of choices; '-' for the standard input.")
  var choices: String

  @Option(help: "The most conflicts in one answer before it is 'undecided' or not proven minimal.")
  var work: Int?

  func run() throws {
    let start = ResourceUse.now
    let loaded = try LoadedInstance(file, choices: choices)
    let limit = WorkLimit(conflicts: work ?? .max)
    let solver = loaded.makeSolver()
    try loaded.answerChoices(equals: { solver.literal($0, equals: $1) }) { line, choices in
      let question = ResourceUse.now
      let found = MinimalConflict(among: choices.literals, in: solver, within: WorkBudget(limit))
      let use = ResourceUse.json(since: start, question: question)
      var text = "{\"line\":\(line),\"verdict\":\"\(found.verdict.name)\""
      if found.verdict == .unsatisfiable {
        text += ",\"conflict\":[" + words(of: found.literals, in: choices).joined(separator: ",")
        text += "],\"isMinimal\":\(found.isMinimal)"
      }
      return text + use
    }
  }

  /// The words that made literals true, each literal's first.
  private func words(of literals: [Literal], in choices: Choices) -> [String] {
    literals.map { literal in
      guard let place = choices.literals.firstIndex(of: literal) else {
        preconditionFailure("a conflict is among the choices")
      }
      return LoadedInstance.json(choices.words[place])
    }
  }
}
