import FlatArrays
import SolverCore

/// Costs of literals and memory for the cheapest and dearest completions.
struct CostScratch: ~Copyable {
  /// What every solution costs, from literals that always hold.
  var constant: Int64 = 0
  /// By graph literal: its cost; empty before costs are set.
  var costs = FlatArray<Int64>()
  /// By number of a cube or node: the least cost of its solutions; of a cube, of its literals and free variables under the choices.
  var best = FlatArray<Int64>()
  /// By number: the least cost of the rest of a solution through it.
  var rest = FlatArray<Int64>()
  /// By part: at the end of an open branch its least cost.
  var branches = FlatArray<Int64>()
  /// Whether `best` of the nodes belongs to the choices in force, and `rest`.
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
    for place in graph.occurrenceRange(of: TraceEntry.free(variable)) { best[graph.occurrences[place]] &+= difference }
  }

  /// Sets the costs and sums up the cubes' own.
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
    best = FlatArray(repeating: 0, count: layout.numberCount)
    rest = FlatArray(repeating: 0, count: layout.numberCount)
    branches = FlatArray(repeating: 0, count: layout.partCount)
    for cube in 0..<layout.cubeCount {
      var sum: Int64 = 0
      for place in graph.literalRange(of: cube) {
        let code = graph.literals[place]
        sum += code & 2 != 0 ? freeCost(code >> 2, chosen[code >> 2]) : costs[(code >> 2) << 1 | code & 1]
      }
      best[cube] = sum
    }
    isOptimised = false
    isSpread = false
  }
}
