@testable import DecisionGraphs

/// Judges a graph by what graphs promise, sharing nothing with what made it: reads the arrays and nothing else.
struct StructureChecker {
  let graph: DecisionGraph

  /// What is wrong, or nil.
  func fault() -> String? {
    var mentioned: [Set<Int32>] = []
    for node in 0..<graph.nodeCount {
      var ofNode: Set<Int32>?
      var literalSets: [Set<Int32>] = []
      for branch in Int(graph.branchStarts[node])..<Int(graph.branchStarts[node + 1]) {
        var own: Set<Int32> = []
        var literals: Set<Int32> = []
        for place in Int(graph.literalStarts[branch])..<Int(graph.literalStarts[branch + 1]) {
          let code = graph.literals[place]
          if !own.insert(code >> 2).inserted { return "branch \(branch) mentions variable \(code >> 2) twice" }
          if code & 2 == 0 { literals.insert(code) }
        }
        for place in Int(graph.childStarts[branch])..<Int(graph.childStarts[branch + 1]) {
          let child = Int(graph.children[place])
          if child >= node { return "node \(node) has a child that comes no earlier" }
          if !own.isDisjoint(with: mentioned[child]) { return "branch \(branch) is not decomposable" }
          own.formUnion(mentioned[child])
        }
        if let ofNode, ofNode != own { return "node \(node) is not smooth" }
        ofNode = own
        for other in literalSets where !literals.contains(where: { other.contains($0 ^ 1) }) {
          return "node \(node) is not deterministic"
        }
        literalSets.append(literals)
      }
      mentioned.append(ofNode ?? [])
    }
    let root = mentioned[graph.nodeCount - 1]
    let branches = graph.branchStarts[graph.nodeCount]
    return branches > 0 && root.count != graph.layout.variableCount ? "the root does not mention every variable" : nil
  }
}
