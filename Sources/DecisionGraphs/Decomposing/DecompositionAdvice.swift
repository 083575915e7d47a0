/// What a tree decomposition advises about the order of decisions.
///
/// *How it is chosen.* Min-fill elimination with ties broken in thirty ways, as long as the work lasts; the narrowest tree is taken, of these
/// the shallowest: on the product lines tried, the number of decisions grew with the depth at equal width. Flow-based
/// decompositions were not needed, as the width there is that of the longest clause. Putting exclusive values together into one
/// vertex was tried and dropped: few values exclude each other by clauses after simplification, and where they did,
/// the search became slower.
/// So was naming what many clauses share by new variables (bounded variable addition; Manthey, Heule, Biere 2012): trees became narrower by
/// a tenth, but the search took up to two and a half times as many decisions. Hard formulas need more than one tree: see `Race`. Of the
/// criteria of elimination each is the best of some product line: degree of C208_FA, fill for each vertex of C168_FW, where it takes half
/// the decisions of fill, and of C202_FW. Its ties are so rare that breaking them anew leads to the same tree.
struct DecompositionAdvice {
  /// By variable: the score to be added for decisions.
  let scores: [Float]
  /// The variables to be decided one after the other.
  let groups: ValueGroups

  /// No advice but the groups.
  init(without formula: Formula) {
    scores = [Float](repeating: 0, count: formula.variableCount)
    groups = ValueGroups(formula)
  }

  /// Decomposes the primal graph of a formula; nil when that takes more than a limit of work, in words of bits visited.
  init?(_ formula: Formula, by criterion: Elimination.Criterion = .fill, workLimit: UInt64) {
    groups = ValueGroups(formula)
    let (vertices, count) = groups.vertices
    guard count > 0, count <= Self.largest,
      let tree = Self.bestTree(PrimalGraph(formula, groups), criterion, workLimit)
    else { return nil }
    let vertexScores = tree.scores(variableCount: count)
    scores = vertices.map { vertexScores[$0] * Self.weight }
  }

  /// The same advice, to be followed strictly: occurrences and conflicts only order the variables of equal depth.
  var strict: DecompositionAdvice { DecompositionAdvice(scores: scores.map { $0 * 10 }, groups: groups) }

  private init(scores: [Float], groups: ValueGroups) {
    self.scores = scores
    self.groups = groups
  }

  /// The narrowest, then the shallowest of the trees that differently broken ties lead to.
  private static func bestTree(
    _ graph: borrowing PrimalGraph, _ criterion: Elimination.Criterion, _ workLimit: UInt64
  ) -> TreeDecomposition? {
    var best: TreeDecomposition?
    var work: UInt64 = 0
    for seed in 0..<Self.tries where work < min(workLimit, best == nil ? workLimit : Self.triesLimit) {
      let widthLimit = best?.width ?? graph.count
      guard
        let elimination = Elimination(
          graph, by: criterion, seed: seed, widthLimit: widthLimit, workLimit: workLimit - work)
      else {
        if best == nil { return nil }
        continue
      }
      work += elimination.work
      let tree = TreeDecomposition(elimination)
      if best == nil || tree.rank < (best?.rank ?? tree.rank) { best = tree }
    }
    return best
  }

  /// Words of bits after which no further tree is tried.
  private static let triesLimit: UInt64 = 10_000_000
  /// How often ties are broken anew.
  private static let tries: UInt64 = 30
  /// The weight of the decomposition against occurrences and conflicts, found by trial on product lines: with less, hard ones take
  /// several times longer, with more, ties in depth decide too much.
  private static let weight: Float = 100
  /// Most variables; more would need too much memory for the rows of bits.
  private static let largest = 20_000
}
