/// A natural number of any size.
///
/// Counts of configurations have hundreds of digits. Limbs are 64 bits wide, the lowest first, without leading zeros;
/// zero has none.
public struct Natural: Hashable, Sendable {
  /// The limbs, lowest first.
  private(set) var limbs: [UInt64]

  /// A small number.
  public init(_ value: UInt64 = 0) { limbs = value == 0 ? [] : [value] }

  /// The number with the given limbs, lowest first; leading zeros are dropped.
  init(limbs: some Sequence<UInt64>) {
    self.limbs = Array(limbs)
    trim()
  }

  /// Whether it is 0.
  public var isZero: Bool { limbs.isEmpty }

  /// Number of bits without leading zeros.
  public var bitWidth: Int { limbs.isEmpty ? 0 : limbs.count * 64 - limbs[limbs.count - 1].leadingZeroBitCount }

  private mutating func trim() {
    while let last = limbs.last, last == 0 { limbs.removeLast() }
  }
}

extension Natural: Comparable {
  /// Orders by value.
  public static func < (left: Natural, right: Natural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }
}
