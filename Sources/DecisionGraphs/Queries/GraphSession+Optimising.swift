import SolverCore

extension GraphSession {
  /// Sets what literals cost when they are true; a literal given twice costs the sum, one not given costs nothing.
  ///
  /// Costs are exact and may be negative; the sum of all magnitudes stays below 2^61. For the dearest completions,
  /// set the costs negated. Costs one look at all literals of the graph.
  public func price(_ prices: [(literal: Literal, cost: Int64)]) {
    let magnitude = prices.reduce(Int128(0)) { $0 + Int128($1.cost.magnitude) }
    precondition(magnitude < 1 << 61, "the costs of a graph's literals must add up to less than 2^61")
    costs.set(prices, in: graph, chosen)
  }

  /// The least cost of a solution that has all choices, nil without one; one pass up. Costs must have been set.
  public func leastCost() -> Int64? {
    optimise()
    return isConsistent ? costs.best[graph.layout.numberCount - 1] + costs.constant : nil
  }

  /// For each literal the least cost of a solution that has all choices and it; one pass up, one down, and a look at the cubes
  /// where it occurs.
  public func leastCosts(of literals: [Literal]) -> [Int64?] {
    guard let least = leastCost() else { return literals.map { _ in nil } }
    spreadCosts()
    return literals.map { literal in
      let image = graph.image(of: literal)
      if image < 0 { return image == Simplification.alwaysTrue ? least : nil }
      let choice = chosen[image >> 1]
      if choice != 0 { return choice == (image & 1 == 0 ? 1 : -1) ? least : nil }
      let certain = cheapest(TraceEntry.literal(image))
      let surcharge = costs.costs[image] - costs.freeCost(image >> 1, 0)
      let free = cheapest(TraceEntry.free(image >> 1))
      let cost = min(certain, free == CostScratch.never ? free : free + surcharge)
      return cost == CostScratch.never ? nil : cost + costs.constant
    }
  }

  /// The least cost of a solution through a reached cube that holds a code.
  private func cheapest(_ code: Int32) -> Int64 {
    var least = CostScratch.never
    for place in graph.occurrenceRange(of: code) {
      let cube = graph.occurrences[place]
      if marks.holders[cube] > 0 { least = min(least, costs.rest[cube] &+ costs.best[cube]) }
    }
    return least
  }

  /// The least cost of each node that is alive.
  private func optimise() {
    precondition(costs.costs.count == 2 * graph.layout.variableCount, "costs are set before they are asked for")
    marks.updateUpwards(graph)
    if costs.isOptimised { return }
    costs.isOptimised = true
    CostScratch.passUp(
      graph.parts, firstNode: graph.layout.cubeCount, open: marks.open, best: costs.best, branches: costs.branches)
  }

  /// The least cost of what lies around each reached node and cube.
  private func spreadCosts() {
    marks.update(graph)
    if costs.isSpread { return }
    costs.isSpread = true
    let root = graph.layout.numberCount - 1
    for number in 0..<root { costs.rest[number] = CostScratch.never }
    costs.rest[root] = 0
    CostScratch.passDown(
      graph.parts, lastNode: root, used: marks.used, best: costs.best, branches: costs.branches, rest: costs.rest)
  }
}
