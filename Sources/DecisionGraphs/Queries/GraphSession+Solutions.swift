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
        let least = self.costs.best[self.graph.layout.cubeCount + node]
        return self.graph.branches(of: node).first {
          self.marks.open[$0.upperBound - 1] != 0 && self.costs.branches[$0.upperBound - 1] == least
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

  private func drawnBranch(of node: Int, _ random: inout SampleGenerator) -> Range<Int>? {
    let branches = Array(graph.branches(of: node))
    if branches.count == 1 { return branches[0] }
    let counts = branches.map(branchCount)
    var rest = random.natural(below: counts.reduce(Natural(), +))
    for (branch, count) in zip(branches, counts) {
      if rest < count { return branch }
      rest -= count
    }
    return nil
  }

  /// Walks from the root along one branch of each node.
  private func solution(branch choose: (Int) -> Range<Int>?, free: (Int32) -> Bool) -> [Bool]? {
    let cubeCount = graph.layout.cubeCount
    var values = [Bool](repeating: false, count: graph.layout.variableCount)
    var open = [graph.layout.nodeCount - 1]
    while let node = open.popLast() {
      guard let branch = choose(node) else { return nil }
      for place in branch {
        let number = graph.parts[place].number
        if number >= cubeCount {
          open.append(number - cubeCount)
          continue
        }
        for place in graph.literalRange(of: number) {
          let code = graph.literals[place]
          let variable = code >> 2
          let choice = chosen[variable]
          values[Int(variable)] = code & 2 == 0 ? code & 1 == 0 : choice == 0 ? free(variable) : choice > 0
        }
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
