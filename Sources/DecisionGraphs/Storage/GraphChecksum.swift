/// A 128-bit checksum of bytes that notices damage; no protection against forgery.
///
/// Four lanes of multiply and rotate, each taking every fourth word, so that memory is the limit and not the arithmetic.
struct GraphChecksum: Equatable {
  var low: UInt64
  var high: UInt64

  /// The checksum of a store's bytes from `offset` on; a tail shorter than eight bytes is refused by the format before.
  init(of store: GraphBytes, from offset: Int) {
    let words = FlatView<UInt64>(store, at: offset, count: (store.count - offset) / 8)
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place &+ 4 <= words.count {
      a = (a ^ words[place]) &* factor
      b = (b ^ words[place &+ 1]) &* factor
      c = (c ^ words[place &+ 2]) &* factor
      d = (d ^ words[place &+ 3]) &* factor
      a ^= a >> 29
      b ^= b >> 31
      c ^= c >> 33
      d ^= d >> 30
      place &+= 4
    }
    while place < words.count {
      a = (a ^ words[place]) &* factor
      a ^= a >> 32
      place &+= 1
    }
    low = Self.mixed(a &+ Self.mixed(c &+ UInt64(words.count)))
    high = Self.mixed(b &+ Self.mixed(d ^ low))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ value >> 31) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
