import FlatArrays

/// Puts a graph's sections into one piece of memory.
struct GraphWriter: ~Copyable {
  private let bytes: GraphBytes
  private var end: Int
  private let layout: GraphLayout
  private let fingerprint: NetworkFingerprint

  /// A writer that has written the header, but for the checksum.
  init(_ layout: GraphLayout, _ fingerprint: NetworkFingerprint) {
    self.layout = layout
    self.fingerprint = fingerprint
    bytes = GraphBytes(zeros: layout.byteCount)
    end = GraphLayout.headerWords * 8
    bytes.set(GraphLayout.signature, at: 0)
    bytes.set(fingerprint.low, at: 24)
    bytes.set(fingerprint.high, at: 32)
    for (place, number) in layout.numbers.enumerated() { bytes.set(UInt64(number), at: 40 + 8 * place) }
  }

  /// Writes the next section.
  mutating func put<Word: BitwiseCopyable>(_ section: borrowing FlatArray<Word>) {
    precondition(MemoryLayout<Word>.size == 4, "sections are of 32-bit words")
    for place in 0..<section.count { bytes.set(section[place], at: end &+ 4 &* place) }
    end += GraphLayout.padded(section.count)
  }

  /// The graph, once all sections but the last are written; adds that, which is derived from the others, and the checksum.
  mutating func graph() -> DecisionGraph {
    precondition(end == layout.limbStarts, "a graph lacks a section")
    let graph = DecisionGraph(bytes, layout, fingerprint)
    put(graph.limbPlaces())
    let checksum = GraphChecksum(of: bytes, from: GraphLayout.checkedFrom * 8)
    bytes.set(checksum.low, at: 8)
    bytes.set(checksum.high, at: 16)
    return graph
  }
}

extension GraphLayout {
  /// The numbers as they stand in the header.
  var numbers: [Int] { [imageCount, variableCount, nodeCount, partCount, cubeCount, literalCount] }
}
