import SolverCore

/// Which of evenly spaced numbers no solution takes, found by halving.
///
/// A stretch of which nothing is known is asked for its upper half: a solution there splits it at the number shown, a refusal
/// settles the half. Stretches beside settled ones, and at the ends, are halved down to single numbers, so that the ends of what is
/// reported are exact; those between numbers that are taken are left once they are short. What is reported is never taken; what is
/// not may be a short stretch that is not either.
struct ReachSearch {
  /// The smallest number, the distance between two, and how many there are.
  let first: Int64
  let step: Int64
  let count: Int
  /// Where they are at most so many, every single one is settled.
  private static let exhaustive = 12
  /// The most questions for one number.
  private static let questions = 64

  private var refusals: [Range<Int>] = []

  /// Numbers from `range` in steps. Requires a step of at least 1.
  init(_ range: ClosedRange<Int64>, step: Int64) {
    first = range.lowerBound
    self.step = step
    let (span, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    count = overflow ? 0 : Int(span / step) + 1
  }

  /// Asks a solver that has a solution. `within` says that the number lies between two, `value` reads it from a solution.
  ///
  /// - Returns: the stretches that no solution takes, ascending, apart from each other; nil where a search reached its limit.
  mutating func unreached(
    _ solver: Solver, limit: WorkLimit, within: (ClosedRange<Int64>) -> [Literal], value: () -> Int64
  ) -> [ClosedRange<Int64>]? {
    guard count > 0 else { return [] }
    var open = [0..<count]
    var asked = 0
    while let index = open.firstIndex(where: isWorthwhile), asked < Self.questions {
      let stretch = open.remove(at: index)
      let half = stretch.lowerBound + stretch.count / 2..<stretch.upperBound
      asked += 1
      switch solver.solve(assuming: within(number(half.lowerBound)...number(half.upperBound - 1)), limit: limit) {
      case .undecided: return nil
      case .unsatisfiable:
        refusals.append(half)
        open.append(stretch.lowerBound..<half.lowerBound)
      case .satisfied:
        let found = Int((value() - first) / step)
        open += [stretch.lowerBound..<found, found + 1..<stretch.upperBound]
      }
      open.removeAll(where: \.isEmpty)
    }
    return joined()
  }

  private func number(_ index: Int) -> Int64 { first + Int64(index) * step }

  /// Whether a stretch is long, or touches what is settled or an end.
  private func isWorthwhile(_ stretch: Range<Int>) -> Bool {
    if count <= Self.exhaustive || stretch.count > count / 8 { return true }
    return stretch.lowerBound == 0 || stretch.upperBound == count
      || refusals.contains { $0.lowerBound == stretch.upperBound || $0.upperBound == stretch.lowerBound }
  }

  private func joined() -> [ClosedRange<Int64>] {
    var stretches: [Range<Int>] = []
    for refusal in refusals.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = stretches.last, last.upperBound == refusal.lowerBound {
        stretches[stretches.count - 1] = last.lowerBound..<refusal.upperBound
      } else {
        stretches.append(refusal)
      }
    }
    return stretches.map { number($0.lowerBound)...number($0.upperBound - 1) }
  }
}
