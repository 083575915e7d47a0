import Searches

/// An order of today's cars and its cost.
struct LineSolution: Sendable {
  /// The class at each position.
  var order: [Int32]
  /// The sum of weighted units.
  var cost: Int64
}

/// One piece of a chain, which a thread does alone. Its outcome depends on nothing else.
struct LineTask: Sendable {
  /// What there is to do.
  enum Work: Sendable {
    /// A walk from an order, or from a new one if nil, until the cost is down to the target.
    case walk(from: [Int32]?, LineCooling, target: Int64)
    /// Steps towards better prices of a group, of which an order with so many violations is known.
    case price(ClassPrices, group: Int, steps: Int, known: Int)
  }

  /// Counted from 0; also the stream of its dice.
  var number: Int
  /// See `Work`.
  var work: Work
}

/// What a task gave.
enum LineTaskOutcome: Sendable {
  /// The best order of a walk, the last one, and moves tried.
  case walked(best: LineSolution, last: [Int32], moves: Int64)
  /// Prices of a group after so many steps more.
  case priced(ClassPrices, group: Int, steps: Int)
}

extension LineWalk {
  /// Does a task.
  mutating func perform(_ task: LineTask, seed: UInt64, shouldStop: () -> Bool) -> LineTaskOutcome {
    switch task.work {
    case .walk(let beginning, let cooling, let target):
      var random = SearchRandom(seed: seed, stream: task.number)
      load(beginning ?? LineGreedy(model, noise: 30, random: &random).order)
      let moves = anneal(cooling, target: target, random: &random, shouldStop: shouldStop)
      return .walked(best: LineSolution(order: bestOrder, cost: bestCost), last: order, moves: moves)
    case .price(var prices, let group, let steps, let known):
      var paths = CheapestPath(prices.group)
      prices.improve(steps: steps, known: known, paths: &paths)
      return .priced(prices, group: group, steps: steps)
    }
  }
}
