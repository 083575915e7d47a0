import Searches

/// Improvement search for job shops and flexible job shops whose objective is the makespan.
///
/// Many tabu searches (`TabuSearch`) begin between the best solutions found so far, and hand back better ones.
public struct ShopSearch: Sendable {
  /// Counts moves; each beginning counts as a move for every eight operations.
  public typealias Options = SearchOptions<Int64>

  /// What a search found.
  public struct Outcome: Sendable {
    /// The best schedule.
    public var schedule: ShopSchedule
    /// No schedule ends earlier. Equal to the makespan where the schedule is proven optimal.
    public var lowerBound: Int64
    /// Moves made in all.
    public var moves: Int64
    /// Moves made when the best schedule was merged.
    public var movesToBest: Int64
  }

  private let shop: Shop
  private let bounds: ShopBounds

  /// Prepares a problem.
  ///
  /// - Throws: everything that is wrong with it.
  /// - Complexity: O(n log n) for n operations.
  public init(_ problem: ShopProblem) throws(ShopFailure) {
    try problem.validate()
    shop = Shop(problem)
    bounds = ShopBounds(shop)
  }

  /// When no schedule can end earlier, before any search.
  public var lowerBound: Int64 { Int64(bounds.makespan) }

  /// Searches for a schedule with a small makespan.
  ///
  /// - Parameter start: a schedule to begin with, of this problem; the outcome is never worse. A dispatched one if nil.
  public func run(from start: ShopSchedule? = nil, _ options: Options = Options(work: 1_000_000)) -> Outcome {
    let first = start.map(solution) ?? dispatched(seed: options.seed)
    options.improved(Int64(first.makespan), 0)
    let race = SearchRace(
      ShopCourse(shop, bounds: bounds, start: first, options: options), shouldStop: options.shouldStop)
    race.run(threads: options.threads) { [shop, bounds] perform in
      var search = TabuSearch(shop, random: SearchRandom(seed: options.seed))
      perform {
        search.perform($0, bounds: bounds, seed: options.seed, shouldStop: options.shouldStop)
      }
    }
    let course = race.course
    return Outcome(
      schedule: schedule(of: course.best), lowerBound: Int64(course.bound), moves: course.moves,
      movesToBest: course.movesToBest)
  }

  private func dispatched(seed: UInt64) -> ShopSolution {
    var random = SearchRandom(seed: seed, stream: -2)
    let dispatch = ShopDispatch(shop, tails: bounds.tails, noise: 0, random: &random)
    var plan = ShopPlan(shop)
    plan.load(alternatives: dispatch.alternatives, order: dispatch.order)
    return plan.solution()
  }

  private func solution(of schedule: ShopSchedule) -> ShopSolution {
    precondition(schedule.assignments.count == Int(shop.count), "a schedule of this problem")
    let order = (0..<shop.count).sorted {
      (schedule.assignments[Int($0)].start, $0) < (schedule.assignments[Int($1)].start, $1)
    }
    let alternatives = (0..<shop.count).map { operation in
      let choices = shop.alternatives(operation)
      let machine = Int32(schedule.assignments[Int(operation)].machine)
      return Int32(choices.first { shop.alternativeMachines[$0] == machine } ?? choices.lowerBound)
    }
    var plan = ShopPlan(shop)
    plan.load(alternatives: alternatives, order: order)
    return plan.solution()
  }

  private func schedule(of solution: ShopSolution) -> ShopSchedule {
    var plan = ShopPlan(shop)
    plan.load(solution)
    return ShopSchedule(
      assignments: (0..<shop.count).map { operation in
        let end = plan.end[operation]
        return ShopSchedule.Assignment(
          machine: Int(plan.machine[operation]), start: Int64(end - plan.duration[operation]), end: Int64(end))
      })
  }
}
