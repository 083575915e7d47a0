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

  @Option(
    help: "Where the graph is written as d-DNNF in the text format of c2d; item K of the instance is variable K.")
  var nnf: String?

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
    if let nnf {
      let (numbering, count) = instance.numbering
      try OutputFile.write(graph.negationNormalForm(numbering: numbering, variableCount: count), to: nnf)
    }
    let statistics = compilation.statistics
    var line = "{\"nodes\":\(graph.nodeCount),\"edges\":\(graph.edgeCount),\"bytes\":\(graph.byteCount)"
    line += ",\"count\":\"\(GraphSession(graph).count())\",\"decisions\":\(statistics.decisions)"
    line += ",\"conflicts\":\(statistics.conflicts),\"cacheLookups\":\(statistics.lookups)"
    line += ",\"cacheHits\":\(statistics.hits),\"readSeconds\":\(read.cpuSeconds - start.cpuSeconds)"
    print(line + ResourceUse.members(since: start) + "}")
  }
}

extension Instance {
  /// For each Boolean variable of the network its number, and the highest one: Boolean items have those of their places, what readers
  /// and numbers add has the next ones.
  fileprivate var numbering: (numbers: [Int], count: Int) {
    var numbers = [Int](repeating: 0, count: network.literalCount)
    for (place, item) in items.enumerated() {
      if case .boolean(let literal) = item {
        numbers[Int(literal.code >> 1)] = literal.code & 1 == 0 ? place + 1 : -(place + 1)
      }
    }
    var count = items.count
    // Variable 0 is the constant.
    for variable in numbers.indices.dropFirst() where numbers[variable] == 0 {
      count += 1
      numbers[variable] = count
    }
    return (numbers, count)
  }
}
