/// Repeatable chance (SplitMix64, Steele, Lea and Flood 2014).
struct Lottery {
  private var state: UInt64

  /// The same seed draws the same.
  init(seed: UInt64) { state = seed }

  /// A number of the range, all about equally likely.
  mutating func draw(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return range.lowerBound + Int(mixed % UInt64(range.count))
  }

  /// True once in so many times.
  mutating func wins(oneIn chances: Int) -> Bool { draw(1...chances) == 1 }
}
