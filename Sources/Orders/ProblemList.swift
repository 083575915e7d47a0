/// The mistakes of one order, as many as anybody reads.
public struct ProblemList: Sendable {
  /// The most problems that are kept of an order; what is beyond is only counted.
  public static let limit = 100

  private var kept: [OrderProblem] = []
  private var beyond = 0

  public init() {}

  /// Keeps a problem; beyond the limit it is not even made, so that a line full of mistakes costs no more than its length.
  public mutating func add(_ problem: @autoclosure () -> OrderProblem) {
    if kept.count < Self.limit { kept.append(problem()) } else { beyond += 1 }
  }

  public mutating func removeAll() {
    kept.removeAll(keepingCapacity: true)
    beyond = 0
  }

  /// Those kept, and behind them how many there are beyond.
  public var all: [OrderProblem] {
    if beyond == 0 { return kept }
    return kept + [OrderProblem("more-problems", field: "", "there are \(beyond) more problems")]
  }
}
