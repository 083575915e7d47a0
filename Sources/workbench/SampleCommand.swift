import ArgumentParser
import DecisionGraphs
import InstanceFormats
import SolverCore

/// Draws random solutions of an instance.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw random solutions, every one equally likely.",
    discussion: """
      For DIMACS a line of 0 and 1, one for each variable in its order, as 'validity' reads them; for other formats a JSON object \
      with the value of each feature and number. The same instance and seed give the same solutions. Exit code 0 with solutions, \
      1 when there is none, 2 when a limit was reached or the instance says something that is not compiled, 65 when it cannot be read.

      Examples:
        workbench sample formula.cnf --number 1000 | workbench validity formula.cnf --configurations -
        workbench sample model.xml --choose "width=1200 -mirror"
      """)

  @OptionGroup var options: CompilationOptions

  @Option(help: "How many solutions.")
  var number = 1

  @Option(help: "Which series of solutions.")
  var seed: UInt64 = 1

  @Option(help: "Choices that all solutions have, written as for 'domains'.")
  var choose: String?

  @Option(help: "A graph that 'compile' wrote for the instance; saves compiling.")
  var graph: String?

  func run() throws {
    let (instance, format) = try options.instance()
    let graph: DecisionGraph
    do {
      graph = try self.graph.map { try DecisionGraph(opening: $0, of: instance) } ?? options.compiled(instance)
    } catch let stop as CompilationStop {
      print("{\"undecided\":\(stop.description.inJSON)}")
      throw ExitCode(2)
    }
    let session = GraphSession(graph)
    if let choose {
      let loaded = LoadedInstance(instance, format, line: choose)
      try loaded.answerChoices { _, choices in
        session.choose(choices.literals)
        return ""
      }
    }
    if !session.isConsistent { throw ExitCode(1) }
    let output = OutputFile()
    let sheet = SolutionSheet(instance: instance, isDimacs: format == .dimacs)
    for sample in session.samples(number, seed: seed) { output.write(sheet.line(sample)) }
    output.flush()
  }
}

/// A solution as a line of text.
struct SolutionSheet {
  let instance: Instance
  let isDimacs: Bool

  /// The line for a solution: for each Boolean variable of the network its value.
  func line(_ solution: [Bool]) -> String {
    func holds(_ literal: Literal) -> Bool { solution[Int(literal.code >> 1)] == (literal.code & 1 == 0) }
    let values = instance.items.map { item in
      switch item {
      case .boolean(let literal): return isDimacs ? holds(literal) ? "1" : "0" : "\(holds(literal))"
      case .integer(let variable):
        let network = instance.network
        let value = zip(network.values(of: variable), network.valueLiterals(of: variable)).first { holds($0.1) }
        return value.map { String($0.0) } ?? "null"
      }
    }
    if isDimacs { return values.joined() + "\n" }
    return "{" + values.enumerated().map { "\(instance.name($0).inJSON):\($1)" }.joined(separator: ",") + "}\n"
  }
}
