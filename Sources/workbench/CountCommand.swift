import ArgumentParser
import DecisionGraphs
import InstanceFormats
import SolverCore

/// Counts the solutions of an instance.
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count the solutions of an instance exactly, by compiling it.",
    discussion: """
      For DIMACS the answer has the form of the model counting competitions, over all variables of the header; for other \
      formats it is a JSON line. Exit code 0 with an answer, 2 when a limit was reached or the instance says something that is not \
      compiled, 65 when it cannot be read.

      Examples:
        workbench count product-line.cnf
        workbench count --occurring product-line.cnf
        workbench count model.xml --limit 1000000000
        workbench count model.xml --each
        workbench count model.xml --choices partial-configurations.txt

      With '--choices' there is a JSON line for each line of choices, written as for 'domains': the solutions that have them. With \
      '--each' there is one for each choice that can be made, a feature or a value: the solutions that have it (divided by all \
      solutions, the feature's commonality); the last line has the count of all and the time that the counts took.
      """)

  @OptionGroup var options: CompilationOptions

  @Flag(help: "Leave out variables that stand in no clause.")
  var occurring = false

  @Option(help: "A file of choices; '-' for the standard input.")
  var choices: String?

  @Flag(help: "Count for each feature or value.")
  var each = false

  @Option(help: "A graph that 'compile' wrote for the instance; saves compiling.")
  var graph: String?

  func validate() throws {
    if occurring && (each || choices != nil) {
      throw ValidationError("'--occurring' is for the count of all solutions.")
    }
  }

  func run() throws {
    let start = ResourceUse.now
    let (instance, format) = try options.instance()
    let graph = try graph(of: instance, isPlain: format == .dimacs && choices == nil && !each)
    if each || choices != nil {
      let sheet = CountSheet(
        loaded: try LoadedInstance(instance, format, choices: choices), session: GraphSession(graph))
      return each ? try sheet.countEach(since: start) : try sheet.countChoices(since: start)
    }
    var count = GraphSession(graph).count()
    if occurring && !count.isZero { count = count >> instance.network.freeLiteralCount }
    if format == .dimacs {
      print("c s type mc\ns \(count.isZero ? "UNSATISFIABLE" : "SATISFIABLE")\nc s exact arb int \(count)")
      print("c nodes \(graph.nodeCount) edges \(graph.edgeCount)")
      print("c cpu seconds \(ResourceUse.now.cpuSeconds - start.cpuSeconds)")
    } else {
      print("{\"count\":\"\(count)\"\(ResourceUse.members(since: start))}")
    }
  }

  /// The graph, opened or compiled; ends the program with code 2 when a limit is reached.
  private func graph(of instance: Instance, isPlain: Bool) throws -> DecisionGraph {
    do {
      return try graph.map { try DecisionGraph(opening: $0, of: instance) } ?? options.compiled(instance)
    } catch let stop as CompilationStop {
      print(isPlain ? "c \(stop)\ns UNKNOWN" : "{\"undecided\":\(stop.description.inJSON)}")
      throw ExitCode(2)
    }
  }
}

extension Network {
  /// Number of Boolean variables that stand in no clause.
  fileprivate var freeLiteralCount: Int {
    var occurs = [Bool](repeating: false, count: literalCount)
    occurs[0] = true
    for place in 0..<clauseCount { for literal in clause(at: place) { occurs[Int(literal.code >> 1)] = true } }
    for place in 0..<variableCount {
      for literal in valueLiterals(of: variable(at: place)) { occurs[Int(literal.code >> 1)] = true }
    }
    return occurs.count { !$0 }
  }
}
