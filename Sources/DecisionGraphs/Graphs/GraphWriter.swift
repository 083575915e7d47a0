/// Puts a graph's sections into one piece of memory.
struct GraphWriter: ~Copyable {
  private var words: FlatArray<UInt64>
  private let layout: GraphLayout
  private let fingerprint: NetworkFingerprint

  /// A writer that has written the header, but for the checksum.
  init(_ layout: GraphLayout, _ fingerprint: NetworkFingerprint) {
    self.layout = layout
    self.fingerprint = fingerprint
    words = FlatArray(capacity: layout.byteCount / 8)
    words.append(GraphLayout.signature)
    words.append(repeating: 0, count: 2)
    words.append(fingerprint.low)
    words.append(fingerprint.high)
    for number in layout.numbers { words.append(UInt64(number)) }
    words.append(repeating: 0, count: GraphLayout.headerWords - words.count)
  }

  /// Writes the next section.
  mutating func put(_ section: borrowing FlatArray<Int32>) {
    var place = 0
    while place < section.count {
      let low = UInt64(UInt32(bitPattern: section[place]))
      let high = place + 1 < section.count ? UInt64(UInt32(bitPattern: section[place + 1])) : 0
      words.append(low | high << 32)
      place += 2
    }
  }

  /// The graph, once all sections are written; adds what is derived from the others and the checksum.
  mutating func graph() -> DecisionGraph {
    precondition(words.count * 8 == layout.byteCount, "a graph lacks a section")
    let draft = DecisionGraph(GraphBytes(words), layout, fingerprint)
    let limbs = draft.limbPlaces()
    words.truncate(to: layout.limbStarts / 8)
    put(limbs)
    let checksum = GraphChecksum(of: GraphBytes(words), from: GraphLayout.checkedFrom * 8)
    words[1] = checksum.low
    words[2] = checksum.high
    return DecisionGraph(GraphBytes(words), layout, fingerprint)
  }
}

extension GraphLayout {
  /// The numbers as they stand in the header.
  var numbers: [Int] { [imageCount, variableCount, nodeCount, branchCount, childCount, literalCount] }
}
