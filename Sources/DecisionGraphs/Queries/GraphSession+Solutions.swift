import SolverCore

extension GraphSession {
  /// A cheapest solution that has all choices: for each Boolean variable of the network, by number, its value. Nil without one.
  ///
  /// Of several, the one with the first cheapest branch of each node; a free variable takes the cheaper value, and true when both
  /// cost the same.
  public func cheapestSolution() -> [Bool]? {
    guard leastCost() != nil else { return nil }
    return solution(
      branch: { node in
        (self.graph.branchStarts[node]..<self.graph.branchStarts[node + 1]).first {
          self.blocks[$0] == 0 && self.ownCost($0) == self.costs.best[node]
        }
      },
      free: { self.costs.costs[$0 << 1] <= self.costs.costs[$0 << 1 | 1] })
  }

  /// Independent solutions that have all choices, every one equally likely; nothing without one. Costs a count each.
  ///
  /// - Parameter seed: the same seed gives the same solutions.
  public func samples(_ number: Int, seed: UInt64) -> [[Bool]] {
    if count().isZero { return [] }
    var random = SampleGenerator(state: seed)
    return (0..<number).compactMap { _ in
      solution(branch: { self.drawnBranch(of: $0, &random) }, free: { _ in random.next() & 1 == 0 })
    }
  }

  private func ownCost(_ branch: Int32) -> Int64 {
    (graph.childStarts[branch]..<graph.childStarts[branch + 1]).reduce(costs.own[branch]) { sum, place in
      let part = costs.best[graph.children[place]]
      return sum == CostScratch.never || part == CostScratch.never ? CostScratch.never : sum + part
    }
  }

  private func drawnBranch(of node: Int, _ random: inout SampleGenerator) -> Int32? {
    let branches = graph.branchStarts[node]..<graph.branchStarts[node + 1]
    var rest = random.natural(below: branches.reduce(Natural()) { $0 + branchCount($1) })
    for branch in branches {
      let count = branchCount(branch)
      if rest < count { return branch }
      rest -= count
    }
    return nil
  }

  /// Walks from the root along one branch of each node.
  private func solution(branch choose: (Int) -> Int32?, free: (Int32) -> Bool) -> [Bool]? {
    var values = [Bool](repeating: false, count: graph.layout.variableCount)
    var open = [Int32(graph.layout.nodeCount - 1)]
    while let node = open.popLast() {
      guard let branch = choose(Int(node)) else { return nil }
      for place in graph.childStarts[branch]..<graph.childStarts[branch + 1] { open.append(graph.children[place]) }
      for place in graph.literalStarts[branch]..<graph.literalStarts[branch + 1] {
        let code = graph.literals[place]
        let variable = code >> 2
        let choice = chosen[variable]
        values[Int(variable)] = code & 2 == 0 ? code & 1 == 0 : choice == 0 ? free(variable) : choice > 0
      }
    }
    return (0..<graph.layout.imageCount).map { number in
      let image = graph.images[number]
      return image < 0 ? image == Simplification.alwaysTrue : values[Int(image >> 1)] == (image & 1 == 0)
    }
  }
}

/// SplitMix64: small, and the same everywhere.
struct SampleGenerator {
  /// Any number.
  var state: UInt64

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number below another one, all equally likely; draws again until the bits are below.
  mutating func natural(below limit: Natural) -> Natural {
    let width = limit.bitWidth
    while true {
      var limbs = (0..<((width + 63) / 64)).map { _ in next() }
      if width % 64 != 0, let last = limbs.popLast() { limbs.append(last >> UInt64(64 - width % 64)) }
      let drawn = Natural(limbs: limbs)
      if drawn < limit { return drawn }
    }
  }
}
