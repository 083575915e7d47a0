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
    let cost = costs.best[graph.layout.nodeCount - 1]
    return isContradictory || cost == CostScratch.never ? nil : cost + costs.constant
  }

  /// For each literal the least cost of a solution that has all choices and it; one pass up, one down, and a look at the branches
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

  private func cheapest(_ code: Int32) -> Int64 {
    var least = CostScratch.never
    for place in graph.occurrenceStarts[code]..<graph.occurrenceStarts[code &+ 1] {
      least = min(least, costs.through[graph.occurrences[place]])
    }
    return least
  }

  /// The least cost of each node, children before parents.
  private func optimise() {
    precondition(costs.costs.count == 2 * graph.layout.variableCount, "costs are set before they are asked for")
    if costs.isOptimised { return }
    costs.isOptimised = true
    for node in 0..<graph.layout.nodeCount {
      var least = CostScratch.never
      for branch in graph.branchStarts[node]..<graph.branchStarts[node &+ 1] where blocks[branch] == 0 {
        var sum = costs.own[branch]
        for place in graph.childStarts[branch]..<graph.childStarts[branch &+ 1] {
          let part = costs.best[graph.children[place]]
          if part == CostScratch.never {
            sum = CostScratch.never
            break
          }
          sum &+= part
        }
        least = min(least, sum)
      }
      costs.best[node] = least
    }
  }

  /// The least cost through each branch, parents before children.
  private func spreadCosts() {
    if costs.isSpread { return }
    costs.isSpread = true
    let root = graph.layout.nodeCount - 1
    for node in 0...root { costs.context[node] = CostScratch.never }
    costs.context[root] = 0
    for node in (0...root).reversed() {
      let context = costs.context[node]
      for branch in graph.branchStarts[node]..<graph.branchStarts[node &+ 1] {
        costs.through[branch] = context == CostScratch.never ? context : costThrough(branch, context)
      }
    }
  }

  private func costThrough(_ branch: Int32, _ context: Int64) -> Int64 {
    if blocks[branch] != 0 { return CostScratch.never }
    let range = graph.childStarts[branch]..<graph.childStarts[branch &+ 1]
    var sum = context &+ costs.own[branch]
    for place in range {
      let part = costs.best[graph.children[place]]
      if part == CostScratch.never { return part }
      sum &+= part
    }
    for place in range {
      let child = graph.children[place]
      costs.context[child] = min(costs.context[child], sum &- costs.best[child])
    }
    return sum
  }
}
