/// A set of value indices as bits.
public struct IndexMask: Hashable, Sendable {
  /// Bit i of word w stands for index 64 w + i; the last word is not 0.
  public private(set) var words: [UInt64]

  /// The given indices, none negative.
  public init(_ indices: some Sequence<Int>) {
    words = []
    for index in indices { insert(index) }
  }

  /// The indices below `count` whose bits are set in `words`.
  public init(words: [UInt64], count: Int) {
    precondition(count <= words.count * 64, "a mask has a bit for each index")
    self.words = Array(words.prefix((count + 63) / 64))
    if count % 64 > 0 { self.words[count / 64] &= (1 << UInt64(count % 64)) - 1 }
    while self.words.last == 0 { self.words.removeLast() }
  }

  /// Adds an index that is not negative.
  public mutating func insert(_ index: Int) {
    precondition(index >= 0, "an index is not negative")
    while words.count <= index / 64 { words.append(0) }
    words[index / 64] |= 1 << UInt64(index % 64)
  }

  /// Whether the set holds `index`; an unset value, -1, is in no set.
  public func contains(_ index: Int64) -> Bool {
    guard index >= 0, index < Int64(words.count) * 64 else { return false }
    return words[Int(index) / 64] >> UInt64(index % 64) & 1 != 0
  }

  /// The indices, ascending.
  public var indices: [Int] {
    (0..<words.count * 64).filter { contains(Int64($0)) }
  }

  /// How many indices the set holds.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
