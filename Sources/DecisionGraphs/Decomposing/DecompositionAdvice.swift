/// What a tree decomposition advises about the order of decisions, or that it has no advice.
struct DecompositionAdvice {
  /// By variable: the score to be added for decisions.
  let scores: [Float]

  /// Decomposes the primal graph of a formula within a limit of work.
  init(_ formula: Formula) {
    let none = [Float](repeating: 0, count: formula.variableCount)
    guard formula.variableCount > 0, formula.variableCount <= Self.largest,
      let best = Elimination(
        PrimalGraph(formula), seed: 0, widthLimit: formula.variableCount, workLimit: Self.workLimit)
    else {
      scores = none
      return
    }
    let tree = TreeDecomposition(best)
    scores = tree.scores(variableCount: formula.variableCount).map { $0 * Self.weight }
  }

  /// The weight of the decomposition against occurrences and conflicts, found by trial on product lines: with less, hard ones take
  /// several times longer, with more, ties in depth decide too much.
  private static let weight: Float = 100
  /// Most variables; more would need too much memory for the rows of bits.
  private static let largest = 20_000
  /// Most words of bits visited.
  private static let workLimit: UInt64 = 200_000_000
}
