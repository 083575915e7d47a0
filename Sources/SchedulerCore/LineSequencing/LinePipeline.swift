/// Walks over threads, with the same outcome for any number of threads.
///
/// So many chains of walks go on side by side, each walk from where the one before it in its chain ended. Results are
/// merged in the order of the walks' numbers, whichever thread was first, and the next walk of a chain is made when its
/// last one is merged; so its beginning depends on the results before it and on nothing else. One chain raises the lower bound as
/// long as that is worth while, and walks then.
///
/// All fields are read and written by one thread at a time, through the crew's lock.
final class LinePipeline: @unchecked Sendable {
  /// An order and its cost.
  struct Solution: Sendable {
    /// Today's cars.
    var order: [Int32]
    /// The sum of weighted units.
    var cost: Int64
  }

  /// One piece of a chain, which a thread does alone.
  private struct Task: Sendable {
    /// What there is to do.
    enum Work: Sendable {
      /// A walk from an order, or from a new one if nil, until the cost is down to the target.
      case walk(from: [Int32]?, LineCooling, target: Int64)
      /// Steps towards better prices of a group, of which an order with so many violations is known.
      case price(ClassPrices, group: Int, steps: Int, known: Int)
    }

    var number: Int
    var work: Work
  }

  private enum Result: Sendable {
    case walked(best: Solution, last: [Int32], moves: Int64)
    case priced(ClassPrices, group: Int, steps: Int)
  }

  private let model: LineModel
  private let problem: LineProblem
  private let options: LineSearch.Options
  private let improved: @Sendable ([Int32], Int64) -> Void
  private let crew = Crew()
  private var prices: [ClassPrices]
  private var spareOrder: [Int32]?
  private var ready: [Task] = []
  private var results: [Int: Result] = [:]
  private var merged = 0
  private var isClosed = false
  private(set) var best: Solution
  private(set) var bound: LineBound
  private(set) var moves: Int64 = 0
  private(set) var movesToBest: Int64 = 0

  /// Chains: enough to keep more threads busy than small computers have.
  private static let chains = 5
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
    best = Solution(order: walk.order, cost: walk.cost)
  }

  /// Searches until a limit or the bound is reached.
  func run() {
    improved(best.order, 0)
    if best.cost <= bound.total || options.work <= 0 { return }
    for number in 0..<LinePipeline.chains { create(number, from: number == 0 ? best.order : nil) }
    crew.run(threads: options.threads) { self.work() }
    // Only a stop from outside leaves results without their turn.
    for number in results.keys.sorted() { if let result = results[number] { _ = merge(result) } }
  }

  private func work() {
    var walk = LineWalk(model)
    while let task = crew.alone(when: { self.isClosed || !self.ready.isEmpty }, { self.take() }) {
      let result = perform(task, &walk)
      crew.alone { self.deliver(result, of: task.number) }
    }
  }

  private func take() -> Task? { isClosed ? nil : ready.removeFirst() }

  private func perform(_ task: Task, _ walk: inout LineWalk) -> Result {
    switch task.work {
    case .walk(let beginning, let cooling, let target):
      var random = SearchRandom(seed: options.seed, stream: task.number)
      walk.load(beginning ?? LineGreedy(model, noise: 30, random: &random).order)
      let moves = walk.anneal(cooling, target: target, random: &random, shouldStop: options.shouldStop)
      return .walked(
        best: Solution(order: walk.bestOrder, cost: walk.bestCost), last: walk.order, moves: moves)
    case .price(var prices, let group, let steps, let known):
      var paths = CheapestPath(prices.group)
      prices.improve(steps: steps, known: known, paths: &paths)
      return .priced(prices, group: group, steps: steps)
    }
  }

  private func deliver(_ result: Result, of number: Int) {
    let isStopped = options.shouldStop()
    if isClosed && !isStopped { return }
    results[number] = result
    while let next = results.removeValue(forKey: merged) {
      let last = merge(next)
      merged += 1
      if best.cost <= bound.total || moves >= options.work {
        isClosed = true
        results = [:]
        return
      }
      create(merged - 1 + LinePipeline.chains, from: last)
    }
    if isStopped { isClosed = true }
  }

  /// Takes a result in; from where its chain goes on.
  private func merge(_ result: Result) -> [Int32]? {
    switch result {
    case .walked(let found, let last, let tried):
      // Beginning costs too, and a walk may find nothing to move.
      moves += tried + 1
      if found.cost < best.cost {
        best = found
        movesToBest = moves
        improved(best.order, moves)
      }
      return last
    case .priced(let better, let group, let steps):
      moves += Int64(steps) * LinePipeline.movesOfStep(better.group)
      prices[group] = better
      bound.raise(group, to: better.bound)
      return spareOrder
    }
  }

  private func create(_ number: Int, from beginning: [Int32]?) {
    ready.append(Task(number: number, work: pricing(number, instead: beginning) ?? walk(from: beginning)))
  }

  private var allowance: Int64 {
    let share = options.work / Int64(4 * LinePipeline.chains)
    return min(LinePipeline.longestStretch, max(share, 1), options.work - moves)
  }

  private func walk(from beginning: [Int32]?) -> Task.Work {
    .walk(from: beginning, LineCooling(moves: allowance), target: bound.total)
  }

  /// The next group in turn whose bound may still rise, if it is this task's turn to care for bounds.
  private func pricing(_ number: Int, instead order: [Int32]?) -> Task.Work? {
    let (chain, from) = LinePipeline.boundChain
    guard number >= from, number % LinePipeline.chains == chain else { return nil }
    let figures = LineFigures(problem, cars: best.order.map(Int.init))
    let units = problem.measure == .windows ? figures.windowsOver : figures.excess
    let turn = number / LinePipeline.chains
    for index in prices.indices {
      let group = (turn + index) % prices.count
      let known = prices[group].group.fields.reduce(0) { $0 + units[$1.ratio] }
      if prices[group].isSettled || prices[group].bound >= known { continue }
      spareOrder = order
      // While nothing better is found, one thread's whole time: as much as the walks of the other chains together.
      let share = moves - movesToBest > moves / 2 ? Int64(LinePipeline.chains - 1) : 1
      let steps = max(1, share * allowance / LinePipeline.movesOfStep(prices[group].group))
      return .price(prices[group], group: group, steps: Int(steps), known: known)
    }
    return nil
  }

  /// A step's cost in moves, which take about as long.
  private static func movesOfStep(_ group: RatioGroup) -> Int64 {
    Int64(group.decided.count) * Int64(group.fields.count) * (Int64(1) << Int64(group.width)) / 32 + 1
  }
}
