/// One number for each goal, so that the sum of weighted units orders as the priorities do.
///
/// A unit of a priority counts as much as the most that all later priorities can sum up to, and one more; hence sums compare like
/// the lists of sums by priority. The most is known: a window can be over once (or by all its cars), a
/// neighbour can change colour once, and how far a part's usage can stray at a position follows from the pieces of the cars.
struct LineScale: Sendable {
  /// For each of `LineProblem.goals` what one unit counts.
  private(set) var weights: [Int64] = []
  /// For each priority that occurs, the first priority first, what one unit of it counts before its goals' weights.
  private(set) var scales: [Int64] = []

  /// The scale of a valid problem.
  ///
  /// - Throws: `goalsTooWide`.
  init(_ problem: LineProblem) throws(LineFault) {
    let goals = problem.goals
    let most = try LineScale.mostUnits(problem)
    weights = Array(repeating: 0, count: goals.count)
    var scale: Int64 = 1
    for priority in Set(goals.map(\.priority)).sorted(by: >) {
      scales.insert(scale, at: 0)
      var below = scale
      for index in goals.indices where goals[index].priority == priority {
        weights[index] = try LineScale.product(scale, goals[index].weight)
        below = try LineScale.sum(below, try LineScale.product(weights[index], most[index]))
      }
      scale = below
    }
  }

  private static func product(_ first: Int64, _ second: Int64) throws(LineFault) -> Int64 {
    let (value, isOver) = first.multipliedReportingOverflow(by: second)
    guard !isOver, value < 1 << 62 else { throw .goalsTooWide }
    return value
  }

  private static func sum(_ first: Int64, _ second: Int64) throws(LineFault) -> Int64 {
    guard first + second < 1 << 62 else { throw .goalsTooWide }
    return first + second
  }

  private static func mostUnits(_ problem: LineProblem) throws(LineFault) -> [Int64] {
    let cars = Int64(problem.carCount)
    var most = problem.ratios.map { ratio in
      problem.measure == .windows ? cars : cars * Int64(max(0, ratio.window - ratio.most))
    }
    if problem.paint != nil { most += [cars, cars] }
    for part in problem.parts.indices { most.append(try mostDeviation(problem, part)) }
    return most
  }

  /// The sum over all positions of the greatest squared deviation there: the cars with the fewest pieces first, or those with
  /// the most.
  private static func mostDeviation(_ problem: LineProblem, _ part: Int) throws(LineFault) -> Int64 {
    let pieces = problem.classes.filter { $0.count > 0 }
      .map { (pieces: $0.parts.isEmpty ? 0 : $0.parts[part], count: $0.count) }
      .sorted { $0.pieces < $1.pieces }
      .flatMap { Array(repeating: $0.pieces, count: $0.count) }
    let all = Int64(pieces.reduce(0, +))
    let cars = Int64(pieces.count)
    var (least, greatest, sum) = (Int64(0), Int64(0), Int64(0))
    for index in pieces.indices {
      least += all - cars * Int64(pieces[pieces.count - 1 - index])
      greatest += all - cars * Int64(pieces[index])
      let reach = max(abs(least), abs(greatest))
      sum = try LineScale.sum(sum, try product(reach, reach))
    }
    return sum
  }
}
