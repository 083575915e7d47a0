import ArgumentParser
import DecisionGraphs
import InstanceFormats
import SolverCore

/// What the subcommands that compile have in common: the instance, the limits, and how it ends when they are reached.
struct CompilationOptions: ParsableArguments {
  @Argument(
    help:
      "The instance: DIMACS CNF, FeatureIDE, SXFM, UVL or XCSP3, told by its content; a file packed by xz or lzma is unpacked."
  )
  var file: String

  @Option(help: "Most steps before giving up; counts work, not time.")
  var limit: UInt64 = .max

  @Option(help: "Most memory for graph and cache before giving up, in MiB.")
  var memory: Int = 8192

  /// Reads the instance, with a literal for each value as graphs know them; a file that cannot be read ends the program with code 65.
  func instance() throws -> (Instance, InstanceFormat) {
    var (instance, format) = try InputFile.reading(file, readInstance)
    instance.network = Compilation.enumerated(instance.network)
    return (instance, format)
  }

  /// The graph of an instance, compiled within the limits.
  func compiled(_ instance: Instance) throws(CompilationStop) -> DecisionGraph {
    try compilation(of: instance.network).graph
  }

  /// Compiles a network within the limits.
  func compilation(of network: Network) throws(CompilationStop) -> Compilation {
    try Compilation(of: network, limit: CompilationLimit(work: limit, bytes: max(1, memory) << 20))
  }
}

extension ResourceUse {
  /// The members of a JSON object that say what was used since a moment, with a leading comma.
  static func members(since start: ResourceUse) -> String {
    let now = ResourceUse.now
    return
      ",\"cpuSeconds\":\(now.cpuSeconds - start.cpuSeconds),\"wallSeconds\":\(now.wallSeconds - start.wallSeconds)"
      + ",\"peakBytes\":\(now.peakBytes)"
  }
}
