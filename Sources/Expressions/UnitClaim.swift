import Quantities

/// What is known of a number's unit.
enum UnitClaim: Hashable {
  /// Nothing: literals, counts. Adapts to any unit.
  case free
  /// The unit of a product with a number that might itself be a rate, such as `0.035 * width`. Never a reason for an
  /// error where operands meet, but enough to convert from.
  case assumed(Unit)
  case known(Unit)
  /// A product or quotient of units that no code stands for.
  case compound(CompoundUnit)

  init(_ unit: Unit?) {
    self = unit.map(UnitClaim.known) ?? .free
  }

  /// The unit with a code.
  var unit: Unit? {
    switch self {
    case .free, .compound: nil
    case .assumed(let unit), .known(let unit): unit
    }
  }

  /// What is known, for messages: `CMT (cm)`.
  var text: String {
    switch self {
    case .free: "no unit"
    case .assumed(let unit), .known(let unit): "\(unit.code) (\(unit.symbol))"
    case .compound(let compound): compound.text
    }
  }

  /// As a compound, where it is known and made of base units.
  var compound: CompoundUnit? {
    switch self {
    case .free, .assumed: nil
    case .known(let unit): CompoundUnit(unit)
    case .compound(let compound): compound
    }
  }

  /// The unit of a sum or comparison of both; nil where they contradict each other.
  func combined(with other: UnitClaim) -> UnitClaim? {
    switch (self, other) {
    case (.free, let claim), (let claim, .free): return claim
    case (.assumed(let a), .assumed(let b)): return UnitClaim.same(a, b) ? self : .free
    case (_, .assumed): return self
    case (.assumed, _): return other
    case (.known(let a), .known(let b)) where UnitClaim.same(a, b): return self
    default: return compound != nil && compound == other.compound ? self : nil
    }
  }

  /// Whether both are one unit under different codes, such as C62 and H87.
  static func same(_ a: Unit, _ b: Unit) -> Bool {
    a.dimension == b.dimension && a.factor == b.factor
  }

  /// The unit of the product; pieces count. nil where the two should have cancelled, but are parts or multiples of each other.
  func multiplied(by other: UnitClaim) -> UnitClaim? {
    switch (self, other) {
    case (.free, .free): return .free
    case (.free, let claim), (let claim, .free): return claim.unit.map(UnitClaim.assumed) ?? .free
    default: break
    }
    if case .known = self, other.isPieces { return self }
    if case .known = other, isPieces { return other }
    guard let a = compound, let b = other.compound else { return assumedProduct(with: other) }
    guard let product = a.multiplied(by: b) else { return .free }
    let result = UnitClaim.result(product, of: a, b)
    guard case .compound? = result else { return result }
    // `PT20S * width` is so many seconds for each unit of width.
    for claim in [self, other] {
      if let unit = claim.unit, unit.dimension == .time { return .assumed(unit) }
    }
    return result
  }

  /// The unit of a product of which one is only assumed.
  private func assumedProduct(with other: UnitClaim) -> UnitClaim {
    guard let a = unit, let b = other.unit else { return .free }
    if other.isPieces { return .assumed(a) }
    if isPieces { return .assumed(b) }
    guard let first = CompoundUnit(a), let second = CompoundUnit(b) else { return .free }
    return first.multiplied(by: second)?.named.map(UnitClaim.assumed) ?? .free
  }

  /// The unit of the quotient: equal units cancel, pieces divide. nil where the two should cancel, but are parts or multiples
  /// of each other.
  func divided(by other: UnitClaim) -> UnitClaim? {
    if case .free = self { return .free }
    if case .free = other { return unit.map(UnitClaim.assumed) ?? .free }
    if other.isPieces, !isPieces { return unit.map(UnitClaim.assumed) ?? .free }
    guard let a = compound, let b = other.compound else { return .free }
    guard let quotient = a.divided(by: b) else { return .free }
    return UnitClaim.result(quotient, of: a, b)
  }

  private static func result(_ result: CompoundUnit, of a: CompoundUnit, _ b: CompoundUnit) -> UnitClaim? {
    if result.isOne { return .free }
    if result.isDimensionless, !a.isDimensionless { return nil }
    return result.named.map(UnitClaim.known) ?? .compound(result)
  }

  /// Whether it counts pieces one by one.
  private var isPieces: Bool { unit.map { $0.dimension == .count && $0.factor == 1 } ?? false }

  /// How many of `target` one of the unit is, as a reduced fraction; nil where it is not known, or measures something else.
  func ratio(to target: Unit) -> (numerator: Int64, denominator: Int64)? {
    if let unit, let ratio = unit.conversionRatio(to: target) { return ratio }
    guard let target = CompoundUnit(target) else { return nil }
    return compound?.ratio(to: target)
  }
}
