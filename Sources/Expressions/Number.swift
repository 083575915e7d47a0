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

/// What is known of a number's unit.
enum UnitClaim: Hashable {
  /// Nothing: literals, counts, products of different units. Adapts to any unit.
  case free
  /// The unit of a product with a number that might itself be a rate, such as `0.035 * width`. Never a reason for an
  /// error, but enough to convert from.
  case assumed(Unit)
  case known(Unit)

  init(_ unit: Unit?) {
    self = unit.map(UnitClaim.known) ?? .free
  }

  var unit: Unit? {
    switch self {
    case .free: nil
    case .assumed(let unit), .known(let unit): unit
    }
  }

  /// The unit of a sum or comparison of both; nil where they contradict each other.
  func combined(with other: UnitClaim) -> UnitClaim? {
    switch (self, other) {
    case (.free, let claim), (let claim, .free): return claim
    case (.known(let a), .known(let b)): return UnitClaim.same(a, b) ? self : nil
    case (.known, .assumed): return self
    case (.assumed, .known): return other
    case (.assumed(let a), .assumed(let b)): return UnitClaim.same(a, b) ? self : .free
    }
  }

  /// Whether both are one unit under different codes, such as C62 and H87.
  static func same(_ a: Unit, _ b: Unit) -> Bool {
    a.dimension == b.dimension && a.factor == b.factor
  }

  /// The unit of the product: lengths of one unit multiply to areas and volumes, pieces count, anything else is open.
  func multiplied(by other: UnitClaim) -> UnitClaim {
    switch (self, other) {
    case (.free, .free): return .free
    case (.free, let claim), (let claim, .free): return claim.unit.map(UnitClaim.assumed) ?? .free
    default: break
    }
    guard let a = unit, let b = other.unit else { return .free }
    let product: Unit? =
      if b.dimension == .count { a } else if a.dimension == .count { b } else { UnitClaim.product(a, b) }
    guard let product else { return .free }
    if case .known = self, case .known = other { return .known(product) }
    return .assumed(product)
  }

  private static func product(_ a: Unit, _ b: Unit) -> Unit? {
    for (length, area, volume) in [("MMT", "MMK", "MMQ"), ("CMT", "CMK", "CMQ"), ("MTR", "MTK", "MTQ")] {
      if a.code == length, b.code == length { return Unit(code: area) }
      if Set([a.code, b.code]) == [length, area] { return Unit(code: volume) }
    }
    return nil
  }

  /// The unit of the quotient: equal units cancel, pieces divide; anything else is open.
  func divided(by other: UnitClaim) -> UnitClaim {
    guard let a = unit else { return .free }
    guard let b = other.unit else { return .assumed(a) }
    if b.dimension == .count, a.dimension != .count { return .assumed(a) }
    return .free
  }
}
