import SolverCore

extension GraphSession {
  /// Whether some solution has all choices; one pass up.
  public var isConsistent: Bool {
    passUp()
    return !isContradictory && isAlive[graph.layout.nodeCount - 1]
  }

  /// Whether some solution has all choices and the literal; the first such question makes a pass up and a pass down, each other
  /// one searches the branches where the literal occurs.
  public func isValid(_ literal: Literal) -> Bool {
    passDown()
    let image = graph.image(of: literal)
    if image < 0 { return image == Simplification.alwaysTrue && isConsistent }
    return isValid(image: image)
  }

  /// Whether a literal of the graph is in a solution, after the pass down.
  func isValid(image: Int32) -> Bool {
    if isContradictory || !isAlive[graph.layout.nodeCount - 1] { return false }
    let variable = image >> 1
    let sign: Int8 = image & 1 == 0 ? 1 : -1
    if chosen[variable] == sign { return true }
    if chosen[variable] == -sign { return false }
    return occursOpen(TraceEntry.free(variable)) || occursOpen(TraceEntry.literal(image))
  }

  @inline(__always)
  private func occursOpen(_ code: Int32) -> Bool {
    for place in graph.occurrenceStarts[code]..<graph.occurrenceStarts[code &+ 1]
    where isOpen[graph.occurrences[place]] { return true }
    return false
  }

  /// Marks what has a solution under the choices, children before parents.
  func passUp() {
    if passes != .none { return }
    passes = .up
    var branch: Int32 = 0
    for node in 0..<graph.layout.nodeCount {
      let end = graph.branchStarts[node &+ 1]
      var isNodeAlive = false
      while branch < end {
        var isBranchOpen = blocks[branch] == 0
        if isBranchOpen {
          for place in graph.childStarts[branch]..<graph.childStarts[branch &+ 1]
          where !isAlive[graph.children[place]] {
            isBranchOpen = false
            break
          }
        }
        isOpen[branch] = isBranchOpen
        isNodeAlive = isNodeAlive || isBranchOpen
        branch &+= 1
      }
      isAlive[node] = isNodeAlive
    }
  }

  /// Leaves only those branches marked that the root reaches through branches with solutions.
  func passDown() {
    passUp()
    if passes == .down { return }
    passes = .down
    let root = graph.layout.nodeCount - 1
    for node in 0...root { isReached[node] = false }
    isReached[root] = !isContradictory && isAlive[root]
    var node = root
    while node >= 0 {
      let isNodeReached = isReached[node]
      for branch in graph.branchStarts[node]..<graph.branchStarts[node &+ 1] where isOpen[branch] {
        if !isNodeReached {
          isOpen[branch] = false
          continue
        }
        for place in graph.childStarts[branch]..<graph.childStarts[branch &+ 1] {
          isReached[graph.children[place]] = true
        }
      }
      node &-= 1
    }
  }
}
