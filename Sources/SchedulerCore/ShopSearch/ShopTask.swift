/// One piece of the search that a thread does alone: where to begin and how long to go on. Its result depends on
/// nothing else.
struct ShopTask: Sendable {
  /// Where the tabu search begins.
  enum Beginning: Sendable {
    /// A dispatched solution with so much noise, in hundredths.
    case dispatched(noise: Int32)
    /// A point between two solutions, at so many 256ths of the way.
    case between(ShopSolution, ShopSolution, weight: Int32)
    /// A solution as it is.
    case given(ShopSolution)
  }

  /// Counted from 0; also the stream of its dice.
  var number: Int
  /// See `Beginning`.
  var beginning: Beginning
  /// How long.
  var allowance: SearchAllowance
}

/// What a task gave.
struct ShopTaskResult: Sendable {
  /// The best solution of the task.
  var solution: ShopSolution
  /// What it cost.
  var moves: Int64
}

extension TabuSearch {
  /// Does a task.
  mutating func perform(
    _ task: ShopTask, tails: [Int32], seed: UInt64, shouldStop: () -> Bool
  ) -> ShopTaskResult {
    random = SearchRandom(seed: seed, stream: task.number)
    let start = solution(of: task.beginning, tails: tails)
    let (best, moves) = improve(start, allowance: task.allowance, shouldStop: shouldStop)
    return ShopTaskResult(solution: best, moves: moves)
  }

  private mutating func solution(of beginning: ShopTask.Beginning, tails: [Int32]) -> ShopSolution {
    switch beginning {
    case .given(let solution): return solution
    case .dispatched(let noise):
      let dispatch = ShopDispatch(plan.shop, tails: tails, noise: noise, random: &random)
      plan.load(alternatives: dispatch.alternatives, order: dispatch.order)
    case .between(let first, let second, let weight):
      let (alternatives, order) = plan.shop.between(first, second, weight: weight, random: &random)
      plan.load(alternatives: alternatives, order: order)
    }
    return plan.solution()
  }
}
