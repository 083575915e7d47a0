/// The bytes of one file, with what it takes to turn a byte's offset into a line and a column.
///
/// Invariant: `bytes` is valid UTF-8, at most `Int32.max` long. Every element and attribute of a document points into
/// one such text and computes its places when asked, so that a tree costs nothing for the places nobody asks for.
final class SourceText: Sendable {
  /// Bytes between two entries of `scalarsBefore`: a column costs at most this much counting, however long the line.
  static let stride = 1024

  let file: String
  let bytes: [UInt8]
  /// Offset of the first byte of every line; a byte order mark is before the first.
  let lineStarts: [Int32]
  /// Unicode scalars before every byte whose offset is a multiple of `stride`.
  let scalarsBefore: [Int32]

  /// Reads through `bytes` once; they must be valid UTF-8.
  init(file: String, bytes: [UInt8]) {
    precondition(bytes.count <= Int(Int32.max), "a source text has at most Int32.max bytes")
    var lineStarts: [Int32] = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var scalarsBefore: [Int32] = []
    scalarsBefore.reserveCapacity(bytes.count / Self.stride + 1)
    var scalars: Int32 = 0
    var offset = 0
    while offset < bytes.count {
      scalarsBefore.append(scalars)
      let end = min(offset + Self.stride, bytes.count)
      while offset < end {
        let byte = bytes[offset]
        offset &+= 1
        if byte & 0xC0 != 0x80 { scalars &+= 1 }
        if byte == UInt8(ascii: "\n") { lineStarts.append(Int32(offset)) }
      }
    }
    scalarsBefore.append(scalars)
    self.file = file
    self.bytes = bytes
    self.lineStarts = lineStarts
    self.scalarsBefore = scalarsBefore
  }
}
