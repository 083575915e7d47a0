/// Bringing the marks up to date, by full passes or by following changes.
extension GraphMarks {
  /// Makes `alive` and `open` what they should be.
  mutating func updateUpwards(_ graph: DecisionGraph) {
    if state > .unknown && changedCubes.isEmpty { return }
    if state == .unknown || !followUpwards(graph) {
      Self.passUp(graph.parts, firstNode: graph.layout.cubeCount, alive: alive, open: open)
      downwards.removeAll()
      state = .openKnown
    }
    changedCubes.truncate(to: 0)
  }

  /// Makes all marks what they should be.
  mutating func update(_ graph: DecisionGraph) {
    updateUpwards(graph)
    if state == .current { return }
    touchedCubes.truncate(to: 0)
    if state == .openFollowed && isWorthFollowing && followDownwards(graph) {
      (passesAhead, passesAfterFailure) = (0, 0)
      for place in 0..<touchedCubes.count { updateCodes(graph, Int(touchedCubes[place])) }
    } else {
      passDown(graph)
    }
    state = .current
  }

  /// Whether changes are followed downwards: after failures not for one, two, four, at most eight times.
  private var isWorthFollowing: Bool {
    mutating get {
      if passesAhead > 0 {
        passesAhead -= 1
        return false
      }
      passesAfterFailure = min(2 * passesAfterFailure + 1, 8)
      passesAhead = passesAfterFailure
      return true
    }
  }

  private mutating func passDown(_ graph: DecisionGraph) {
    let layout = graph.layout
    downwards.removeAll()
    for number in 0..<layout.numberCount { holders[number] = 0 }
    holders[layout.numberCount - 1] = Int32(alive[layout.numberCount - 1])
    Self.passDown(graph.parts, lastNode: layout.numberCount - 1, open: open, used: used, holders: holders)
    for cube in 0..<layout.cubeCount { updateCodes(graph, cube) }
    fullPasses += 1
  }

  /// Counts a cube's literals in or out when it was reached or left.
  @inline(__always)
  private func updateCodes(_ graph: DecisionGraph, _ cube: Int) {
    let isReached: UInt8 = holders[cube] > 0 ? 1 : 0
    if wasReached[cube] == isReached { return }
    wasReached[cube] = isReached
    let effect: Int32 = isReached == 1 ? 1 : -1
    for place in graph.literalRange(of: cube) { codeHolders[graph.literals[place]] &+= effect }
  }
}

/// Following changes.
extension GraphMarks {
  /// Looks again at the nodes above changed cubes, children first; false when that became too much or the parents are not known.
  private mutating func followUpwards(_ graph: DecisionGraph) -> Bool {
    if !parents.isDerived {
      if fullPasses < passesBeforeParents { return false }
      parents.derive(from: graph)
    }
    var allowance = allowance
    for place in 0..<changedCubes.count { queueParents(of: Int(changedCubes[place]), &allowance) }
    var node = 0
    while allowance >= 0 {
      node = upwards.takeFirst(from: node)
      if node < 0 { break }
      if lookAgain(graph, node, &allowance) { queueParents(of: graph.layout.cubeCount &+ node, &allowance) }
    }
    if allowance < 0 {
      upwards.removeAll()
      return false
    }
    upwards.finish()
    if state == .current { state = .openFollowed }
    return true
  }

  @inline(__always)
  private mutating func queueParents(of number: Int, _ allowance: inout Int) {
    let range = parents.range(of: number)
    allowance &-= range.count
    if allowance < 0 { return }
    for place in range { upwards.insert(Int(parents.nodes[place])) }
  }

  /// Computes a node's marks upwards again, and queues it for the way down when they changed; whether it came alive or died.
  private mutating func lookAgain(_ graph: DecisionGraph, _ node: Int, _ allowance: inout Int) -> Bool {
    let range = graph.partRange(of: node)
    allowance &-= range.count
    var (isOpen, isAlive, hasChanged): (UInt8, UInt8, UInt8) = (1, 0, 0)
    for place in range {
      let part = graph.parts[place]
      isOpen &= alive[part.number]
      if part.endsBranch == 0 { continue }
      hasChanged |= isOpen ^ open[place]
      open[place] = isOpen
      isAlive |= isOpen
      isOpen = 1
    }
    if hasChanged != 0 { downwards.insert(node) }
    let number = graph.layout.cubeCount &+ node
    if alive[number] == isAlive { return false }
    alive[number] = isAlive
    return true
  }

  /// Looks again at the nodes whose branches opened or closed, or that were reached or left, parents first; false when that
  /// became too much.
  private mutating func followDownwards(_ graph: DecisionGraph) -> Bool {
    let root = graph.layout.nodeCount &- 1
    var allowance = allowance
    if Int32(alive[graph.layout.cubeCount &+ root]) != holders[graph.layout.cubeCount &+ root] {
      holders[graph.layout.cubeCount &+ root] ^= 1
      downwards.insert(root)
    }
    var node = root
    while allowance >= 0 {
      node = downwards.takeLast(to: node)
      if node < 0 { break }
      spread(graph, node, &allowance)
    }
    if allowance < 0 {
      downwards.removeAll()
      return false
    }
    downwards.finish()
    return true
  }

  /// Computes which branches of a node are used, and tells their parts where that changed.
  private mutating func spread(_ graph: DecisionGraph, _ node: Int, _ allowance: inout Int) {
    let isReached: UInt8 = holders[graph.layout.cubeCount &+ node] > 0 ? 1 : 0
    for branch in graph.branches(of: node) {
      let end = branch.upperBound &- 1
      let isUsed = isReached & open[end]
      allowance &-= branch.count
      if used[end] == isUsed { continue }
      used[end] = isUsed
      for place in branch { hold(graph.parts[place].number, isUsed == 1 ? 1 : -1, graph.layout.cubeCount) }
    }
  }

  /// One holder more or less of a number.
  @inline(__always)
  private mutating func hold(_ number: Int, _ effect: Int32, _ cubeCount: Int) {
    let count = holders[number] &+ effect
    holders[number] = count
    if count != 0 && count != effect { return }
    if number < cubeCount { touchedCubes.append(Int32(number)) } else { downwards.insert(number &- cubeCount) }
  }
}
