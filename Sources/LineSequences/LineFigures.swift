/// What an order of cars is worth, counted anew from its cars.
public struct LineFigures: Sendable, Hashable {
  /// For each ratio the windows with too many cars.
  public var windowsOver: [Int]
  /// For each ratio the cars too many, over all windows.
  public var excess: [Int]
  /// Neighbours of different colours, the last car of the day before among them. 0 without paint.
  public var colourChanges: Int
  /// Cars whose colour has run for too long when they come. 0 without paint.
  public var overruns: Int
  /// For each part the sum of squared deviations, see `LineProblem.Part`.
  public var deviations: [Int64]

  /// Counts an order.
  ///
  /// - Parameter cars: the class of each car in the order of the line; as many as the problem has.
  /// - Complexity: O(cars · (ratios + parts)).
  public init(_ problem: LineProblem, cars: [Int]) {
    windowsOver = []
    excess = []
    colourChanges = 0
    overruns = 0
    deviations = []
    precondition(cars.count == problem.carCount, "an order has all cars of its problem")
    let whole = problem.dayBefore + cars
    for (index, ratio) in problem.ratios.enumerated() {
      let present = whole.map { problem.classes[$0].options.contains(index) }
      count(ratio, present: present, before: problem.dayBefore.count)
    }
    if let paint = problem.paint {
      countColours(
        whole.map { problem.classes[$0].colour }, before: problem.dayBefore.count, longestRun: paint.longestRun)
    }
    for part in problem.parts.indices {
      deviations.append(
        LineFigures.deviation(cars.map { problem.classes[$0].parts.isEmpty ? 0 : problem.classes[$0].parts[part] }))
    }
  }

  private mutating func count(_ ratio: LineProblem.Ratio, present: [Bool], before: Int) {
    var (inside, windows, tooMany) = (0, 0, 0)
    for end in present.indices {
      inside += present[end] ? 1 : 0
      if end >= ratio.window { inside -= present[end - ratio.window] ? 1 : 0 }
      guard end >= before, end >= ratio.window - 1, inside > ratio.most else { continue }
      windows += 1
      tooMany += inside - ratio.most
    }
    windowsOver.append(windows)
    excess.append(tooMany)
  }

  private mutating func countColours(_ colours: [Int], before: Int, longestRun: Int) {
    var run = 0
    for place in colours.indices {
      let isSame = place > 0 && colours[place] == colours[place - 1]
      run = isSame ? run + 1 : 1
      guard place >= before else { continue }
      if place > 0 && !isSame { colourChanges += 1 }
      if run > longestRun { overruns += 1 }
    }
  }

  private static func deviation(_ pieces: [Int]) -> Int64 {
    let (all, cars) = (pieces.reduce(0, +), pieces.count)
    var (sum, deviation) = (Int64(0), 0)
    for piece in pieces {
      deviation += all - cars * piece
      sum += Int64(deviation) * Int64(deviation)
    }
    return sum
  }
}

extension LineFigures {
  /// Windows with too many cars, over all ratios.
  public var windows: Int { windowsOver.reduce(0, +) }
  /// Cars too many in all windows, over all ratios.
  public var carsTooMany: Int { excess.reduce(0, +) }

  /// The sums of weighted units, one for each priority that occurs, the first priority first. Orders compare by them lexicographically.
  public func units(by problem: LineProblem) -> [Int64] {
    let units = problem.measure == .windows ? windowsOver : excess
    let all =
      units.map(Int64.init) + (problem.paint == nil ? [] : [Int64(colourChanges), Int64(overruns)]) + deviations
    let goals = problem.goals
    return Set(goals.map(\.priority)).sorted().map { priority in
      zip(goals, all).reduce(0) { $0 + ($1.0.priority == priority ? $1.0.weight * $1.1 : 0) }
    }
  }
}
