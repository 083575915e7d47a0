/// The course of a search in a shop: tabu searches begin at dispatched solutions and between members of the elite, into
/// which their results are merged; when that has not changed for long, most of it begins anew.
struct ShopCourse: SearchCourse {
  private let shop: Shop
  private let bounds: ShopBounds
  private let options: ShopSearch.Options
  private var random: SearchRandom
  private var elite: ShopPopulation
  private var freshLeft: Int
  private(set) var best: ShopSolution
  private(set) var moves: Int64 = 0
  private(set) var movesToBest: Int64 = 0

  static let window = 8
  /// Members of the elite.
  private static let eliteLimit = 16
  /// Moves without a better solution after which a task ends.
  private static let patience: Int64 = 12_500

  /// A search that starts from a solution that is right already.
  init(_ shop: Shop, bounds: ShopBounds, start: ShopSolution, options: ShopSearch.Options) {
    self.shop = shop
    self.bounds = bounds
    self.options = options
    random = SearchRandom(seed: options.seed, stream: -1)
    elite = ShopPopulation(limit: ShopCourse.eliteLimit, spacing: max(1, Int(shop.count) / 50))
    freshLeft = ShopCourse.eliteLimit
    best = start
  }

  var isOver: Bool { best.makespan <= bounds.makespan || moves >= options.work }

  mutating func task(_ number: Int) -> ShopTask {
    let allowance = SearchAllowance(
      moves: options.work - moves, patience: ShopCourse.patience, target: bounds.makespan)
    return ShopTask(number: number, beginning: beginning(of: number), allowance: allowance)
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

  mutating func merge(_ result: ShopTaskResult, of number: Int) {
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
}
