/// An exact fraction, reduced, with a positive denominator: what the tests calculate with.
struct Fraction: Hashable, Comparable {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128 = 1) {
    precondition(denominator != 0)
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(max(a, 1)) * (denominator < 0 ? -1 : 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  static func + (a: Self, b: Self) -> Self {
    Self(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }
  static func - (a: Self, b: Self) -> Self { a + Self(-b.numerator, b.denominator) }
  static func * (a: Self, b: Self) -> Self { Self(a.numerator * b.numerator, a.denominator * b.denominator) }
  static func / (a: Self, b: Self) -> Self { Self(a.numerator * b.denominator, a.denominator * b.numerator) }
  static func < (a: Self, b: Self) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }

  /// The greatest whole number that is not above.
  var floor: Self {
    let quotient = numerator / denominator
    return Self(numerator < 0 && quotient * denominator != numerator ? quotient - 1 : quotient)
  }

  /// The nearest whole number, halves away from zero.
  var rounded: Self {
    numerator < 0 ? Self(0) - (Self(0) - self).rounded : (self + Self(1, 2)).floor
  }
}
