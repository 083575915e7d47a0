/// What a tree decomposition advises about the order of decisions, or that it has no advice.
struct DecompositionAdvice {
  /// By variable: the score to be added for decisions.
  let scores: [Float]

  /// Decomposes the primal graph of a formula within a limit of work.
  init(_ formula: Formula) {
    let none = [Float](repeating: 0, count: formula.variableCount)
    guard formula.variableCount > 0, formula.variableCount <= Self.largest else {
      scores = none
      return
    }
    guard let tree = Self.bestTree(PrimalGraph(formula)) else {
      scores = none
      return
    }
    scores = tree.scores(variableCount: formula.variableCount).map { $0 * Self.weight }
  }

  /// The narrowest, then the shallowest of the trees that differently broken ties lead to.
  private static func bestTree(_ graph: borrowing PrimalGraph) -> TreeDecomposition? {
    var best: TreeDecomposition?
    var work: UInt64 = 0
    for seed in 0..<Self.tries where work < workLimit {
      guard
        let elimination = Elimination(
          graph, seed: seed, widthLimit: best?.width ?? graph.count, workLimit: workLimit - work)
      else { continue }
      work += elimination.work
      let tree = TreeDecomposition(elimination)
      if best == nil || tree.rank < (best?.rank ?? tree.rank) { best = tree }
    }
    return best
  }

  /// How often ties are broken anew.
  private static let tries: UInt64 = 30
  /// The weight of the decomposition against occurrences and conflicts, found by trial on product lines: with less, hard ones take
  /// several times longer, with more, ties in depth decide too much.
  private static let weight: Float = 100
  /// Most variables; more would need too much memory for the rows of bits.
  private static let largest = 20_000
  /// Most words of bits visited.
  private static let workLimit: UInt64 = 200_000_000
}
