/// A 128-bit checksum of bytes that notices damage; no protection against forgery.
///
/// Eight lanes side by side, each with the sum of its words and the sum of those sums, as in Fletcher's checksum: two additions for a
/// word, so that memory is the limit and not the arithmetic. Any change of one word changes its lane's sum, words that change places
/// change the sum of sums. Lanes that multiply and rotate took a quarter longer. Four stretches are read at the same time: one alone
/// waits for memory twice as long.
struct GraphChecksum: Equatable {
  var low: UInt64
  var high: UInt64

  /// The checksum of a store's bytes from `offset` on, which is a multiple of eight, as is the number of bytes.
  init(of store: GraphBytes, from offset: Int) {
    low = UInt64(store.count)
    high = 0x9E37_79B9_7F4A_7C15
    // Blocks lie where the store's alignment lets them be read at once.
    let width = MemoryLayout<SIMD8<UInt64>>.stride
    let firstBlock = min((offset + width - 1) / width * width, store.count)
    let blockCount = (store.count - firstBlock) / width
    add(FlatView(store, at: offset, count: (firstBlock - offset) / 8))
    let blocks = FlatView<SIMD8<UInt64>>(store, at: firstBlock, count: blockCount)
    let stretch = blockCount / 4
    var (first, second, third, fourth) = (Lanes(), Lanes(), Lanes(), Lanes())
    for place in 0..<stretch {
      first.add(blocks[place])
      second.add(blocks[place + stretch])
      third.add(blocks[place + 2 * stretch])
      fourth.add(blocks[place + 3 * stretch])
    }
    for place in 4 * stretch..<blockCount { fourth.add(blocks[place]) }
    for lanes in [first, second, third, fourth] {
      for lane in 0..<SIMD8<UInt64>.scalarCount { add(lanes.sums[lane], lanes.sumsOfSums[lane]) }
    }
    let rest = firstBlock + blockCount * width
    add(FlatView(store, at: rest, count: (store.count - rest) / 8))
  }

  /// The sums of one stretch.
  private struct Lanes {
    var sums = SIMD8<UInt64>(repeating: 1)
    var sumsOfSums = SIMD8<UInt64>()

    @inline(__always)
    mutating func add(_ block: SIMD8<UInt64>) {
      sums &+= block
      sumsOfSums &+= sums
    }
  }

  private mutating func add(_ words: FlatView<UInt64>) {
    for place in 0..<words.count { add(words[place], UInt64(place)) }
  }

  private mutating func add(_ sum: UInt64, _ sumOfSums: UInt64) {
    low = Self.mixed(low &+ sum)
    high = Self.mixed(high &+ sumOfSums &+ low)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ value >> 31) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
