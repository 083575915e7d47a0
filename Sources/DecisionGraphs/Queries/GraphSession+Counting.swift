import FlatArrays
import SolverCore

extension GraphSession {
  /// The number of solutions that have all choices, exactly; one pass up with numbers as long as the node's count.
  ///
  /// A solution here is an assignment of all Boolean variables of the network; those that occur nowhere count twice.
  public func count() -> Natural {
    if !isConsistent { return Natural() }
    countUp()
    return Natural(limbs: graph.limbRange(of: graph.layout.nodeCount - 1).lazy.map { self.limbs.counts[$0] })
  }

  /// For each literal the number of solutions that have all choices and it, exactly: a pass up, a pass down, and a look at the
  /// cubes where it occurs.
  ///
  /// The fields' words for these numbers, divided by the count of all: *marginal probability*, or *commonality* of a feature.
  public func counts(of literals: [Literal]) -> [Natural] {
    let total = count()
    if total.isZero { return literals.map { _ in Natural() } }
    spread()
    let sum = FlatArray<UInt64>(repeating: 0, count: limbs.width)
    return literals.map { literal in
      let image = graph.image(of: literal)
      if image < 0 { return image == Simplification.alwaysTrue ? total : Natural() }
      let choice = chosen[image >> 1]
      if choice != 0 { return choice == (image & 1 == 0 ? 1 : -1) ? total : Natural() }
      for place in 0..<sum.count { sum[place] = 0 }
      // Half of the solutions through a cube where the variable is free; halved in the sum, where no bit is lost.
      addThrough(TraceEntry.free(image >> 1), to: sum)
      sum.halve()
      addThrough(TraceEntry.literal(image), to: sum)
      return Natural(limbs: (0..<sum.count).lazy.map { sum[$0] })
    }
  }

  /// The number of solutions of a branch under the choices, after `count`.
  func branchCount(_ branch: Range<Int>) -> Natural {
    if marks.open[branch.upperBound - 1] == 0 { return Natural() }
    limbs.setProduct(graph, branch)
    return limbs.product.natural
  }

  /// Counts every node that is reached, children before parents.
  private func countUp() {
    limbs.prepare(for: graph, chosen)
    if limbs.isCounted { return }
    marks.update(graph)
    limbs.isCounted = true
    limbs.isSpread = false
    for node in 0..<graph.layout.nodeCount where marks.holders[graph.layout.cubeCount &+ node] > 0 {
      let range = graph.limbRange(of: node)
      if range.count < 3 { countSmall(node, range) } else { countLarge(node, range) }
    }
  }

  @inline(__always)
  private func countSmall(_ node: Int, _ range: Range<Int>) {
    var sum: UInt128 = 0
    for branch in graph.branches(of: node) where marks.used[branch.upperBound &- 1] != 0 {
      sum &+= limbs.smallProduct(graph, branch)
    }
    limbs.setSmallCount(sum, range)
  }

  private func countLarge(_ node: Int, _ range: Range<Int>) {
    for place in range { limbs.counts[place] = 0 }
    for branch in graph.branches(of: node) where marks.used[branch.upperBound &- 1] != 0 {
      limbs.setProduct(graph, branch)
      limbs.product.add(to: limbs.counts, range)
    }
  }

  /// Counts for every reached node and cube how the rest of a solution can be, parents before children; for cubes with the
  /// solutions of the cube itself.
  private func spread() {
    marks.update(graph)
    if limbs.isSpread { return }
    limbs.isSpread = true
    let layout = graph.layout
    if limbs.rests.count == 0 { limbs.rests = FlatArray(repeating: 0, count: layout.numberCount * limbs.width) }
    for place in 0..<limbs.rests.count { limbs.rests[place] = 0 }
    limbs.rests[(layout.numberCount - 1) * limbs.width] = 1
    for node in (0..<layout.nodeCount).reversed() {
      for branch in graph.branches(of: node) where marks.used[branch.upperBound &- 1] != 0 {
        for place in branch {
          let number = graph.parts[place].number
          limbs.takeRest(of: layout.cubeCount &+ node)
          limbs.multiplyProduct(graph, branch, besides: number < layout.cubeCount ? -1 : place)
          limbs.product.add(to: limbs.rests, limbs.restRange(of: number))
        }
      }
    }
  }

  /// Adds the solutions through all cubes where a code occurs.
  private func addThrough(_ code: Int32, to sum: borrowing FlatArray<UInt64>) {
    for place in graph.occurrenceRange(of: code) {
      let cube = Int(graph.occurrences[place])
      if marks.holders[cube] > 0 { sum.add(limbs.rests, limbs.restRange(of: cube)) }
    }
  }
}
