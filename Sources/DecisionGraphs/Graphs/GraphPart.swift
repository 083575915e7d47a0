/// A word of a node: the cube or the node that a branch holds, and whether the branch or the node ends with it.
///
/// Cubes and nodes are numbered together, cubes first and children before parents, so that a pass over the words treats a cube as
/// a node without children. The two ends are bits, not counts, so that a pass needs no jump that depends on them.
struct GraphPart: BitwiseCopyable {
  /// Four times the number, plus two for the end of the node, plus one for the end of the branch.
  var word: UInt32

  /// A part inside a branch.
  init(_ number: Int) {
    precondition(number < 1 << 30, "a graph has more than 2^30 nodes")
    word = UInt32(number) << 2
  }

  /// The number of the cube or node.
  @inline(__always)
  var number: Int { Int(word >> 2) }

  /// 1 for the last part of a branch, else 0.
  @inline(__always)
  var endsBranch: UInt8 { UInt8(truncatingIfNeeded: word & 1) }

  /// 1 for the last part of a node, else 0.
  @inline(__always)
  var endsNode: UInt8 { UInt8(truncatingIfNeeded: word >> 1 & 1) }

  /// Makes it the last part of its branch.
  mutating func endBranch() { word |= 1 }

  /// Makes it the last part of its node.
  mutating func endNode() { word |= 3 }
}

/// The branches of a node, each as the places of its parts.
struct BranchSequence: Sequence, IteratorProtocol {
  private let parts: FlatView<GraphPart>
  private var place: Int
  private let end: Int

  /// The branches in a range of parts.
  @inline(__always)
  init(_ parts: FlatView<GraphPart>, _ range: Range<Int>) {
    self.parts = parts
    place = range.lowerBound
    end = range.upperBound
  }

  /// The next branch.
  @inline(__always)
  mutating func next() -> Range<Int>? {
    if place == end { return nil }
    let start = place
    while parts[place].endsBranch == 0 { place &+= 1 }
    place &+= 1
    return start..<place
  }
}
