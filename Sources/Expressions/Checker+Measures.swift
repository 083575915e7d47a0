import Quantities

/// Numbers where an expression ends and somebody acts on them: a saw, a clock, a cashier.
extension Checker {
  /// The number brought to `unit`, exactly.
  mutating func measured(_ number: Number, in unit: Unit, range: Range<Int>) -> (type: ValueType, term: Term)? {
    var number = number
    switch number.unit {
    case .free: break
    case .assumed(let own):
      guard own.dimension != unit.dimension || UnitClaim.same(own, unit) else {
        return reportAssumed(own, wanted: unit, range: range)
      }
    case .known, .compound:
      guard let ratio = number.unit.ratio(to: unit) else {
        return reportUnit(number.unit, wanted: "\(unit.code) (\(unit.symbol))", range: range)
      }
      let own = number
      let converted = arithmetic(range) { () throws(ArithmeticFault) in
        try Number.converted(own, to: unit, ratio)
      }
      guard let converted else { return nil }
      if own.divisor == nil, converted.divisor != nil { return reportInexact(own.unit, wanted: unit, range: range) }
      number = converted
    }
    number.unit = .known(unit)
    return typed(.number(number), range: range)
  }

  /// The number, if it measures nothing.
  mutating func plain(_ number: Number, range: Range<Int>) -> (type: ValueType, term: Term)? {
    switch number.unit {
    case .free, .assumed: break
    case .known(let unit) where unit.dimension == .count && unit.factor == 1: break
    case .known, .compound: return reportUnit(number.unit, wanted: "a number without a unit", range: range)
    }
    return typed(.number(number), range: range)
  }

  private mutating func reportUnit(
    _ given: UnitClaim, wanted: String, range: Range<Int>
  ) -> (type: ValueType, term: Term)? {
    report("unit-mismatch", range, "'\(excerpt(range))' is in \(given.text), but \(wanted) is wanted here")
    return nil
  }

  private mutating func reportAssumed(
    _ given: Unit, wanted: Unit, range: Range<Int>
  ) -> (type: ValueType, term: Term)? {
    report(
      "unit-mismatch", range,
      "'\(excerpt(range))' seems to be in \(given.code) (\(given.symbol)), but \(wanted.code) (\(wanted.symbol)) is "
        + "wanted here; say convert(…, \(wanted.code))")
    return nil
  }

  private mutating func reportInexact(
    _ given: UnitClaim, wanted: Unit, range: Range<Int>
  ) -> (type: ValueType, term: Term)? {
    report(
      "inexact-quotient", range,
      "'\(excerpt(range))' in \(given.text) need not come to finitely many digits in \(wanted.code) "
        + "(\(wanted.symbol)); put it inside round(convert(…, \(wanted.code)), digits)")
    return nil
  }
}
