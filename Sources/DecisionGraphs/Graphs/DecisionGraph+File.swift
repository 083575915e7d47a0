/// Why a file is not taken for a graph.
public enum GraphFileFault: Error, Equatable, CustomStringConvertible {
  /// The file cannot be opened, or is empty.
  case unreadable(String)
  /// The file cannot be written.
  case unwritable(String)
  /// The file does not begin as graphs of this version do.
  case foreign(String)
  /// The file is a graph that was cut or changed.
  case damaged(String)

  /// What is wrong, with the file's name.
  public var description: String {
    switch self {
    case .unreadable(let path): "\(path): cannot be read"
    case .unwritable(let path): "\(path): cannot be written"
    case .foreign(let path): "\(path): no decision graph of this version"
    case .damaged(let path): "\(path): a decision graph, but cut or changed since it was written"
    }
  }
}

extension DecisionGraph {
  /// Maps a graph that `write(to:)` wrote; costs one look at its bytes for the checksum, and nothing is parsed.
  ///
  /// - Throws: a file that is no graph of this version, or not the one that was written.
  public init(contentsOf path: String) throws(GraphFileFault) {
    guard let bytes = GraphBytes(mapping: path) else { throw .unreadable(path) }
    guard bytes.count >= 8, FlatView<UInt64>(bytes, at: 0, count: 1)[0] == GraphLayout.signature else {
      throw .foreign(path)
    }
    guard bytes.count >= GraphLayout.headerWords * 8 else { throw .damaged(path) }
    let header = FlatView<UInt64>(bytes, at: 0, count: GraphLayout.headerWords)
    let numbers = (5..<11).map { header[$0] }
    guard numbers.allSatisfy({ $0 < 1 << 31 }) else { throw .damaged(path) }
    let layout = GraphLayout(
      imageCount: Int(numbers[0]), variableCount: Int(numbers[1]), nodeCount: Int(numbers[2]),
      partCount: Int(numbers[3]), cubeCount: Int(numbers[4]), literalCount: Int(numbers[5]))
    guard layout.byteCount == bytes.count else { throw .damaged(path) }
    let checksum = GraphChecksum(of: bytes, from: GraphLayout.checkedFrom * 8)
    guard checksum.low == header[1], checksum.high == header[2] else { throw .damaged(path) }
    self.init(bytes, layout, NetworkFingerprint(low: header[3], high: header[4]))
  }

  /// Writes the graph to a file, in place of what is there.
  ///
  /// - Throws: when the system refuses.
  public func write(to path: String) throws(GraphFileFault) {
    if !bytes.write(to: path) { throw .unwritable(path) }
  }
}
