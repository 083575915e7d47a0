/// Walks over threads, with the same outcome for any number of threads.
///
/// So many chains of walks go on side by side, each walk from where the one before it in its chain ended. Results are
/// merged in the order of the walks' numbers, whichever thread was first, and the next walk of a chain is made when its
/// last one is merged; so its beginning depends on the results before it and on nothing else.
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
    var number: Int
    /// A new order if nil.
    var beginning: [Int32]?
    var cooling: LineCooling
  }

  private struct Result: Sendable {
    var best: Solution
    var last: [Int32]
    var moves: Int64
  }

  private let model: LineModel
  private let target: Int64
  private let options: LineSearch.Options
  private let improved: @Sendable ([Int32], Int64) -> Void
  private let crew = Crew()
  private var ready: [Task] = []
  private var results: [Int: Result] = [:]
  private var merged = 0
  private var isClosed = false
  private(set) var best: Solution
  private(set) var moves: Int64 = 0
  private(set) var movesToBest: Int64 = 0

  /// Chains: enough to keep more threads busy than small computers have.
  private static let chains = 4
  /// Moves of a walk, if there are enough for all: long enough to cool well.
  private static let longestStretch: Int64 = 1 << 20

  /// A search from an order, or from one built car by car.
  init(
    _ model: LineModel, start: [Int32]?, target: Int64, options: LineSearch.Options,
    improved: @escaping @Sendable ([Int32], Int64) -> Void
  ) {
    self.model = model
    self.target = target
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
    if best.cost <= target || options.moves <= 0 { return }
    for number in 0..<LinePipeline.chains { create(number, number == 0 ? best.order : nil) }
    crew.run(threads: options.threads) { self.work() }
    // Only a stop from outside leaves results without their turn.
    for number in results.keys.sorted() { if let result = results[number] { merge(result) } }
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
    var random = SearchRandom(seed: options.seed, stream: task.number)
    walk.load(task.beginning ?? LineGreedy(model, noise: 30, random: &random).order)
    let moves = walk.anneal(task.cooling, target: target, random: &random, shouldStop: options.shouldStop)
    return Result(best: Solution(order: walk.bestOrder, cost: walk.bestCost), last: walk.order, moves: moves)
  }

  private func deliver(_ result: Result, of number: Int) {
    let isStopped = options.shouldStop()
    if isClosed && !isStopped { return }
    results[number] = result
    while let next = results.removeValue(forKey: merged) {
      merge(next)
      merged += 1
      if best.cost <= target || moves >= options.moves {
        isClosed = true
        results = [:]
        return
      }
      create(merged - 1 + LinePipeline.chains, next.last)
    }
    if isStopped { isClosed = true }
  }

  private func merge(_ result: Result) {
    // Beginning costs too, and a walk may find nothing to move.
    moves += result.moves + 1
    guard result.best.cost < best.cost else { return }
    best = result.best
    movesToBest = moves
    improved(best.order, moves)
  }

  private func create(_ number: Int, _ beginning: [Int32]?) {
    let share = options.moves / Int64(4 * LinePipeline.chains)
    let allowance = min(LinePipeline.longestStretch, max(share, 1), options.moves - moves)
    ready.append(Task(number: number, beginning: beginning, cooling: LineCooling(moves: allowance)))
  }
}
