/// The integers that leave a given remainder: `remainder + k * modulus`; a modulus of 0 stands for the remainder alone.
struct ResidueClass: Equatable {
  /// Distance of neighbours, not negative.
  var modulus: Int128
  /// One member.
  var remainder: Int128

  /// The smallest class that holds a domain's values.
  init(_ domain: Domain) {
    remainder = Int128(domain.lower)
    modulus = domain.count == 1 ? 0 : Int128(domain.stride)
  }

  /// The class of one integer.
  init(_ value: Int64) { (modulus, remainder) = (0, Int128(value)) }

  /// A class by its parts.
  init(modulus: Int128, remainder: Int128) { (self.modulus, self.remainder) = (modulus, remainder) }

  /// The smallest class that holds the members of both.
  func union(_ other: ResidueClass) -> ResidueClass {
    let distance = (remainder - other.remainder).magnitude
    let common = greatestCommonDivisor(
      greatestCommonDivisor(UInt128(modulus), UInt128(other.modulus)), UInt128(distance))
    return ResidueClass(modulus: Int128(common), remainder: remainder)
  }

  /// Whether an integer belongs to the class.
  func contains(_ value: Int128) -> Bool {
    modulus == 0 ? value == remainder : (value - remainder) % modulus == 0
  }
}

/// Euclid's algorithm; 0 divides by everything.
func greatestCommonDivisor<Number: BinaryInteger>(_ left: Number, _ right: Number) -> Number {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}
