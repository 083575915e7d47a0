import Searches

/// Search for the best order of a day's cars.
///
/// Walks begin from orders built car by car and are annealed with moves judged in constant time (`LineWalk`); many walks
/// go on side by side and the best order of all is the outcome.
public struct LineSearch: Sendable {
  /// Counts moves tried, and steps towards a better bound as the moves they take as long as.
  public typealias Options = SearchOptions<LineFigures>

  /// What a search found.
  public struct Outcome: Sendable {
    /// The class of each car in the order of the line.
    public var cars: [Int]
    /// What the order is worth.
    public var figures: LineFigures
    /// What no order can fall below, as far as the search has proven.
    public var bound: LineBound
    /// Moves tried in all.
    public var moves: Int64
    /// Moves tried when the best order was handed in.
    public var movesToBest: Int64
  }

  private let problem: LineProblem
  private let model: LineModel
  /// What no order can fall below, before any search.
  public let bound: LineBound

  /// Prepares a problem.
  ///
  /// - Throws: why the problem cannot be planned.
  /// - Complexity: that of `LineBound`, and O(cars · ratios).
  public init(_ problem: LineProblem) throws(LineFault) {
    try problem.validate()
    self.problem = problem
    let scale = try LineScale(problem)
    model = LineModel(problem, scale)
    bound = LineBound(problem, scale)
  }

  /// Searches for the order whose sums of weighted units are least, the first priority first.
  ///
  /// - Parameter start: an order to begin with, of this problem, with its fixed cars; the outcome is never worse. One
  ///   built car by car if nil.
  public func run(from start: [Int]? = nil, _ options: Options = Options(work: 10_000_000)) -> Outcome {
    if let start { precondition(isOrder(start), "an order of this problem") }
    let (problem, model) = (problem, model)
    let improved: @Sendable ([Int32], Int64) -> Void = { order, moves in
      options.improved(LineFigures(problem, cars: order.map(Int.init)), moves)
    }
    let course = LineCourse(
      problem, model, start: start.map { $0.map(Int32.init) }, bound: bound, options: options, improved: improved)
    improved(course.best.order, 0)
    let race = SearchRace(course, shouldStop: options.shouldStop)
    race.run(threads: options.threads) { perform in
      var walk = LineWalk(model)
      perform { walk.perform($0, seed: options.seed, shouldStop: options.shouldStop) }
    }
    return outcome(race.course)
  }

  private func outcome(_ course: LineCourse) -> Outcome {
    let cars = course.best.order.map(Int.init)
    return Outcome(
      cars: cars, figures: LineFigures(problem, cars: cars), bound: course.bound, moves: course.moves,
      movesToBest: course.movesToBest)
  }

  private func isOrder(_ cars: [Int]) -> Bool {
    guard cars.count == problem.carCount, cars.allSatisfy(problem.classes.indices.contains) else { return false }
    var counts = problem.classes.map(\.count)
    for car in cars { counts[car] -= 1 }
    return counts.allSatisfy { $0 == 0 } && problem.fixedCars.allSatisfy { cars[$0.position] == $0.carClass }
  }
}
