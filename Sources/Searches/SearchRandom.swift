/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the searches' dice, the same on every machine.
public struct SearchRandom: Sendable {
  @usableFromInline var state: UInt64

  /// The one stream of a seed.
  public init(seed: UInt64) { state = seed }

  /// Streams of different seeds or numbers are unrelated.
  public init(seed: UInt64, stream: Int) {
    state = seed
    state = next() ^ (UInt64(truncatingIfNeeded: stream) &* 0xD134_2543_DE82_EF95)
    state = next()
  }

  /// 64 bits.
  @inlinable @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to `bound`, which is more than 0.
  @inlinable @inline(__always)
  public mutating func below(_ bound: Int32) -> Int32 {
    // The high half of a product: no division, and a bias of 2⁻³² that no search notices.
    Int32(truncatingIfNeeded: ((next() >> 32) &* UInt64(UInt32(bitPattern: bound))) >> 32)
  }

  /// A number from 0 up to a bound of 64 bits, which is more than 0.
  @inlinable @inline(__always)
  public mutating func wide(below bound: UInt64) -> UInt64 { next().multipliedFullWidth(by: bound).high }
}
