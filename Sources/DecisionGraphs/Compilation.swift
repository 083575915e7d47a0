import FlatArrays
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
/// *Method.* First the formula is simplified, as far as that is cheap. A short search settles the easy formulas, with the advice of a tree
/// decomposition if one is cheap, without if not: for them more preparation would cost more than it saves. Only the others
/// have their clauses strengthened by search and wait for dear decompositions, which then race each other. All limits count work, so the
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

  /// Searches with the advice that is worth its price, for easy formulas first.
  private static func searched(
    _ simplification: Simplification, _ imageCount: Int, _ fingerprint: NetworkFingerprint, _ limit: CompilationLimit
  ) throws(CompilationStop) -> (DecisionGraph, CompilationStatistics) {
    let formula = simplification.formula
    let cheap = DecompositionAdvice(formula, workLimit: cheapDecomposition)
    let first = cheap ?? DecompositionAdvice(without: formula)
    let isPure = formula.sums.isEmpty && formula.tables.isEmpty
    if cheap != nil && !isPure { return try raced(simplification, [first], imageCount, fingerprint, limit) }
    let shortWork = cheap == nil ? shortSearch : easySearch
    do {
      let short = CompilationLimit(work: min(limit.work, shortWork), bytes: limit.bytes)
      return try raced(simplification, [first], imageCount, fingerprint, short)
    } catch {
      if limit.work <= shortWork { throw error }
      return try hardSearched(simplification, imageCount, fingerprint, limit)
    }
  }

  /// Searches a formula that a short search did not settle: strengthened, and with the best of several kinds of advice.
  private static func hardSearched(
    _ simplification: Simplification, _ imageCount: Int, _ fingerprint: NetworkFingerprint, _ limit: CompilationLimit
  ) throws(CompilationStop) -> (DecisionGraph, CompilationStatistics) {
    var hard = simplification
    if hard.formula.sums.isEmpty && hard.formula.tables.isEmpty {
      guard let strengthened = Simplification(strengthening: hard, workLimit: strengtheningLimit) else {
        return (DecisionGraph(withoutSolutionsFor: imageCount, fingerprint), CompilationStatistics())
      }
      hard = strengthened
    }
    let byFill = DecompositionAdvice(hard.formula, workLimit: dearDecomposition)
    guard let byFill else {
      return try raced(hard, [DecompositionAdvice(without: hard.formula)], imageCount, fingerprint, limit)
    }
    let byDegree = DecompositionAdvice(hard.formula, by: .degree, workLimit: dearDecomposition) ?? byFill
    let byBoth = DecompositionAdvice(hard.formula, by: .fillPerDegree, workLimit: dearDecomposition) ?? byFill
    let advice = [byFill, byFill.strict, byDegree, byDegree.strict, byBoth, byBoth.strict]
    return try raced(hard, advice, imageCount, fingerprint, limit)
  }

  /// Searches with each advice until one has turned out the best, and with that one to the end.
  private static func raced(
    _ simplification: Simplification, _ advice: [DecompositionAdvice], _ imageCount: Int,
    _ fingerprint: NetworkFingerprint, _ limit: CompilationLimit
  ) throws(CompilationStop) -> (DecisionGraph, CompilationStatistics) {
    let formula = simplification.formula
    var race = Race(formula, advice, limit: limit)
    let ended = race.run { outcome, engine -> Result<(DecisionGraph, CompilationStatistics), CompilationStop> in
      switch outcome {
      case .gaveUp, .paused:
        return .failure(engine.work > limit.work ? .workLimit(limit.work) : .byteLimit(limit.bytes))
      case .unsatisfiable:
        return .success((DecisionGraph(withoutSolutionsFor: imageCount, fingerprint), engine.statistics))
      case .compiled(let root):
        let builder = GraphBuilder(engine.trace, root: root, variableCount: formula.variableCount)
        let images = Array(simplification.images.prefix(imageCount))
        return .success((builder.graph(images: images, fingerprint: fingerprint), engine.statistics))
      }
    }
    return try ended.get()
  }

  /// Words of bits that a decomposition may cost before anything was searched: some 30 milliseconds.
  private static let cheapDecomposition: UInt64 = 40_000_000
  /// Steps of a search with cheap advice before the clauses are strengthened.
  private static let easySearch: UInt64 = 80_000_000
  /// Steps of a search without advice before a dear decomposition is tried.
  private static let shortSearch: UInt64 = 300_000_000
  /// Propagations that strengthening may take: about a second.
  private static let strengtheningLimit = 20_000_000
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
