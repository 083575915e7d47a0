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
      """)

  @OptionGroup var options: CompilationOptions

  @Flag(help: "Leave out variables that stand in no clause.")
  var occurring = false

  func run() throws {
    let start = ResourceUse.now
    let (instance, format) = try options.instance()
    let compilation: Compilation
    do {
      compilation = try options.compilation(of: instance.network)
    } catch {
      print(format == .dimacs ? "c \(error)\ns UNKNOWN" : "{\"undecided\":\(error.description.inJSON)}")
      throw ExitCode(2)
    }
    var count = GraphSession(compilation.graph).count()
    if occurring && !count.isZero { count = count >> instance.network.freeLiteralCount }
    if format == .dimacs {
      print("c s type mc\ns \(count.isZero ? "UNSATISFIABLE" : "SATISFIABLE")\nc s exact arb int \(count)")
      print("c nodes \(compilation.graph.nodeCount) edges \(compilation.graph.edgeCount)")
      print("c cpu seconds \(ResourceUse.now.cpuSeconds - start.cpuSeconds)")
    } else {
      print("{\"count\":\"\(count)\"\(ResourceUse.members(since: start))}")
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
