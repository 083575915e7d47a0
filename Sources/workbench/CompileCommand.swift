import ArgumentParser
import DecisionGraphs
import InstanceFormats
import SolverCore

/// Compiles an instance to a decision graph.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile an instance to a decision graph and save it.",
    discussion: """
      Prints a JSON line: nodes, edges and bytes of the graph, the exact count, seconds and peak memory. Exit code 0 with a graph, \
      2 when a limit was reached or the instance says something that is not compiled, 65 when it cannot be read or written.

      Examples:
        workbench compile product-line.cnf --output product-line.graph
        workbench domains product-line.cnf --graph product-line.graph --choices choices.txt
      """)

  @OptionGroup var options: CompilationOptions

  @Option(help: "Where the graph is written.")
  var output: String?

  func run() throws {
    let start = ResourceUse.now
    let (instance, _) = try options.instance()
    let read = ResourceUse.now
    let compilation: Compilation
    do {
      compilation = try options.compilation(of: instance.network)
    } catch {
      print("{\"undecided\":\(error.description.inJSON)\(ResourceUse.members(since: start))}")
      throw ExitCode(2)
    }
    let graph = compilation.graph
    if let output { do { try graph.write(to: output) } catch { throw InputFile.refusal(error.description) } }
    let statistics = compilation.statistics
    var line = "{\"nodes\":\(graph.nodeCount),\"edges\":\(graph.edgeCount),\"bytes\":\(graph.byteCount)"
    line += ",\"count\":\"\(GraphSession(graph).count())\",\"decisions\":\(statistics.decisions)"
    line += ",\"conflicts\":\(statistics.conflicts),\"cacheLookups\":\(statistics.lookups)"
    line += ",\"cacheHits\":\(statistics.hits),\"readSeconds\":\(read.cpuSeconds - start.cpuSeconds)"
    print(line + ResourceUse.members(since: start) + "}")
  }
}
