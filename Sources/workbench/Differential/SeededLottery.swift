/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine.
struct SeededLottery: RandomNumberGenerator {
  private var state: UInt64

  /// The generator of one network of a run.
  init(seed: UInt64, network: Int) {
    state = seed
    state = next() ^ UInt64(network)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range.
  mutating func draw<Number: FixedWidthInteger>(_ range: ClosedRange<Number>) -> Number {
    .random(in: range, using: &self)
  }

  /// True once in so many times.
  mutating func hits(oneIn chances: Int) -> Bool { draw(1...chances) == 1 }

  /// One of the elements.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[draw(0...(elements.count - 1))] }
}
