@testable import DecisionGraphs

/// Judges a graph by what graphs promise, sharing nothing with what made it: reads the arrays and nothing else.
struct StructureChecker {
  let graph: DecisionGraph

  /// What is wrong, or nil.
  func fault() -> String? {
    let cubeCount = graph.cubeCount
    if let fault = cubeFault() ?? endFault() { return fault }
    // By number of a cube or node: the variables it speaks of.
    var mentioned: [Set<Int32>] = (0..<cubeCount).map { cube in Set(codes(cube).map { $0 >> 2 }) }
    for node in 0..<graph.nodeCount {
      var ofNode: Set<Int32>?
      var literalSets: [Set<Int32>] = []
      for branch in branches(node) {
        var own: Set<Int32> = []
        var literals: Set<Int32> = []
        for number in branch {
          if number >= cubeCount + node { return "node \(node) has a child that comes no earlier" }
          if !own.isDisjoint(with: mentioned[number]) { return "a branch of node \(node) is not decomposable" }
          own.formUnion(mentioned[number])
          if number < cubeCount { literals.formUnion(codes(number).filter { $0 & 2 == 0 }) }
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
    let root = mentioned[cubeCount + graph.nodeCount - 1]
    let hasBranches = !branches(graph.nodeCount - 1).isEmpty
    return hasBranches && root.count != graph.layout.variableCount ? "the root does not mention every variable" : nil
  }

  /// The numbers that each branch of a node holds.
  func branches(_ node: Int) -> [[Int]] {
    var branches: [[Int]] = [[]]
    for place in Int(graph.nodeStarts[node])..<Int(graph.nodeStarts[node + 1]) {
      let word = graph.parts[place].word
      branches[branches.count - 1].append(Int(word / 4))
      if word % 2 == 1 { branches.append([]) }
    }
    return branches.dropLast()
  }

  /// The codes that a cube holds.
  func codes(_ cube: Int) -> [Int32] {
    (Int(graph.cubeStarts[cube])..<Int(graph.cubeStarts[cube + 1])).map { graph.literals[$0] }
  }

  private func cubeFault() -> String? {
    var seen: Set<[Int32]> = []
    var occurrences: [[Int32]] = Array(repeating: [], count: 4 * graph.layout.variableCount)
    for cube in 0..<graph.cubeCount {
      let codes = codes(cube)
      if Set(codes.map { $0 >> 2 }).count != codes.count { return "cube \(cube) mentions a variable twice" }
      if codes.contains(where: { $0 & 3 == 3 }) { return "cube \(cube) has a code that means nothing" }
      if !seen.insert(codes).inserted { return "cube \(cube) is there twice" }
      for code in codes { occurrences[Int(code)].append(Int32(cube)) }
    }
    for (code, cubes) in occurrences.enumerated() {
      let listed = (Int(graph.occurrenceStarts[code])..<Int(graph.occurrenceStarts[code + 1])).map {
        graph.occurrences[$0]
      }
      if listed != cubes { return "the cubes of code \(code) are not those that hold it" }
    }
    return nil
  }

  /// A node ends where its last branch does, and nowhere else.
  private func endFault() -> String? {
    for node in 0..<graph.nodeCount {
      let (start, end) = (Int(graph.nodeStarts[node]), Int(graph.nodeStarts[node + 1]))
      if start == end && graph.nodeCount > 1 { return "node \(node) has no branch" }
      for place in start..<end {
        let bits = graph.parts[place].word % 4
        if place + 1 == end ? bits != 3 : bits > 1 { return "node \(node) does not end where it ends" }
      }
    }
    return nil
  }
}
