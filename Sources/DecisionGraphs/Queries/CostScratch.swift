import SolverCore

/// Costs of literals and memory for the cheapest and dearest completions.
struct CostScratch: ~Copyable {
  /// What every solution costs, from literals that always hold.
  var constant: Int64 = 0
  /// By graph literal: its cost; empty before costs are set.
  var costs = FlatArray<Int64>()
  /// By branch: the least cost of its own literals and free variables under the choices.
  var own = FlatArray<Int64>()
  /// By node: the least cost of its solutions.
  var best = FlatArray<Int64>()
  /// By node: the least cost of the rest of a solution through it.
  var context = FlatArray<Int64>()
  /// By branch: the least cost of a solution through it.
  var through = FlatArray<Int64>()
  var isOptimised = false
  var isSpread = false

  /// More than any cost.
  static let never = Int64.max / 2

  /// Before costs are set.
  init() {}

  /// The cost of a free variable under a choice.
  func freeCost(_ variable: Int32, _ choice: Int8) -> Int64 {
    let (positive, negative) = (costs[variable << 1], costs[variable << 1 | 1])
    return choice == 0 ? min(positive, negative) : choice > 0 ? positive : negative
  }

  /// A variable gets a choice (effect 1) or loses it (-1).
  mutating func adjust(for variable: Int32, _ choice: Int8, _ effect: Int32, in graph: DecisionGraph) {
    isOptimised = false
    isSpread = false
    if costs.isEmpty { return }
    let difference = (freeCost(variable, choice) - freeCost(variable, 0)) * Int64(effect)
    if difference == 0 { return }
    let code = TraceEntry.free(variable)
    for place in graph.occurrenceStarts[code]..<graph.occurrenceStarts[code &+ 1] {
      own[graph.occurrences[place]] &+= difference
    }
  }

  /// Sets the costs and sums up the branches' own.
  mutating func set(
    _ prices: [(literal: Literal, cost: Int64)], in graph: DecisionGraph, _ chosen: borrowing FlatArray<Int8>
  ) {
    let layout = graph.layout
    constant = 0
    costs = FlatArray(repeating: 0, count: 2 * layout.variableCount)
    for (literal, cost) in prices {
      let image = graph.image(of: literal)
      if image >= 0 { costs[image] += cost } else if image == Simplification.alwaysTrue { constant += cost }
    }
    own = FlatArray(repeating: 0, count: layout.branchCount)
    for branch in 0..<layout.branchCount {
      var sum: Int64 = 0
      for place in graph.literalStarts[branch]..<graph.literalStarts[branch &+ 1] {
        let code = graph.literals[place]
        sum += code & 2 != 0 ? freeCost(code >> 2, chosen[code >> 2]) : costs[(code >> 2) << 1 | code & 1]
      }
      own[branch] = sum
    }
    best = FlatArray(repeating: 0, count: layout.nodeCount)
    context = FlatArray(repeating: 0, count: layout.nodeCount)
    through = FlatArray(repeating: 0, count: layout.branchCount)
    isOptimised = false
    isSpread = false
  }
}
