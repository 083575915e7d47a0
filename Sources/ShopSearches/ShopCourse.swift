import Searches

/// The course of a search in a shop: tabu searches begin at dispatched solutions and between members of the elite, into
/// which their results are merged; when that has not changed for long, most of it begins anew. Every so many tasks one goes on with
/// the proof that there is nothing better, as long as that has hope.
struct ShopCourse: SearchCourse {
  private let shop: Shop
  private let options: ShopSearch.Options
  private var random: SearchRandom
  private var elite: ShopPopulation
  private var freshLeft: Int
  private var proof: ShopProof
  private(set) var best: ShopSolution
  private(set) var moves: Int64 = 0
  private(set) var movesToBest: Int64 = 0

  static let window = 8
  /// Members of the elite.
  private static let eliteLimit = 16
  /// Moves without a better solution after which a task ends.
  private static let patience: Int64 = 12_500
  /// What a task of the proof may cost, in moves.
  private static let proofStretch: Int64 = 25_000

  /// A search that starts from a solution that is right already.
  init(_ shop: Shop, bounds: ShopBounds, start: ShopSolution, options: ShopSearch.Options) {
    self.shop = shop
    proof = ShopProof(shop, bounds: bounds)
    self.options = options
    random = SearchRandom(seed: options.seed, stream: -1)
    elite = ShopPopulation(limit: ShopCourse.eliteLimit, spacing: max(1, Int(shop.count) / 50))
    freshLeft = ShopCourse.eliteLimit
    best = start
  }

  /// No schedule ends earlier.
  var bound: Int32 { proof.bound }
  var isOver: Bool { best.makespan <= bound || moves >= options.work }

  mutating func task(_ number: Int) -> ShopTask {
    if let part = proving(number) { return ShopTask(number: number, work: .prove(part)) }
    let allowance = SearchAllowance(moves: options.work - moves, patience: ShopCourse.patience, target: bound)
    return ShopTask(number: number, work: .search(beginning(of: number), allowance))
  }

  /// The next part of the proof if it is its turn: one task at a time, the second of each row of tasks.
  private mutating func proving(_ number: Int) -> ShopProof.Task? {
    guard number % ShopCourse.window == 1 else { return nil }
    // While nothing better is found, one thread's whole time: as much as the other tasks together.
    let share = moves - movesToBest > moves / 2 ? Int64(ShopCourse.window - 1) : 1
    let stretch = min(share * ShopCourse.proofStretch, options.work - moves)
    return proof.next(best: best.makespan, steps: stretch * ShopProof.stepsPerMove)
  }

  private mutating func beginning(of number: Int) -> ShopTask.Beginning {
    if number == 0 { return .given(best) }
    if freshLeft > 0 || elite.members.count < 2 {
      freshLeft -= 1
      return .dispatched(noise: 20 + random.below(80))
    }
    let count = Int32(elite.members.count)
    let first = random.below(count)
    let second = (first + 1 + random.below(count - 1)) % count
    return .between(elite.members[Int(first)], elite.members[Int(second)], weight: 77 + random.below(103))
  }

  mutating func merge(_ outcome: ShopTaskOutcome, of number: Int) {
    switch outcome {
    case .searched(let solution, let tried):
      // Beginning costs too, and a task may find nothing to move.
      moves += tried + Int64(shop.count) / 8 + 1
      take(solution)
    case .proved(let outcome):
      moves += outcome.steps / ShopProof.stepsPerMove + 1
      proof.learn(outcome)
      if let solution = outcome.solution { take(solution) }
    }
  }

  private mutating func take(_ solution: ShopSolution) {
    elite.offer(solution)
    if solution.makespan < best.makespan {
      best = solution
      movesToBest = moves
      options.improved(Int64(best.makespan), moves)
    }
    if elite.stale > 4 * elite.limit {
      elite.thin()
      freshLeft = elite.limit - 1
    }
  }
}
