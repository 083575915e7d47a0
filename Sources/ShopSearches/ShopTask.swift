import Searches

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

  /// What there is to do.
  enum Work: Sendable {
    /// Tabu search, and for how long.
    case search(Beginning, SearchAllowance)
    /// A part of a proof.
    case prove(ShopProof.Task)
  }

  /// Counted from 0; also the stream of its dice.
  var number: Int
  /// See `Work`.
  var work: Work
}

/// What a task gave.
enum ShopTaskOutcome: Sendable {
  /// The best solution of a tabu search, and the moves that it cost.
  case searched(ShopSolution, moves: Int64)
  /// See `ShopProof`.
  case proved(ShopProof.Outcome)
}

extension TabuSearch {
  /// Does a task.
  mutating func perform(
    _ task: ShopTask, bounds: ShopBounds, seed: UInt64, shouldStop: () -> Bool
  ) -> ShopTaskOutcome {
    switch task.work {
    case .prove(let part): return .proved(perform(part, bounds: bounds, shouldStop: shouldStop))
    case .search(let beginning, let allowance):
      random = SearchRandom(seed: seed, stream: task.number)
      let start = solution(of: beginning, tails: bounds.tails)
      let (best, moves) = improve(start, allowance: allowance, shouldStop: shouldStop)
      return .searched(best, moves: moves)
    }
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
