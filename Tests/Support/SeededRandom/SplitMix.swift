/// Chance that is the same everywhere: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), for the samples that tests make.
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// The one stream of a seed.
  public init(_ seed: Int) {
    // Neighbouring seeds would give one stream, shifted, if the seed were the state.
    state = UInt64(seed)
    state = next()
  }

  /// 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in so many cases of a hundred.
  public mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }

  /// A time or another whole number of the range.
  public mutating func time(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &self)
  }

  /// A number from 0 up to, but without, `count`.
  public mutating func index(_ count: Int) -> Int {
    Int.random(in: 0..<count, using: &self)
  }
}
