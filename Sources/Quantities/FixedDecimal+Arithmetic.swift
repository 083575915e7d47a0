extension FixedDecimal {
  /// The same number with no trailing zeros after the point.
  public var normalized: FixedDecimal {
    var mantissa = mantissa
    var scale = scale
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      mantissa = quotient
      scale -= 1
    }
    return FixedDecimal(mantissa: mantissa, scale: scale)
  }

  /// The sum, at the larger of both scales; nil on overflow.
  public func adding(_ other: FixedDecimal) -> FixedDecimal? {
    if scale == other.scale {
      let (sum, overflow) = mantissa.addingReportingOverflow(other.mantissa)
      if !overflow { return FixedDecimal(mantissa: sum, scale: scale) }
    }
    let common = max(scale, other.scale)
    return FixedDecimal(exactly: wide(at: common) + other.wide(at: common), scale: common)
  }

  /// The difference, at the larger of both scales; nil on overflow.
  public func subtracting(_ other: FixedDecimal) -> FixedDecimal? {
    let common = max(scale, other.scale)
    return FixedDecimal(exactly: wide(at: common) - other.wide(at: common), scale: common)
  }

  /// The exact product; nil where it has more digits than a fixed decimal holds.
  public func multiplied(by other: FixedDecimal) -> FixedDecimal? {
    FixedDecimal(exactly: Int128(mantissa) * Int128(other.mantissa), scale: scale + other.scale)
  }

  /// The number with the opposite sign; nil on overflow.
  public var negated: FixedDecimal? {
    let (result, overflow) = Int64(0).subtractingReportingOverflow(mantissa)
    return overflow ? nil : FixedDecimal(mantissa: result, scale: scale)
  }

  /// The number at exactly `scale` digits after the point, rounded by `mode` where that loses digits; nil on overflow.
  public func rescaled(to scale: Int, rounding mode: RoundingMode) -> FixedDecimal? {
    precondition(scale >= 0 && scale <= FixedDecimal.maximumScale, "a scale lies between 0 and 18")
    if scale == self.scale { return self }
    if scale < self.scale {
      let rounded = mantissa.divided(by: powerOfTen(self.scale - scale), rounding: mode)
      return FixedDecimal(mantissa: rounded, scale: scale)
    }
    guard let mantissa = Int64(exactly: wide(at: scale)) else { return nil }
    return FixedDecimal(mantissa: mantissa, scale: scale)
  }

  /// The mantissa at exactly `scale` digits after the point; nil where that would lose digits or overflow.
  public func mantissa(atScale scale: Int) -> Int64? {
    if scale >= self.scale { return Int64(exactly: wide(at: scale)) }
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: powerOfTen(self.scale - scale))
    return remainder == 0 ? quotient : nil
  }

  /// The quotient at `scale` digits after the point, rounded by `mode`; nil on overflow or a divisor of 0.
  public func divided(by divisor: FixedDecimal, scale: Int, rounding mode: RoundingMode) -> FixedDecimal? {
    guard divisor.mantissa != 0 else { return nil }
    let shift = scale + divisor.scale - self.scale
    var numerator = Int128(mantissa)
    var denominator = Int128(divisor.mantissa)
    for _ in 0..<abs(shift) {
      let (product, overflow) = (shift > 0 ? numerator : denominator).multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      if shift > 0 { numerator = product } else { denominator = product }
    }
    guard let quotient = Int64(exactly: numerator.divided(by: denominator, rounding: mode)) else { return nil }
    return FixedDecimal(mantissa: quotient, scale: scale)
  }

  /// The mantissa at `scale`, which is not below the own one; at most 2^63 * 10^18, which 128 bits hold.
  private func wide(at scale: Int) -> Int128 {
    Int128(mantissa) * Int128(powerOfTen(scale - self.scale))
  }
}

extension FixedDecimal: Comparable {
  public static func == (a: Self, b: Self) -> Bool {
    if a.scale == b.scale { return a.mantissa == b.mantissa }
    let common = max(a.scale, b.scale)
    return a.wide(at: common) == b.wide(at: common)
  }

  public static func < (a: Self, b: Self) -> Bool {
    if a.scale == b.scale { return a.mantissa < b.mantissa }
    let common = max(a.scale, b.scale)
    return a.wide(at: common) < b.wide(at: common)
  }
}

extension FixedDecimal: Hashable {
  public func hash(into hasher: inout Hasher) {
    let normalized = normalized
    hasher.combine(normalized.mantissa)
    hasher.combine(normalized.scale)
  }
}
