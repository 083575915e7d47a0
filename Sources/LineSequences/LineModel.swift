/// A line problem as flat arrays of small numbers: what the walks read.
///
/// Positions count from `lead` cars before today's first one, so that windows and runs reach back without a test. Where
/// the day before is shorter, the positions hold the class `blank`, which has no option and no colour, and windows that would contain it
/// are left out.
final class LineModel: Sendable {
  /// Cars of today.
  let cars: Int32
  /// Positions before today's first.
  let lead: Int32
  /// The class that stands for no car, after the problem's own.
  let blank: Int32
  /// For each class, and `blank`, a bit for each ratio that it counts for.
  let masks: [UInt64]
  /// p of each ratio.
  let most: [Int32]
  /// q of each ratio.
  let window: [Int32]
  /// The first position at which a window of the ratio begins that counts.
  let firstWindow: [Int32]
  /// The last one; before the first one where there is none.
  let lastWindow: [Int32]
  /// What a unit of each ratio counts in all.
  let ratioWeights: [Int64]
  /// Whether every car too many counts, and not every window.
  let countsExcess: Bool
  /// What matters of paint; nil without.
  let paint: Paint?
  /// For each class, and `blank`, its colour from 0; -1 for `blank`.
  let colours: [Int32]
  /// What a unit of each levelled part counts in all.
  let partWeights: [Int64]
  /// For each class, and `blank`, the pieces of each part that it needs.
  let pieces: [Int64]
  /// The pieces of each part that today needs.
  let allPieces: [Int64]
  /// For each position its class if that is decided, else -1.
  let decided: [Int32]
  /// Cars of each class that are not decided.
  let open: [Int32]
  /// What temperatures are measured by, the first priority first. Empty if there is no goal.
  let grains: [Grain]

  /// What moves that matter to a priority are likely to change: the weight of a violation or of a change of colour, or a
  /// squared deviation by one piece.
  struct Grain: Sendable {
    /// Over the priority's goals.
    let mean: Double
    /// Of the goal that counts least.
    let least: Double
  }

  /// Paint in the scale of all goals.
  struct Paint: Sendable {
    /// See `LineProblem.Paint.longestRun`.
    let longestRun: Int32
    /// What a change counts in all.
    let change: Int64
    /// What a car beyond the longest run counts in all.
    let overrun: Int64
  }

  /// Positions in all.
  var positions: Int32 { lead + cars }
  /// Ratios.
  var ratioCount: Int32 { Int32(most.count) }

  /// The model of a problem that is valid.
  init(_ problem: LineProblem, _ scale: LineScale) {
    let weights = scale.weights
    let ratios = problem.ratios
    let lead = Int32(max(ratios.map { $0.window - 1 }.max() ?? 0, problem.paint?.longestRun ?? 0, 1))
    let before = Array(problem.dayBefore.suffix(Int(lead)).map(Int32.init))
    let positions = lead + Int32(problem.carCount)
    self.lead = lead
    cars = Int32(problem.carCount)
    blank = Int32(problem.classes.count)
    masks = problem.classes.map { $0.options.reduce(0) { $0 | 1 << UInt64($1) } } + [0]
    most = ratios.map { Int32(clamping: $0.most) }
    window = ratios.map { Int32($0.window) }
    firstWindow = ratios.map { lead - min(Int32($0.window) - 1, Int32(before.count)) }
    lastWindow = ratios.map { positions - Int32($0.window) }
    ratioWeights = Array(weights.prefix(ratios.count))
    countsExcess = problem.measure == .excess
    paint = problem.paint.map {
      Paint(longestRun: Int32($0.longestRun), change: weights[ratios.count], overrun: weights[ratios.count + 1])
    }
    colours = LineModel.colours(problem.classes)
    partWeights = Array(weights.suffix(problem.parts.count))
    pieces =
      problem.classes.flatMap { kind in
        problem.parts.indices.map { kind.parts.isEmpty ? 0 : Int64(kind.parts[$0]) }
      } + problem.parts.map { _ in 0 }
    allPieces = problem.parts.indices.map { part in
      problem.classes.reduce(0) { $0 + ($1.parts.isEmpty ? 0 : Int64($1.parts[part] * $1.count)) }
    }
    var decided = Array(repeating: Int32(-1), count: Int(positions))
    for place in 0..<Int(lead) { decided[place] = blank }
    decided.replaceSubrange(Int(lead) - before.count..<Int(lead), with: before)
    for car in problem.fixedCars { decided[Int(lead) + car.position] = Int32(car.carClass) }
    self.decided = decided
    var open = problem.classes.map { Int32($0.count) }
    for car in problem.fixedCars { open[car.carClass] -= 1 }
    self.open = open
    grains = LineModel.grains(problem, scale)
  }

  private static func colours(_ classes: [LineProblem.CarClass]) -> [Int32] {
    // Only looked up in, never iterated.
    var known: [Int: Int32] = [:]
    return classes.map { kind in
      let colour = known[kind.colour] ?? Int32(known.count)
      known[kind.colour] = colour
      return colour
    } + [-1]
  }

  private static func grains(_ problem: LineProblem, _ scale: LineScale) -> [Grain] {
    let goals = problem.goals
    let plain = goals.count - problem.parts.count
    let square = Double(problem.carCount) * Double(problem.carCount)
    return zip(Set(goals.map(\.priority)).sorted(), scale.scales).map { priority, unit in
      let chosen = goals.indices.filter { goals[$0].priority == priority }
      let sizes = chosen.map { Double(goals[$0].weight) * Double(unit) * ($0 < plain ? 1 : square) }
      return Grain(mean: sizes.reduce(0, +) / Double(sizes.count), least: sizes.min() ?? 1)
    }
  }
}
