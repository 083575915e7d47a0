/// A small generator of reproducible random numbers (SplitMix64, Steele, Lea and Flood 2014).
struct Lottery: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that repeats for the same seed.
  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range.
  mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// A number of a range.
  mutating func draw(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }

  /// True once in `chances`.
  mutating func hits(oneIn chances: Int) -> Bool { draw(1...chances) == 1 }

  /// One of the elements.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[draw(0...(elements.count - 1))] }
}
