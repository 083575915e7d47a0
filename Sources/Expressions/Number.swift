import Quantities

/// A number while an expression is checked: an exact fraction of terms, and what is known of its unit.
///
/// Its value is `numerator / 10^scale`, divided by `divisor / 10^divisorScale` where there is one. A divisor waits
/// until rounding or a comparison makes the quotient exact.
struct Number {
  var numerator: Term
  var scale: Int
  var divisor: Term?
  var divisorScale = 0
  var unit: UnitClaim

  init(_ term: Term, scale: Int, unit: UnitClaim = .free) {
    numerator = term
    self.scale = scale
    self.unit = unit
  }

  init(_ value: FixedDecimal, unit: UnitClaim = .free) {
    let value = value.normalized
    self.init(.constant(value.mantissa), scale: value.scale, unit: unit)
  }
}
