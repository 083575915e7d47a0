// Products and quotients of bounded integers, by interval reasoning in 128 bits. The result lies between the extreme corners of
// its operands' box; an operand between the corners of result and other operand where those are one-signed. When the
// operands are fixed the box is a point, so the constraint is decided exactly.

extension Engine {
  /// An interval, empty when `low > high`.
  private struct Interval {
    var low: Int128
    var high: Int128

    static let none = Interval(low: .max, high: .min)

    mutating func include(_ value: Int128) {
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    }
  }

  private func interval(_ item: Int32) -> Interval {
    Interval(low: Int128(domains.lower(item)), high: Int128(domains.upper(item)))
  }

  /// Prunes with `x = y * z`, the record's terms in that order.
  mutating func propagateProduct(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    let (result, left, right) = operands(record)
    let (y, z) = (interval(left), interval(right))
    var box = Interval.none
    for factor in [y.low, y.high] {
      box.include(factor * z.low)
      box.include(factor * z.high)
    }
    if !confine(result, box, constraint, record) { return false }
    if !isEnforced(record) { return true }
    return confineFactor(left, result, right, constraint, record)
      && confineFactor(right, result, left, constraint, record)
  }

  private mutating func confineFactor(
    _ factor: Int32, _ product: Int32, _ other: Int32, _ constraint: Int32, _ record: ConstraintRecord
  ) -> Bool {
    let (x, z) = (interval(product), interval(other))
    if z.low <= 0 && z.high >= 0 { return true }
    var box = Interval.none
    for dividend in [x.low, x.high] {
      for divisor in [z.low, z.high] {
        box.low = min(box.low, dividend.quotient(rounded: .up, by: divisor))
        box.high = max(box.high, dividend.quotient(rounded: .down, by: divisor))
      }
    }
    return confine(factor, box, constraint, record)
  }

  /// Prunes with `x = y / z` rounded, the record's terms in that order.
  mutating func propagateQuotient(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    let (result, dividend, divisor) = operands(record)
    let rounding: Rounding = record.kind == .floorQuotient ? .down : .up
    let (y, z) = (interval(dividend), interval(divisor))
    var box = Interval.none
    for part in [Interval(low: max(z.low, 1), high: z.high), Interval(low: z.low, high: min(z.high, -1))]
    where part.low <= part.high {
      for above in [y.low, y.high] {
        box.include(above.quotient(rounded: rounding, by: part.low))
        box.include(above.quotient(rounded: rounding, by: part.high))
      }
    }
    if box.low > box.high { return true }
    if !confine(result, box, constraint, record) { return false }
    if !isEnforced(record) { return true }
    return confineDividend(dividend, interval(result), z, rounding, constraint, record)
  }

  private mutating func confineDividend(
    _ dividend: Int32, _ x: Interval, _ z: Interval, _ rounding: Rounding, _ constraint: Int32,
    _ record: ConstraintRecord
  ) -> Bool {
    // Dividends of quotient q and divisor d lie from q·d to just short of the next quotient's, on either side of 0.
    let next: Int128 = rounding == .down ? 1 : -1
    var box = Interval.none
    for part in [Interval(low: max(z.low, 1), high: z.high), Interval(low: z.low, high: min(z.high, -1))]
    where part.low <= part.high {
      for q in [x.low, x.high] {
        for d in [part.low, part.high] {
          box.include(q * d)
          box.include((q + next) * d + ((next > 0) == (d > 0) ? -1 : 1))
        }
      }
    }
    return box.low > box.high || confine(dividend, box, constraint, record)
  }

  private func operands(_ record: ConstraintRecord) -> (Int32, Int32, Int32) {
    (
      constraints.terms[record.start].item, constraints.terms[record.start + 1].item,
      constraints.terms[record.start + 2].item
    )
  }

  /// Keeps a variable within an interval; when the constraint is not switched on, only notices that it cannot be.
  private mutating func confine(
    _ variable: Int32, _ box: Interval, _ constraint: Int32, _ record: ConstraintRecord
  ) -> Bool {
    let (lower, upper) = (Int128(domains.lower(variable)), Int128(domains.upper(variable)))
    if box.low > upper || box.high < lower { return refute(constraint, record) }
    if !isEnforced(record) { return true }
    if box.low > lower, !requireAtLeast(variable, Int64(box.low), .constraint(constraint)) { return false }
    return box.high >= upper || requireAtMost(variable, Int64(box.high), .constraint(constraint))
  }

  /// Explains what a product or quotient pruned, or why it cannot hold: the bounds of all variables that it was derived from.
  mutating func explainFunction(_ record: ConstraintRecord, _ target: Int32?, before place: Int32) {
    let items = (0..<3).map { constraints.terms[record.start + $0].item }
    let pruned = target.map { variable(of: $0) } ?? -1
    let isPrunedOnce = items.count { $0 == pruned } == 1
    for item in items where !(isPrunedOnce && item == pruned) { addBounds(item, before: place) }
  }
}
