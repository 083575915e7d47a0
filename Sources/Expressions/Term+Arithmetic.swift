import Quantities

/// The functions that return an optional return nil where the result might leave 64 bits.
extension Term {
  private static func narrow(_ bounds: [Int128]) -> ClosedRange<Int64>? {
    guard let low = bounds.min().flatMap({ Int64(exactly: $0) }),
      let high = bounds.max().flatMap({ Int64(exactly: $0) })
    else { return nil }
    return low...high
  }

  private static func corners(_ a: Term, _ b: Term, _ operation: (Int128, Int128) -> Int128) -> [Int128] {
    let (a, b) = (a.range, b.range)
    return [a.lowerBound, a.upperBound].flatMap { x in
      [b.lowerBound, b.upperBound].map { operation(Int128(x), Int128($0)) }
    }
  }

  private static func folded(_ kind: Kind, range: ClosedRange<Int64>) -> Term {
    Term(range.lowerBound == range.upperBound ? .constant(range.lowerBound) : kind, range: range)
  }

  /// The sum; a constant comes to stand second.
  public static func adding(_ a: Term, _ b: Term) -> Term? {
    if a.constant == 0 { return b }
    if b.constant == 0 { return a }
    return narrow(corners(a, b, +)).map { folded(a.constant == nil ? .add(a, b) : .add(b, a), range: $0) }
  }

  /// The difference; of a term and itself it is 0.
  public static func subtracting(_ a: Term, _ b: Term) -> Term? {
    if b.constant == 0 { return a }
    if a == b { return constant(0) }
    return narrow(corners(a, b, -)).map { folded(.subtract(a, b), range: $0) }
  }

  /// The product; a constant comes to stand second.
  public static func multiplying(_ a: Term, _ b: Term) -> Term? {
    if a.constant == 1 { return b }
    if b.constant == 1 { return a }
    return narrow(corners(a, b, *)).map { folded(a.constant == nil ? .multiply(a, b) : .multiply(b, a), range: $0) }
  }

  /// The quotient as an integer. Requires a divisor whose range excludes 0.
  public static func dividing(_ a: Term, by b: Term, rounding mode: RoundingMode) -> Term? {
    precondition(!b.range.contains(0), "the divisor may not be 0")
    if b.constant == 1 { return a }
    // Within a divisor of one sign the quotient is monotone in each operand, so its bounds are at the corners.
    return narrow(corners(a, b) { $0.divided(by: $1, rounding: mode) }).map { folded(.divide(a, b, mode), range: $0) }
  }

  /// The smaller of both; one of them where the ranges decide.
  public static func minimum(_ a: Term, _ b: Term) -> Term {
    if a.range.upperBound <= b.range.lowerBound { return a }
    if b.range.upperBound <= a.range.lowerBound || a == b { return b }
    let low = min(a.range.lowerBound, b.range.lowerBound)
    let high = min(a.range.upperBound, b.range.upperBound)
    return folded(.minimum(a, b), range: low...high)
  }

  /// The larger of both; one of them where the ranges decide.
  public static func maximum(_ a: Term, _ b: Term) -> Term {
    if a.range.lowerBound >= b.range.upperBound { return a }
    if b.range.lowerBound >= a.range.upperBound || a == b { return b }
    let low = max(a.range.lowerBound, b.range.lowerBound)
    let high = max(a.range.upperBound, b.range.upperBound)
    return folded(.maximum(a, b), range: low...high)
  }

  /// The distance from 0; the term itself where it is never negative.
  public static func absolute(_ a: Term) -> Term? {
    if a.range.lowerBound >= 0 { return a }
    guard a.range.lowerBound > .min else { return nil }
    let bounds = [abs(a.range.lowerBound), abs(a.range.upperBound)]
    let low = a.range.contains(0) ? 0 : min(bounds[0], bounds[1])
    return folded(.absolute(a), range: low...max(bounds[0], bounds[1]))
  }

  /// `a` where the condition holds, else `b`.
  public static func choose(_ condition: Term, _ a: Term, _ b: Term) -> Term {
    if let value = condition.constant { return value == 1 ? a : b }
    if a == b { return a }
    if a.constant == 1, b.constant == 0 { return condition }
    if a.constant == 0, b.constant == 1 { return not(condition) }
    let low = min(a.range.lowerBound, b.range.lowerBound)
    let high = max(a.range.upperBound, b.range.upperBound)
    return Term(.choose(condition, a, b), range: low...high)
  }

  /// How many values a set, a bit mask, holds.
  public static func setSize(_ set: Term) -> Term {
    if let bits = set.constant { return constant(Int64(bits.nonzeroBitCount)) }
    let bits = Int64.bitWidth - set.range.upperBound.leadingZeroBitCount
    return Term(.setSize(set), range: 0...Int64(bits))
  }

  /// A result of a table for arguments at the scales of its key columns. Requires a row for all arguments within their
  /// ranges.
  public static func lookup(_ table: LookupTable, column: Int, _ arguments: [Term]) -> Term {
    folded(
      .lookup(table, column: column, arguments),
      range: table.resultRange(column: column, within: arguments.map(\.range)))
  }
}
