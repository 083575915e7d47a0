import SolverCore

/// Why a network was not compiled.
public enum CompilationStop: Error, Equatable, CustomStringConvertible {
  /// The steps allowed were used up.
  case workLimit(UInt64)
  /// Graph and cache outgrew the bytes allowed.
  case byteLimit(Int)
  /// The network says something that is not compiled.
  case unsupported(String)

  /// What stopped it.
  public var description: String {
    switch self {
    case .workLimit(let steps): "not compiled within \(steps) steps"
    case .byteLimit(let bytes): "not compiled within \(bytes) bytes"
    case .unsupported(let what): "not compiled: \(what)"
    }
  }
}

/// A network turned into a graph, with what that took.
///
/// *Method.* First the formula is simplified. If a tree decomposition is cheap, the search follows its advice. If not, a short
/// search without advice settles the easy formulas, for which a decomposition would cost more than it saves; only the
/// others wait for a dear one. All limits count work, so the same network always gives the same graph.
public struct Compilation: Sendable {
  /// All solutions; a graph without branches when there is none.
  public let graph: DecisionGraph
  /// What the search did.
  public let statistics: CompilationStatistics

  /// Compiles a network.
  ///
  /// - Throws: what stopped it; nothing is left behind.
  public init(of network: Network, limit: CompilationLimit = CompilationLimit()) throws(CompilationStop) {
    let formula = try Formula(network)
    let fingerprint = formula.fingerprint
    guard let simplification = Simplification(formula) else {
      graph = DecisionGraph(withoutSolutionsFor: formula.imageCount, fingerprint)
      statistics = CompilationStatistics()
      return
    }
    (graph, statistics) = try Self.searched(simplification, formula.imageCount, fingerprint, limit)
  }

  /// Most values of a variable in a network that is compiled.
  public static let mostValues = 4096

  /// A network with a literal for each value of its ranged variables, as a graph of it knows them: questions about such values are asked
  /// with its literals. The network as it is when a variable has too many values, and so is not compiled.
  public static func enumerated(_ network: Network) -> Network {
    var enumerated = network
    _ = enumerated.enumerateValues(most: mostValues)
    return enumerated
  }

  /// Searches with the best advice that is worth its price.
  private static func searched(
    _ simplification: Simplification, _ imageCount: Int, _ fingerprint: NetworkFingerprint, _ limit: CompilationLimit
  ) throws(CompilationStop) -> (DecisionGraph, CompilationStatistics) {
    let formula = simplification.formula
    if let advice = DecompositionAdvice(formula, workLimit: cheapDecomposition) {
      return try searched(simplification, advice, imageCount, fingerprint, limit)
    }
    let none = DecompositionAdvice(without: formula)
    do {
      let short = CompilationLimit(work: min(limit.work, shortSearch), bytes: limit.bytes)
      return try searched(simplification, none, imageCount, fingerprint, short)
    } catch {
      if limit.work <= shortSearch { throw error }
      let advice = DecompositionAdvice(formula, workLimit: dearDecomposition) ?? none
      return try searched(simplification, advice, imageCount, fingerprint, limit)
    }
  }

  /// Searches once.
  private static func searched(
    _ simplification: Simplification, _ advice: DecompositionAdvice, _ imageCount: Int,
    _ fingerprint: NetworkFingerprint, _ limit: CompilationLimit
  ) throws(CompilationStop) -> (DecisionGraph, CompilationStatistics) {
    let formula = simplification.formula
    var engine = Engine(formula, advice: advice, limit: limit)
    switch engine.run() {
    case .gaveUp: throw engine.work > limit.work ? .workLimit(limit.work) : .byteLimit(limit.bytes)
    case .unsatisfiable: return (DecisionGraph(withoutSolutionsFor: imageCount, fingerprint), engine.statistics)
    case .compiled(let root):
      let builder = GraphBuilder(engine.trace, root: root, variableCount: formula.variableCount)
      return (
        builder.graph(images: Array(simplification.images.prefix(imageCount)), fingerprint: fingerprint),
        engine.statistics
      )
    }
  }

  /// Words of bits that a decomposition may cost before anything was searched: some 30 milliseconds.
  private static let cheapDecomposition: UInt64 = 40_000_000
  /// Steps of a search without advice before a dear decomposition is tried.
  private static let shortSearch: UInt64 = 300_000_000
  /// Words of bits that a decomposition may cost then.
  private static let dearDecomposition: UInt64 = 3_000_000_000
}

extension DecisionGraph {
  /// The graph of a network without solutions: a node without branches.
  init(withoutSolutionsFor imageCount: Int, _ fingerprint: NetworkFingerprint) {
    let images = [Int32](repeating: Simplification.alwaysFalse, count: imageCount)
    let layout = GraphLayout(
      imageCount: imageCount, variableCount: 0, nodeCount: 1, partCount: 0, cubeCount: 0, literalCount: 0)
    var writer = GraphWriter(layout, fingerprint)
    writer.put(FlatArray(images))
    writer.put(FlatArray<Int32>([0, 0]))
    for count in [0, 1, 0, 1, 0] { writer.put(FlatArray<Int32>(repeating: 0, count: count)) }
    self = writer.graph()
  }

  /// Whether a network is the one that was compiled; false also for one that cannot be compiled.
  public func isCompiled(from network: Network) -> Bool { (try? Formula(network))?.fingerprint == fingerprint }
}
