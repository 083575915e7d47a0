/// Where the parts of a graph lie in its bytes; the same in memory and in a file.
///
/// A header of 64-bit words, then the sections, each of 32-bit words and aligned to eight bytes.
struct GraphLayout {
  /// The first word of a graph: `OWGRAPH` and the version.
  static let signature: UInt64 = 0x4F57_4752_4150_4802
  /// Words in the header: signature, checksum (two), network's fingerprint (two), six numbers, spare zeros.
  static let headerWords = 16
  /// The header word where the checksummed part begins.
  static let checkedFrom = 3

  /// Number of Boolean variables of the network.
  var imageCount: Int
  /// Number of variables that the graph's literals speak of.
  var variableCount: Int
  /// Number of nodes, children before parents; the last one is the root.
  var nodeCount: Int
  /// Number of cubes and nodes that all branches hold.
  var partCount: Int
  /// Number of cubes.
  var cubeCount: Int
  /// Number of literals and free variables of all cubes.
  var literalCount: Int

  /// By network variable: the literal it equals, or a constant.
  var images: Int { Self.headerWords * 8 }
  /// By node: its first part; one more at the end.
  var nodeStarts: Int { images + Self.padded(imageCount) }
  /// The parts of all branches of all nodes.
  var parts: Int { nodeStarts + Self.padded(nodeCount + 1) }
  /// By cube: its first literal; one more at the end.
  var cubeStarts: Int { parts + Self.padded(partCount) }
  /// The literals and free variables, coded as in `TraceEntry`.
  var literals: Int { cubeStarts + Self.padded(cubeCount + 1) }
  /// By code of a literal or free variable: its first occurrence; one more at the end.
  var occurrenceStarts: Int { literals + Self.padded(literalCount) }
  /// The cubes where each code occurs, ascending.
  var occurrences: Int { occurrenceStarts + Self.padded(4 * variableCount + 1) }
  /// By node: where its count begins among the limbs; one more at the end.
  var limbStarts: Int { occurrences + Self.padded(literalCount) }
  /// Number of bytes of the whole.
  var byteCount: Int { limbStarts + Self.padded(nodeCount + 1) }

  /// Cubes and nodes together.
  var numberCount: Int { cubeCount + nodeCount }

  /// Bytes of a section of 32-bit words.
  static func padded(_ count: Int) -> Int { (count * 4 + 7) & ~7 }
}
