extension Term {
  /// Bounds within which cells lie where the condition holds, as far as comparisons with constants that all must hold tell;
  /// only of cells of which that is less than their range.
  public var impliedBounds: [Int: ClosedRange<Int64>] {
    var bounds: [Int: ClosedRange<Int64>] = [:]
    addBounds(to: &bounds)
    return bounds
  }

  private func addBounds(to bounds: inout [Int: ClosedRange<Int64>]) {
    switch kind {
    case .and(let all): for condition in all { condition.addBounds(to: &bounds) }
    case .load: Term.narrow(self, from: 1, to: 1, &bounds)
    case .not(let a): Term.narrow(a, from: 0, to: 0, &bounds)
    case .equal(let a, let b):
      if let value = b.constant { Term.narrow(a, from: value, to: value, &bounds) }
      if let value = a.constant { Term.narrow(b, from: value, to: value, &bounds) }
    case .less(let a, let b):
      if let value = b.constant, value > .min { Term.narrow(a, from: .min, to: value - 1, &bounds) }
      if let value = a.constant, value < .max { Term.narrow(b, from: value + 1, to: .max, &bounds) }
    case .lessOrEqual(let a, let b):
      if let value = b.constant { Term.narrow(a, from: .min, to: value, &bounds) }
      if let value = a.constant { Term.narrow(b, from: value, to: .max, &bounds) }
    default: break
    }
  }

  /// Nothing where the term is no cell, or the condition could not hold.
  private static func narrow(
    _ term: Term, from low: Int64, to high: Int64, _ bounds: inout [Int: ClosedRange<Int64>]
  ) {
    guard case .load(let slot) = term.kind else { return }
    let known = bounds[slot] ?? term.range
    guard low <= known.upperBound, high >= known.lowerBound else { return }
    bounds[slot] = max(low, known.lowerBound)...min(high, known.upperBound)
  }
}
