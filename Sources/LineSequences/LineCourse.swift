import Searches

/// The course of a search for the order of a line's cars.
///
/// So many chains of walks go on side by side, each walk from where the one before it in its chain ended. One chain raises the
/// lower bound as long as that is worth while, and walks then.
struct LineCourse: SearchCourse {
  private let model: LineModel
  private let problem: LineProblem
  private let options: LineSearch.Options
  private let improved: @Sendable ([Int32], Int64) -> Void
  private var prices: [ClassPrices]
  private var ends: [[Int32]?]
  private(set) var best: LineSolution
  private(set) var bound: LineBound
  private(set) var moves: Int64 = 0
  private(set) var movesToBest: Int64 = 0

  /// As many as there are chains: a chain has one task under way.
  static let window = 5
  /// The chain that raises the bound, from its task of this number on: easy problems are solved before.
  private static let boundChain = (chain: 4, from: 9)
  /// Moves of a walk, if there are enough for all: long enough to cool well.
  private static let longestStretch: Int64 = 1 << 20

  /// A search from an order, or from one built car by car.
  init(
    _ problem: LineProblem, _ model: LineModel, start: [Int32]?, bound: LineBound, options: LineSearch.Options,
    improved: @escaping @Sendable ([Int32], Int64) -> Void
  ) {
    self.model = model
    self.problem = problem
    self.bound = bound
    prices = zip(bound.groups, bound.groupUnits).map { ClassPrices($0, bound: $1) }
    self.options = options
    self.improved = improved
    var random = SearchRandom(seed: options.seed, stream: -1)
    var walk = LineWalk(model)
    walk.load(start ?? LineGreedy(model, noise: 0, random: &random).order)
    best = LineSolution(order: walk.order, cost: walk.cost)
    ends = [best.order] + Array(repeating: nil, count: LineCourse.window - 1)
  }

  var isOver: Bool { best.cost <= bound.total || moves >= options.work }

  mutating func merge(_ outcome: LineTaskOutcome, of number: Int) {
    switch outcome {
    case .walked(let found, let last, let tried):
      // Beginning costs too, and a walk may find nothing to move.
      moves += tried + 1
      ends[number % LineCourse.window] = last
      if found.cost < best.cost {
        best = found
        movesToBest = moves
        improved(best.order, moves)
      }
    case .priced(let better, let group, let steps):
      moves += Int64(steps) * LineCourse.movesOfStep(better.group)
      prices[group] = better
      bound.raise(group, to: better.bound)
    }
  }

  mutating func task(_ number: Int) -> LineTask {
    let walk = LineTask.Work.walk(
      from: ends[number % LineCourse.window], LineCooling(moves: allowance), target: bound.total)
    return LineTask(number: number, work: pricing(number) ?? walk)
  }

  private var allowance: Int64 {
    let share = options.work / Int64(4 * LineCourse.window)
    return min(LineCourse.longestStretch, max(share, 1), options.work - moves)
  }

  /// The next group in turn whose bound may still rise, if it is this task's turn to care for bounds.
  private func pricing(_ number: Int) -> LineTask.Work? {
    let (chain, from) = LineCourse.boundChain
    guard number >= from, number % LineCourse.window == chain else { return nil }
    let figures = LineFigures(problem, cars: best.order.map(Int.init))
    let units = problem.measure == .windows ? figures.windowsOver : figures.excess
    let turn = number / LineCourse.window
    for index in prices.indices {
      let group = (turn + index) % prices.count
      let known = prices[group].group.fields.reduce(0) { $0 + units[$1.ratio] }
      if prices[group].isSettled || prices[group].bound >= known { continue }
      // While nothing better is found, one thread's whole time: as much as the walks of the other chains together.
      let share = moves - movesToBest > moves / 2 ? Int64(LineCourse.window - 1) : 1
      let steps = max(1, share * allowance / LineCourse.movesOfStep(prices[group].group))
      return .price(prices[group], group: group, steps: Int(steps), known: known)
    }
    return nil
  }

  /// A step's cost in moves, which take about as long.
  private static func movesOfStep(_ group: RatioGroup) -> Int64 {
    Int64(group.decided.count) * Int64(group.fields.count) * (Int64(1) << Int64(group.width)) / 32 + 1
  }
}
