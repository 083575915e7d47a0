/// The least violations of one ratio, whatever the other options do.
///
/// Only whether each car has the option matters, so an order is a row of ones and zeros with a given number of ones.
/// For short windows the least is found by dynamic programming over the positions, the last window's ones and zeros, and the ones
/// placed so far. For long ones it is counted how many ones fit without violation.
enum RatioBound {
  /// The longest window for which the least is exact.
  static let longestExactWindow = 8
  /// Steps of the exact computation that are worth it.
  private static let mostSteps = 1 << 25

  /// The least units that a ratio of a valid problem counts, in the problem's measure.
  static func units(_ problem: LineProblem, _ index: Int) -> Int {
    let ratio = problem.ratios[index]
    let has = problem.classes.map { $0.options.contains(index) }
    let cars = problem.carCount
    let with = zip(problem.classes, has).reduce(0) { $0 + ($1.1 ? $1.0.count : 0) }
    let isShort = ratio.window <= longestExactWindow
    guard isShort, cars * (with + 1) << (ratio.window - 1) <= mostSteps else {
      return counted(ratio, measure: problem.measure, cars: cars, with: with)
    }
    var row = ExactRow(ratio, countsExcess: problem.measure == .excess, with: with)
    row.begin(problem.dayBefore.suffix(ratio.window - 1).map { has[$0] })
    var fixed: [Bool?] = Array(repeating: nil, count: cars)
    for car in problem.fixedCars { fixed[car.position] = has[car.carClass] }
    for position in fixed.indices { row.place(fixed[position]) }
    return row.least
  }

  /// Windows that do not overlap, from each of `window` beginnings: what has no room in them is too much. The windows of different
  /// beginnings are different ones.
  private static func counted(
    _ ratio: LineProblem.Ratio, measure: LineProblem.Measure, cars: Int, with: Int
  ) -> Int {
    guard ratio.most < ratio.window else { return 0 }
    return (0..<ratio.window).reduce(0) { sum, beginning in
      guard beginning + ratio.window <= cars else { return sum }
      let windows = (cars - beginning) / ratio.window
      let outside = cars - windows * ratio.window
      let tooMany = max(0, with - windows * ratio.most - outside)
      let most = ratio.window - ratio.most
      return sum + (measure == .excess ? tooMany : (tooMany + most - 1) / most)
    }
  }
}

/// The rows of ones and zeros up to a position, the best for each ending and number of ones.
private struct ExactRow {
  private let ratio: LineProblem.Ratio
  private let countsExcess: Bool
  private let with: Int
  private let mask: Int
  /// Cars known before the next position, those of the day before among them.
  private var known = 0
  /// The least units by the last window but one place as bits, and by ones placed: `ending * (with + 1) + ones`.
  private var leastUnits: [Int32]
  private var next: [Int32]
  private static let never = Int32.max / 2

  init(_ ratio: LineProblem.Ratio, countsExcess: Bool, with: Int) {
    self.ratio = ratio
    self.countsExcess = countsExcess
    self.with = with
    mask = (1 << (ratio.window - 1)) - 1
    leastUnits = Array(repeating: ExactRow.never, count: (mask + 1) * (with + 1))
    next = leastUnits
  }

  mutating func begin(_ dayBefore: [Bool]) {
    known = dayBefore.count
    let ending = dayBefore.reduce(0) { ($0 << 1 | ($1 ? 1 : 0)) & mask }
    leastUnits[ending * (with + 1)] = 0
  }

  mutating func place(_ fixed: Bool?) {
    known += 1
    for index in next.indices { next[index] = ExactRow.never }
    for ending in 0...mask {
      for bit in 0...1 where fixed != (bit == 0) {
        let inside = (ending << 1 | bit).nonzeroBitCount
        let over = known >= ratio.window ? max(0, inside - ratio.most) : 0
        let units = Int32(countsExcess ? over : min(over, 1))
        let from = ending * (with + 1)
        let to = ((ending << 1 | bit) & mask) * (with + 1)
        for ones in 0...max(0, with - bit) where ones + bit <= with {
          next[to + ones + bit] = min(next[to + ones + bit], leastUnits[from + ones] &+ units)
        }
      }
    }
    swap(&leastUnits, &next)
  }

  var least: Int { Int((0...mask).map { leastUnits[$0 * (with + 1) + with] }.min() ?? 0) }
}
