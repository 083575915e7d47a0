/// Tasks over threads, with the same outcome for any number of threads.
///
/// Results are merged into the elite in the order of the tasks' numbers, whichever thread was first. The task numbered
/// `k + window` is made at the moment when task `k` has been merged, from the elite as it is then; so its beginning depends on
/// the results of tasks 0 to `k` and on nothing else, while up to `window` tasks are under way.
///
/// All fields are read and written by one thread at a time, through the crew's lock.
final class ShopPipeline: @unchecked Sendable {
  private let shop: Shop
  private let bounds: ShopBounds
  private let options: ShopSearch.Options
  private let crew = Crew()
  private let patience: Int64
  private var random: SearchRandom
  private var elite: ShopPopulation
  private var ready: [ShopTask] = []
  private var results: [Int: ShopTaskResult] = [:]
  private var merged = 0
  private var created = 0
  private var isClosed = false
  private var freshLeft: Int
  private(set) var best: ShopSolution
  private(set) var moves: Int64 = 0
  private(set) var movesToBest: Int64 = 0

  /// Tasks under way at a time: enough to keep more threads busy than small computers have.
  private static let window = 8
  /// Members of the elite.
  private static let eliteLimit = 16

  /// A search that starts from a solution that is right already.
  init(_ shop: Shop, bounds: ShopBounds, start: ShopSolution, options: ShopSearch.Options) {
    self.shop = shop
    self.bounds = bounds
    self.options = options
    patience = 12_500
    random = SearchRandom(seed: options.seed, stream: -1)
    elite = ShopPopulation(limit: ShopPipeline.eliteLimit, spacing: max(1, Int(shop.count) / 50))
    freshLeft = ShopPipeline.eliteLimit
    best = start
    isClosed = best.makespan <= bounds.makespan || options.work <= 0
  }

  /// Searches until a limit or the bound is reached.
  func run() {
    options.improved(Time(best.makespan), 0)
    if isClosed { return }
    for _ in 0..<ShopPipeline.window { create() }
    crew.run(threads: options.threads) { self.work() }
    // Only a stop from outside leaves results without their turn.
    for number in results.keys.sorted() { merge(results[number]) }
  }

  private func work() {
    var search = TabuSearch(shop, random: random)
    while let task = crew.alone(when: { self.isClosed || !self.ready.isEmpty }, { self.take() }) {
      let result = search.perform(task, tails: bounds.tails, seed: options.seed, shouldStop: options.shouldStop)
      crew.alone { self.deliver(result, of: task.number) }
    }
  }

  private func take() -> ShopTask? {
    isClosed ? nil : ready.removeFirst()
  }

  private func deliver(_ result: ShopTaskResult, of number: Int) {
    let isStopped = options.shouldStop()
    if isClosed && !isStopped { return }
    results[number] = result
    while let next = results.removeValue(forKey: merged) {
      merge(next)
      merged += 1
      if best.makespan <= bounds.makespan || moves >= options.work {
        isClosed = true
        results = [:]
        return
      }
      create()
    }
    if isStopped { isClosed = true }
  }

  private func merge(_ result: ShopTaskResult?) {
    guard let result else { return }
    // Beginning costs too, and a task may find nothing to move.
    moves += result.moves + Int64(shop.count) / 8 + 1
    elite.offer(result.solution)
    if result.solution.makespan < best.makespan {
      best = result.solution
      movesToBest = moves
      options.improved(Time(best.makespan), moves)
    }
    if elite.stale > 4 * elite.limit {
      elite.thin()
      freshLeft = elite.limit - 1
    }
  }

  private func create() {
    let allowance = SearchAllowance(moves: options.work - moves, patience: patience, target: bounds.makespan)
    ready.append(ShopTask(number: created, beginning: nextBeginning(), allowance: allowance))
    created += 1
  }

  private func nextBeginning() -> ShopTask.Beginning {
    if created == 0 { return .given(best) }
    if freshLeft > 0 || elite.members.count < 2 {
      freshLeft -= 1
      return .dispatched(noise: 20 + random.below(80))
    }
    let count = Int32(elite.members.count)
    let first = random.below(count)
    let second = (first + 1 + random.below(count - 1)) % count
    return .between(elite.members[Int(first)], elite.members[Int(second)], weight: 77 + random.below(103))
  }
}
