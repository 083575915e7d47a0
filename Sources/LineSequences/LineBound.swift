/// What no order of a problem's cars can fall below.
///
/// Each goal is bounded as if the others did not exist, and the bounds are added. A ratio alone is bounded by `RatioBound`; groups of
/// ratios together, as far as the search has come with it, by `ClassPrices`.
public struct LineBound: Sendable, Hashable {
  /// For each ratio the least units that its option alone can count.
  public let ratioUnits: [Int]
  /// The least weighted units of the colours alone.
  let paintCost: Int64
  /// For each part the least sum of squared deviations.
  let deviations: [Int64]
  /// Ratios that are bounded together.
  let groups: [RatioGroup]
  /// For each group the least units of its ratios that is proven.
  private(set) var groupUnits: [Int]
  /// The sum in the scale of all goals.
  private(set) var total: Int64

  /// Bounds a valid problem, groups by the sum of their ratios alone.
  ///
  /// - Complexity: O(cars · cars · 2^window) for each ratio with a short window.
  init(_ problem: LineProblem, _ scale: LineScale) {
    let ratioUnits = problem.ratios.indices.map { RatioBound.units(problem, $0) }
    self.ratioUnits = ratioUnits
    deviations = problem.parts.indices.map { LineBound.deviation(problem, $0) }
    let ratios = problem.ratios.count
    paintCost =
      problem.paint.map {
        LineBound.paint(
          problem, longestRun: $0.longestRun, change: scale.weights[ratios], overrun: scale.weights[ratios + 1])
      } ?? 0
    groups = RatioGroup.groups(problem, scale)
    groupUnits = groups.map { group in group.fields.reduce(0) { $0 + ratioUnits[$1.ratio] } }
    total = paintCost
    for (units, weight) in zip(ratioUnits, scale.weights) { total += Int64(units) * weight }
    for (units, weight) in zip(deviations, scale.weights.suffix(problem.parts.count)) { total += units * weight }
  }

  /// The least units of violations over all ratios.
  public var violations: Int {
    let alone = groups.flatMap(\.fields).reduce(0) { $0 + ratioUnits[$1.ratio] }
    return ratioUnits.reduce(0, +) - alone + groupUnits.reduce(0, +)
  }

  /// Takes a bound of a group that is better.
  mutating func raise(_ group: Int, to units: Int) {
    guard units > groupUnits[group] else { return }
    total += Int64(units - groupUnits[group]) * groups[group].weight
    groupUnits[group] = units
  }

  /// Every colour begins a run at least once, and either more often or with overruns if it has too many cars for one; the day's first run
  /// is no change, or may go on from the day before.
  private static func paint(_ problem: LineProblem, longestRun: Int, change: Int64, overrun: Int64) -> Int64 {
    var counts: [Int: Int] = [:]
    for kind in problem.classes where kind.count > 0 { counts[kind.colour, default: 0] += kind.count }
    // A sum, which does not depend on the order of the colours.
    let runs = counts.values.reduce(Int64(0)) { sum, cars in
      let before = problem.dayBefore.isEmpty ? 0 : longestRun
      let needed = max(1, (cars + longestRun - 1) / longestRun)
      let cheapest = (1...needed).map { Int64($0) * change + Int64(max(0, cars - $0 * longestRun - before)) * overrun }
      return sum + (cheapest.min() ?? 0)
    }
    return max(0, runs - change)
  }

  /// At every position the pieces used so far are a whole number.
  private static func deviation(_ problem: LineProblem, _ part: Int) -> Int64 {
    let cars = Int64(problem.carCount)
    let all = problem.classes.reduce(Int64(0)) { $0 + ($1.parts.isEmpty ? 0 : Int64($1.parts[part] * $1.count)) }
    return (1...cars).reduce(Int64(0)) { sum, ordinal in
      let rest = all * ordinal % cars
      let nearest = min(rest, cars - rest)
      return sum + nearest * nearest
    }
  }
}
