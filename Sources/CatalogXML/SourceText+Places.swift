import Diagnostics

extension SourceText {
  /// The place of the bytes `range`, whose ends lie on scalars' boundaries. Cost: two binary searches over the lines.
  func place(_ range: Range<Int>) -> SourceRange {
    let start = position(of: range.lowerBound)
    let end = range.isEmpty ? start : position(of: range.upperBound)
    return SourceRange(
      file: file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }

  /// The place of the one character that holds the byte at `offset`; empty at the end of the file.
  func place(at offset: Int) -> SourceRange {
    var start = min(offset, bytes.count)
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start < bytes.count else { return place(start..<start) }
    return place(start..<endOfScalar(at: start))
  }

  private func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    let lineStart = Int(lineStarts[low])
    let end = max(offset, lineStart)
    // Lines are short as a rule, and then counting from their start is the shortest way.
    let column =
      end - lineStart <= Self.stride ? scalars(in: lineStart..<end) : scalars(before: end) - scalars(before: lineStart)
    return (low + 1, column + 1)
  }

  private func scalars(in range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
  }

  private func scalars(before offset: Int) -> Int {
    let entry = offset / Self.stride
    var count = Int(scalarsBefore[min(entry, scalarsBefore.count - 1)])
    count += scalars(in: min(entry * Self.stride, offset)..<offset)
    return count
  }

  /// The offset after the scalar whose first byte is at `offset`.
  func endOfScalar(at offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
