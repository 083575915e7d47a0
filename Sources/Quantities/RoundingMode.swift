/// What becomes of the digits that a result has no room for; named as in java.math and the General Decimal Arithmetic.
public enum RoundingMode: String, Hashable, Sendable, CaseIterable {
  /// Away from zero.
  case up
  /// Towards zero.
  case down
  /// Towards negative infinity.
  case floor
  /// Towards positive infinity.
  case ceiling
  /// To the nearest, halves away from zero: commercial rounding.
  case halfUp
  /// To the nearest, halves to the even neighbour: bankers' rounding.
  case halfEven
  /// To the nearest, halves towards zero.
  case halfDown
}

extension FixedWidthInteger where Self: SignedInteger {
  /// The quotient rounded to an integer by `mode`. Requires a divisor other than 0, and not `min / -1`.
  @inlinable
  public func divided(by divisor: Self, rounding mode: RoundingMode) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 { return quotient }
    let away: Self = (remainder < 0) == (divisor < 0) ? 1 : -1
    switch mode {
    case .down: return quotient
    case .up: return quotient + away
    case .floor: return away < 0 ? quotient - 1 : quotient
    case .ceiling: return away > 0 ? quotient + 1 : quotient
    case .halfUp, .halfEven, .halfDown:
      let size = remainder.magnitude
      let rest = divisor.magnitude - size
      if size != rest { return size > rest ? quotient + away : quotient }
      if mode == .halfDown { return quotient }
      return mode == .halfUp || quotient & 1 != 0 ? quotient + away : quotient
    }
  }
}
