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
/// *Method.* First the formula is simplified. A short search without advice then settles the easy formulas, for
/// which a decomposition would cost more than it saves; the others are searched with the advice of a tree decomposition. The
/// same network always gives the same graph.
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
      graph = DecisionGraph(withoutSolutionsFor: network.literalCount, fingerprint)
      statistics = CompilationStatistics()
      return
    }
    let advice = DecompositionAdvice(simplification.formula)
    var engine = Engine(simplification.formula, scores: advice.scores, limit: limit)
    switch engine.run() {
    case .gaveUp: throw engine.work > limit.work ? .workLimit(limit.work) : .byteLimit(limit.bytes)
    case .unsatisfiable: graph = DecisionGraph(withoutSolutionsFor: network.literalCount, fingerprint)
    case .compiled(let root):
      let builder = GraphBuilder(engine.trace, root: root, variableCount: simplification.formula.variableCount)
      graph = builder.graph(images: simplification.images, fingerprint: fingerprint)
    }
    statistics = engine.statistics
  }
}

extension DecisionGraph {
  /// The graph of a network without solutions: a node without branches.
  init(withoutSolutionsFor imageCount: Int, _ fingerprint: NetworkFingerprint) {
    let images = [Int32](repeating: Simplification.alwaysFalse, count: imageCount)
    let layout = GraphLayout(
      imageCount: imageCount, variableCount: 0, nodeCount: 1, branchCount: 0, childCount: 0, literalCount: 0)
    var writer = GraphWriter(layout, fingerprint)
    writer.put(FlatArray(images))
    writer.put(FlatArray([0, 0]))
    for count in [1, 0, 1, 0, 1, 0, 2] { writer.put(FlatArray(repeating: 0, count: count)) }
    self = writer.graph()
  }

  /// Whether a network is the one that was compiled; false also for one that cannot be compiled.
  public func isCompiled(from network: Network) -> Bool { (try? Formula(network))?.fingerprint == fingerprint }
}
