/// The bytes of a file, and where its lines are, which is asked only when something is wrong.
struct InstanceText {
  let bytes: [UInt8]

  /// The line of an offset, counted from 1. Cost: linear in the offset.
  func line(at offset: Int) -> Int {
    var line = 1
    for byte in bytes[..<min(offset, bytes.count)] where byte == UInt8(ascii: "\n") { line += 1 }
    return line
  }

  /// A fault at an offset.
  func fault(_ message: String, at offset: Int) -> InstanceFault {
    InstanceFault(line: line(at: offset), message: message)
  }

  /// The text of a stretch, cut to what a message can hold and with what is not UTF-8 replaced.
  func excerpt(_ range: Range<Int>) -> String {
    let shown = range.count > 60 ? range.lowerBound..<range.lowerBound + 60 : range
    return String(decoding: bytes[shown], as: UTF8.self) + (range.count > 60 ? "…" : "")
  }

  /// The stretch of bytes from an offset up to the next blank.
  func word(at offset: Int) -> Range<Int> {
    var end = offset
    while end < bytes.count, bytes[end] > 32 { end += 1 }
    return offset..<end
  }
}

extension [UInt8] {
  /// The bytes of a text without the mark that some editors and spreadsheets put in front of UTF-8.
  public var withoutByteOrderMark: [UInt8] { starts(with: [0xEF, 0xBB, 0xBF]) ? Array(self[3...]) : self }
}
