/// Improvement search for job shops and flexible job shops whose objective is the makespan.
///
/// What it plans: operations with any precedences and minimum lags, each on one of its alternative machines, machines that
/// are always open, releases and material dates. It knows no set-ups, closing times, locks or maximum lags; a
/// problem with them is refused.
///
/// Many tabu searches (`TabuSearch`) begin between the best solutions found so far, and hand back better ones.
public struct ShopSearch: Sendable {
  /// Counts moves; each beginning counts as a move for every eight operations.
  public typealias Options = SearchOptions<Time>

  /// What a search found.
  public struct Outcome: Sendable {
    /// The best schedule.
    public var schedule: Schedule
    /// No schedule ends earlier. Equal to the makespan where the schedule is proven optimal.
    public var lowerBound: Time
    /// Moves made in all.
    public var moves: Int64
    /// Moves made when the best schedule was merged.
    public var movesToBest: Int64
  }

  private let problem: SchedulingProblem
  private let shop: Shop
  private let bounds: ShopBounds

  /// Prepares a problem.
  ///
  /// - Throws: why the problem is not such a shop.
  /// - Complexity: O(n log n) for n operations.
  public init(_ problem: SchedulingProblem) throws(ShopFault) {
    do { try problem.validate() } catch { throw .invalid(error) }
    self.problem = problem
    shop = try Shop(problem)
    bounds = ShopBounds(shop)
  }

  /// When no schedule can end earlier, in the problem's time, before any search.
  public var lowerBound: Time { problem.now + Time(bounds.makespan) }

  /// Searches for a schedule with a small makespan.
  ///
  /// - Parameter start: a schedule to begin with, of this problem; the outcome is never worse. A dispatched one if nil.
  public func run(from start: Schedule? = nil, _ options: Options = Options(work: 1_000_000)) -> Outcome {
    let first = start.map(solution) ?? dispatched(seed: options.seed)
    let now = problem.now
    var inner = options
    inner.improved = { makespan, moves in options.improved(now + makespan, moves) }
    inner.improved(Time(first.makespan), 0)
    let queue = OrderedQueue(
      ShopCourse(shop, bounds: bounds, start: first, options: inner), shouldStop: options.shouldStop)
    queue.run(threads: options.threads) { [shop, bounds] perform in
      var search = TabuSearch(shop, random: SearchRandom(seed: options.seed))
      perform {
        search.perform($0, bounds: bounds, seed: options.seed, shouldStop: options.shouldStop)
      }
    }
    let course = queue.course
    return Outcome(
      schedule: schedule(of: course.best), lowerBound: problem.now + Time(course.bound), moves: course.moves,
      movesToBest: course.movesToBest)
  }

  private func dispatched(seed: UInt64) -> ShopSolution {
    var random = SearchRandom(seed: seed, stream: -2)
    let dispatch = ShopDispatch(shop, tails: bounds.tails, noise: 0, random: &random)
    var plan = ShopPlan(shop)
    plan.load(alternatives: dispatch.alternatives, order: dispatch.order)
    return plan.solution()
  }

  private func solution(of schedule: Schedule) -> ShopSolution {
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

  private func schedule(of solution: ShopSolution) -> Schedule {
    var plan = ShopPlan(shop)
    plan.load(solution)
    var sequences: [[Int]] = Array(repeating: [], count: problem.machines.count)
    for operation in solution.order { sequences[Int(plan.machine[operation])].append(Int(operation)) }
    let assignments = (0..<shop.count).map { operation in
      let end = problem.now + Time(plan.end[operation])
      let start = end - Time(plan.duration[operation])
      return Schedule.Assignment(machine: Int(plan.machine[operation]), setUpStart: start, start: start, end: end)
    }
    return Schedule(problem, assignments: assignments, sequences: sequences, setUpTotal: 0)
  }
}
