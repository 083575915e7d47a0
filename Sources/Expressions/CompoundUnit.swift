import Quantities

/// A unit made of others, such as m·kg/m: powers of base units and an exact factor.
///
/// Two units mean the same where powers and factors agree, whatever they are called.
struct CompoundUnit {
  /// As people write it.
  let text: String
  /// Of length, mass, time, current, temperature, luminous flux, angle, bytes, sets and rolls.
  private let powers: [Int8]
  /// How many of the base units one of it is, as a reduced fraction.
  private let numerator: Int64
  private let denominator: Int64

  /// A unit with a code; nil where its dimension is not made of base units, or its factor not counted in them.
  init?(_ unit: Unit) {
    guard let powers = CompoundUnit.powers(of: unit.dimension) else { return nil }
    self.init(
      unit.code, powers, Int128(unit.factor.mantissa), Int128(powerOfTen(unit.factor.scale)))
  }

  private init?(_ text: String, _ powers: [Int8], _ numerator: Int128, _ denominator: Int128) {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    guard let top = Int64(exactly: numerator / a), let bottom = Int64(exactly: denominator / a) else { return nil }
    self.text = text
    self.powers = powers
    self.numerator = top
    self.denominator = bottom
  }

  /// Whether it measures nothing: what it counts is a number, or a fixed part or multiple of one.
  var isDimensionless: Bool { powers.allSatisfy { $0 == 0 } }

  /// Whether it is the number 1.
  var isOne: Bool { isDimensionless && numerator == 1 && denominator == 1 }

  /// The unit with a code that means the same; nil where there is none.
  var named: Unit? { isOne ? nil : CompoundUnit.units[self] }

  /// Of codes for one unit, the first in the table.
  private static let units = Dictionary(
    Unit.all.compactMap { unit in CompoundUnit(unit).map { ($0, unit) } }, uniquingKeysWith: { first, _ in first })

  /// The unit of a product; nil beyond what can be counted.
  func multiplied(by other: CompoundUnit) -> CompoundUnit? {
    CompoundUnit(
      "\(text)·\(other.text)", zip(powers, other.powers).map { $0 &+ $1 },
      Int128(numerator) * Int128(other.numerator), Int128(denominator) * Int128(other.denominator))
  }

  /// The unit of a quotient; nil beyond what can be counted.
  func divided(by other: CompoundUnit) -> CompoundUnit? {
    CompoundUnit(
      "\(text)/\(other.text)", zip(powers, other.powers).map { $0 &- $1 },
      Int128(numerator) * Int128(other.denominator), Int128(denominator) * Int128(other.numerator))
  }

  /// How many of `target` one of it is, as a reduced fraction; nil where they measure different things.
  func ratio(to target: CompoundUnit) -> (numerator: Int64, denominator: Int64)? {
    guard powers == target.powers, let quotient = divided(by: target) else { return nil }
    return (quotient.numerator, quotient.denominator)
  }

  private static func powers(of dimension: Dimension) -> [Int8]? {
    switch dimension {
    case .count, .ratio: base()
    case .length: base(length: 1)
    case .area: base(length: 2)
    case .volume: base(length: 3)
    case .mass: base(mass: 1)
    case .time: base(time: 1)
    case .power: base(length: 2, mass: 1, time: -3)
    case .energy, .torque: base(length: 2, mass: 1, time: -2)
    case .force: base(length: 1, mass: 1, time: -2)
    case .pressure: base(length: -1, mass: 1, time: -2)
    case .arealDensity: base(length: -2, mass: 1)
    case .linearDensity: base(length: -1, mass: 1)
    case .density: base(length: -3, mass: 1)
    case .speed: base(length: 1, time: -1)
    case .frequency: base(time: -1)
    case .current: base(others: 0)
    case .voltage: base(length: 2, mass: 1, time: -3, others: 0, power: -1)
    case .temperature: base(others: 1)
    case .luminousFlux: base(others: 2)
    case .angle: base(others: 3)
    case .digitalSize: base(others: 4)
    case .set: base(others: 5)
    case .roll: base(others: 6)
    default: nil
    }
  }

  private static func base(
    length: Int8 = 0, mass: Int8 = 0, time: Int8 = 0, others other: Int? = nil, power: Int8 = 1
  ) -> [Int8] {
    var powers: [Int8] = [length, mass, time, 0, 0, 0, 0, 0, 0, 0]
    if let other { powers[3 + other] = power }
    return powers
  }
}

extension CompoundUnit: Hashable {
  static func == (a: Self, b: Self) -> Bool {
    a.powers == b.powers && a.numerator == b.numerator && a.denominator == b.denominator
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(powers)
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
}
