import Quantities

/// Why an operation on numbers has no result; the caller knows where.
enum ArithmeticFault: Error {
  /// The mantissa might leave 64 bits.
  case overflow
  /// More than 18 digits after the point.
  case scale
  /// The divisor might be 0.
  case divisor(ClosedRange<Int64>, scale: Int)
  /// Two units that do not go together.
  case unit(UnitClaim, UnitClaim)
}

extension Optional where Wrapped == Term {
  /// The term, or the fault that its making would overflow.
  func orOverflow() throws(ArithmeticFault) -> Term {
    guard let self else { throw .overflow }
    return self
  }
}

extension Number {
  /// The term at a scale that is not below its own.
  static func raised(_ term: Term, by digits: Int) throws(ArithmeticFault) -> Term {
    guard digits > 0 else { return term }
    if term.constant == 0 { return term }
    guard digits <= FixedDecimal.maximumScale else { throw .overflow }
    return try Term.multiplying(term, .constant(powerOfTen(digits))).orOverflow()
  }

  static func checkedScale(_ scale: Int) throws(ArithmeticFault) -> Int {
    guard scale <= FixedDecimal.maximumScale else { throw .scale }
    return scale
  }

  static func combinedUnit(_ a: Number, _ b: Number) throws(ArithmeticFault) -> UnitClaim {
    guard let claim = a.unit.combined(with: b.unit) else { throw .unit(a.unit, b.unit) }
    return claim
  }

  /// Both numerators over the common divisor, at one scale.
  private static func overCommonDivisor(
    _ a: Number, _ b: Number
  ) throws(ArithmeticFault) -> (a: Term, b: Term, scale: Int, divisor: Term?, divisorScale: Int) {
    var (left, right) = (a.numerator, b.numerator)
    var (leftScale, rightScale) = (a.scale, b.scale)
    var (divisor, divisorScale) = (a.divisor, a.divisorScale)
    if a.divisor != b.divisor || a.divisorScale != b.divisorScale {
      if let other = b.divisor {
        left = try Term.multiplying(left, other).orOverflow()
        leftScale += b.divisorScale
        divisor = try divisor.map { d throws(ArithmeticFault) in try Term.multiplying(d, other).orOverflow() } ?? other
        divisorScale += b.divisorScale
      }
      if let other = a.divisor {
        right = try Term.multiplying(right, other).orOverflow()
        rightScale += a.divisorScale
      }
    }
    let scale = try checkedScale(max(leftScale, rightScale))
    left = try raised(left, by: scale - leftScale)
    right = try raised(right, by: scale - rightScale)
    return (left, right, scale, divisor, divisorScale)
  }

  static func adding(_ a: Number, _ b: Number, subtracting: Bool) throws(ArithmeticFault) -> Number {
    let unit = try combinedUnit(a, b)
    let common = try overCommonDivisor(a, b)
    let sum = subtracting ? Term.subtracting(common.a, common.b) : Term.adding(common.a, common.b)
    var result = Number(try sum.orOverflow(), scale: common.scale, unit: unit)
    result.divisor = common.divisor
    result.divisorScale = try checkedScale(common.divisorScale)
    return result
  }

  static func multiplying(_ a: Number, _ b: Number) throws(ArithmeticFault) -> Number {
    let product = try Term.multiplying(a.numerator, b.numerator).orOverflow()
    guard let unit = a.unit.multiplied(by: b.unit) else { throw .unit(a.unit, b.unit) }
    var result = Number(product, scale: a.scale + b.scale, unit: unit)
    result.divisor = a.divisor ?? b.divisor
    if let first = a.divisor, let second = b.divisor {
      result.divisor = try Term.multiplying(first, second).orOverflow()
    }
    result.divisorScale = try checkedScale(a.divisorScale + b.divisorScale)
    result.simplify()
    result.scale = try checkedScale(result.scale)
    return result
  }

  /// The quotient: exact at once where the divisor is a literal whose reciprocal ends, else with a divisor that waits.
  static func dividing(_ a: Number, by b: Number) throws(ArithmeticFault) -> Number {
    guard !b.numerator.range.contains(0) else { throw .divisor(b.numerator.range, scale: b.scale) }
    guard let unit = a.unit.divided(by: b.unit) else { throw .unit(a.unit, b.unit) }
    if b.divisor == nil, let exact = try exactQuotient(a, by: b) {
      var result = exact
      result.unit = unit
      return result
    }
    var result = a
    if let other = b.divisor {
      result.numerator = try Term.multiplying(a.numerator, other).orOverflow()
      result.scale = try checkedScale(a.scale + b.divisorScale)
    }
    result.divisor =
      try a.divisor.map { d throws(ArithmeticFault) in try Term.multiplying(d, b.numerator).orOverflow() }
      ?? b.numerator
    result.divisorScale = try checkedScale(a.divisorScale + b.scale)
    result.unit = unit
    return result
  }

  /// Multiplies by the reciprocal, where that is a decimal that ends, or divides one constant by another where that is
  /// one.
  private static func exactQuotient(_ a: Number, by b: Number) throws(ArithmeticFault) -> Number? {
    guard let divisor = b.numerator.constant else { return nil }
    for digits in 0...FixedDecimal.maximumScale {
      let power = powerOfTen(digits)
      var result = a
      if power % divisor == 0 {
        result.numerator = try Term.multiplying(a.numerator, .constant(power / divisor)).orOverflow()
      } else if a.divisor == nil, let value = a.numerator.constant,
        Int128(value) * Int128(power) % Int128(divisor) == 0,
        let quotient = Int64(exactly: Int128(value) * Int128(power) / Int128(divisor))
      {
        result.numerator = .constant(quotient)
      } else {
        continue
      }
      result.scale = a.scale + digits - b.scale
      if result.scale < 0 {
        result.numerator = try raised(result.numerator, by: -result.scale)
        result.scale = 0
      }
      result.simplify()
      result.scale = try checkedScale(result.scale)
      return result
    }
    return nil
  }

  /// Drops trailing zeros of a constant.
  private mutating func simplify() {
    guard var value = numerator.constant else { return }
    while scale > 0, value % 10 == 0 {
      value /= 10
      scale -= 1
    }
    numerator = .constant(value)
  }

  /// The number rounded to `digits` after the point, or before it where negative: exact again.
  func rounded(to digits: Int, _ mode: RoundingMode) throws(ArithmeticFault) -> Number {
    if divisor == nil, scale <= max(digits, 0), digits >= 0 { return self }
    let shift = digits + divisorScale - scale
    let top = try Number.raised(numerator, by: shift)
    let bottom = try Number.raised(divisor ?? .constant(1), by: -shift)
    let quotient = try Term.dividing(top, by: bottom, rounding: mode).orOverflow()
    return Number(try Number.raised(quotient, by: -digits), scale: max(digits, 0), unit: unit)
  }

  /// Both mantissas such that the numbers compare as these do.
  static func comparable(_ a: Number, _ b: Number) throws(ArithmeticFault) -> (Term, Term) {
    _ = try combinedUnit(a, b)
    let common = try overCommonDivisor(a, b)
    // Multiplying both sides by a negative divisor turns the comparison round.
    let negative = common.divisor.map { $0.range.upperBound < 0 } ?? false
    return negative ? (common.b, common.a) : (common.a, common.b)
  }
}
