extension SourceText {
  /// The bytes `range` as they stand in the file, nothing decoded.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Whether the ASCII text `wanted` stands at `offset`.
  func has(_ wanted: String, at offset: Int) -> Bool {
    guard offset >= 0, offset + wanted.utf8.count <= bytes.count else { return false }
    var at = offset
    for byte in wanted.utf8 {
      guard bytes[at] == byte else { return false }
      at += 1
    }
    return true
  }

  /// The offset after the first `wanted` from `offset` on, or the end of the file where there is none.
  func end(of wanted: String, from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, !has(wanted, at: offset) { offset += 1 }
    return min(offset + wanted.utf8.count, bytes.count)
  }

  /// The offset of the last `<` before `offset`: the start of the tag that is open there, because a well-formed tag
  /// holds no other `<`. Zero where there is none.
  func startOfTag(before offset: Int) -> Int {
    var start = min(offset, bytes.count) - 1
    while start > 0, bytes[start] != UInt8(ascii: "<") { start -= 1 }
    return max(start, 0)
  }
}
