import FlatArrays

/// Nodes to be looked at again, each once, in the order of their numbers: a bit each.
struct NodeQueue: ~Copyable {
  private let words: FlatArray<UInt64>
  private var isEmpty = true

  /// No nodes of a number of nodes.
  init(nodeCount: Int) { words = FlatArray(zeros: nodeCount / 64 + 1) }

  /// Puts a node in.
  @inline(__always)
  mutating func insert(_ node: Int) {
    isEmpty = false
    words[node >> 6] |= 1 << UInt64(node & 63)
  }

  /// Takes out the first node from a place on; -1 when there is none.
  @inline(__always)
  func takeFirst(from node: Int) -> Int {
    if isEmpty { return -1 }
    var place = node >> 6
    while place < words.count {
      let word = words[place]
      if word != 0 {
        words[place] = word & (word &- 1)
        return place << 6 | word.trailingZeroBitCount
      }
      place &+= 1
    }
    return -1
  }

  /// Takes out the last node up to a place; -1 when there is none.
  @inline(__always)
  func takeLast(to node: Int) -> Int {
    if isEmpty { return -1 }
    var place = node >> 6
    while place >= 0 {
      let word = words[place]
      if word != 0 {
        let bit = 63 &- word.leadingZeroBitCount
        words[place] = word & ~(1 << UInt64(bit))
        return place << 6 | bit
      }
      place &-= 1
    }
    return -1
  }

  /// Notes that all nodes were taken out.
  mutating func finish() { isEmpty = true }

  /// Takes all nodes out.
  mutating func removeAll() {
    if !isEmpty { for place in 0..<words.count { words[place] = 0 } }
    isEmpty = true
  }
}
