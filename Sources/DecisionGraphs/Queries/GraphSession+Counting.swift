import SolverCore

extension GraphSession {
  /// The number of solutions that have all choices, exactly; one pass up with numbers as long as the node's count.
  ///
  /// A solution here is an assignment of all Boolean variables of the network; those that occur nowhere count twice.
  public func count() -> Natural {
    countUp()
    if isContradictory { return Natural() }
    let root = graph.layout.nodeCount - 1
    let range = limbRange(root)
    return Natural(limbs: range.lazy.map { self.limbs.counts[$0] })
  }

  /// For each literal the number of solutions that have all choices and it, exactly: a pass up, a pass down, and a look at the
  /// branches where it occurs.
  public func counts(of literals: [Literal]) -> [Natural] {
    let total = count()
    if total.isZero { return literals.map { _ in Natural() } }
    spread()
    let sums = FlatArray<UInt64>(repeating: 0, count: limbs.width)
    return literals.map { literal in
      let image = graph.image(of: literal)
      if image < 0 { return image == Simplification.alwaysTrue ? total : Natural() }
      let sign: Int8 = image & 1 == 0 ? 1 : -1
      let choice = chosen[image >> 1]
      if choice != 0 { return choice == sign ? total : Natural() }
      for place in 0..<sums.count { sums[place] = 0 }
      addThrough(TraceEntry.literal(image), to: sums, halved: false)
      let certain = Natural(limbs: (0..<sums.count).map { sums[$0] })
      for place in 0..<sums.count { sums[place] = 0 }
      addThrough(TraceEntry.free(image >> 1), to: sums, halved: true)
      return certain + Natural(limbs: (0..<sums.count).map { sums[$0] })
    }
  }

  /// The number of solutions of a branch under the choices, after `count`.
  func branchCount(_ branch: Int32) -> Natural {
    if blocks[branch] != 0 { return Natural() }
    limbs.product.set(powerOfTwo: Int(limbs.freeCounts[branch]))
    multiplyChildren(of: branch, besides: -1)
    return limbs.product.natural
  }

  private func limbRange(_ node: Int) -> Range<Int> { Int(graph.limbStarts[node])..<Int(graph.limbStarts[node &+ 1]) }

  /// Counts every node under the choices, children before parents.
  private func countUp() {
    limbs.prepare(for: graph, chosen)
    if limbs.isCounted { return }
    limbs.isCounted = true
    limbs.isSpread = false
    for node in 0..<graph.layout.nodeCount {
      let range = limbRange(node)
      for place in range { limbs.counts[place] = 0 }
      for branch in graph.branchStarts[node]..<graph.branchStarts[node &+ 1] where blocks[branch] == 0 {
        limbs.product.set(powerOfTwo: Int(limbs.freeCounts[branch]))
        multiplyChildren(of: branch, besides: -1)
        limbs.addProduct(toCount: range)
      }
    }
  }

  /// Multiplies the product at hand by the counts of a branch's children but one.
  private func multiplyChildren(of branch: Int32, besides skipped: Int32) {
    for place in graph.childStarts[branch]..<graph.childStarts[branch &+ 1] where place != skipped {
      limbs.multiply(byCount: limbRange(Int(graph.children[place])))
      if limbs.product.count == 0 { return }
    }
  }

  /// Counts for every node how the rest of a solution can be, parents before children.
  private func spread() {
    limbs.prepareContexts(for: graph)
    if limbs.isSpread { return }
    limbs.isSpread = true
    let (root, width) = (graph.layout.nodeCount - 1, limbs.width)
    for place in 0..<limbs.contexts.count { limbs.contexts[place] = 0 }
    limbs.contexts[root * width] = 1
    for node in (0...root).reversed() {
      for branch in graph.branchStarts[node]..<graph.branchStarts[node &+ 1] where blocks[branch] == 0 {
        for place in graph.childStarts[branch]..<graph.childStarts[branch &+ 1] {
          let child = Int(graph.children[place])
          if !limbs.takeContext(of: node) { break }
          limbs.product.shift(by: Int(limbs.freeCounts[branch]))
          multiplyChildren(of: branch, besides: place)
          limbs.addProduct(toContextOf: child)
        }
      }
    }
  }

  /// Adds the solutions through all branches where a literal or free variable occurs.
  private func addThrough(_ code: Int32, to sums: borrowing FlatArray<UInt64>, halved: Bool) {
    let width = limbs.width
    for place in graph.occurrenceStarts[code]..<graph.occurrenceStarts[code &+ 1] {
      let branch = graph.occurrences[place]
      if blocks[branch] != 0 { continue }
      let node = graph.node(of: branch)
      if !limbs.takeContext(of: node) { continue }
      limbs.product.shift(by: Int(limbs.freeCounts[branch]) - (halved ? 1 : 0))
      multiplyChildren(of: branch, besides: -1)
      limbs.product.add(to: sums, 0..<width)
    }
  }
}

extension DecisionGraph {
  /// The node that a branch belongs to, by bisection.
  func node(of branch: Int32) -> Int {
    var (low, high) = (0, layout.nodeCount - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if branchStarts[middle] <= branch { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
