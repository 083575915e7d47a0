/// A seeded generator: the same seed, the same numbers (Steele, Lea and Flood, 2014).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, but without, `count`.
  mutating func pick(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// A number within the range.
  mutating func pick(_ range: ClosedRange<Int64>) -> Int64 { range.lowerBound + Int64(next() % UInt64(range.count)) }

  /// True once in `count` times.
  mutating func one(in count: Int) -> Bool { pick(count) == 0 }

  mutating func element<Element>(of list: [Element]) -> Element { list[pick(list.count)] }
}
