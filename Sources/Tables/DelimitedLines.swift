/// Cuts delimiter-separated text into lines of cells.
struct DelimitedLines {
  /// What stands between two separators.
  struct Cell {
    /// Without quotes and without the blanks around it.
    var text: String
    /// Of its first byte, or the quote.
    var offset: Int
  }

  /// A line of the table: several of the text where quotations hold line ends.
  struct Line {
    /// Where it begins, counted from 1.
    var number: Int
    var offset: Int
    var cells: [Cell] = []

    /// Whether nothing stands in any cell.
    var isBlank: Bool { cells.allSatisfy(\.text.isEmpty) }
  }

  private let bytes: [UInt8]
  let separator: UInt8
  private var offset: Int
  private var number: Int

  /// Lines of valid UTF-8 from an offset on, which is where the line with a number begins.
  init(_ bytes: [UInt8], separator: UInt8, from offset: Int, number: Int) {
    self.bytes = bytes
    self.separator = separator
    self.offset = offset
    self.number = number
  }

  /// The next line, nil at the end.
  mutating func next() throws(TableFault) -> Line? {
    if offset == bytes.count { return nil }
    var line = Line(number: number, offset: offset)
    while true {
      skipBlanks()
      line.cells.append(try cell())
      if offset < bytes.count, bytes[offset] == separator {
        offset += 1
      } else {
        endLine()
        return line
      }
    }
  }

  private mutating func cell() throws(TableFault) -> Cell {
    let start = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      let text = try quotation()
      skipBlanks()
      if offset == bytes.count || endsCell(bytes[offset]) { return Cell(text: text, offset: start) }
      throw fault("something follows a quotation in its cell", at: start)
    }
    while offset < bytes.count, !endsCell(bytes[offset]) {
      if bytes[offset] == UInt8(ascii: "\"") {
        throw fault("a quote stands inside a cell that does not begin with one", at: start)
      }
      offset += 1
    }
    var end = offset
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Cell(text: String(decoding: bytes[start..<end], as: UTF8.self), offset: start)
  }

  /// Reads from a quote to the one that closes it; two of them stand for one.
  private mutating func quotation() throws(TableFault) -> String {
    let start = offset
    var content: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\"") {
        offset += 1
        if offset == bytes.count || bytes[offset] != UInt8(ascii: "\"") {
          return String(decoding: content, as: UTF8.self)
        }
      } else if isLineEnd(bytes[offset]), !(bytes[offset] == 13 && offset + 1 < bytes.count && bytes[offset + 1] == 10)
      {
        number += 1
      }
      content.append(bytes[offset])
      offset += 1
    }
    throw fault("a quotation is not closed", at: start)
  }

  private mutating func endLine() {
    if offset == bytes.count { return }
    if bytes[offset] == 13, offset + 1 < bytes.count, bytes[offset + 1] == 10 { offset += 1 }
    offset += 1
    number += 1
  }

  private mutating func skipBlanks() { while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 } }

  private func isBlank(_ byte: UInt8) -> Bool { (byte == 32 || byte == 9) && byte != separator }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private func endsCell(_ byte: UInt8) -> Bool { byte == separator || isLineEnd(byte) }

  /// A fault at an offset. Cost: linear in the offset.
  func fault(_ message: String, at offset: Int) -> TableFault {
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for place in bytes.indices[..<offset] where isLineEnd(bytes[place]) {
      if bytes[place] == 13, place + 1 < bytes.count, bytes[place + 1] == 10 { continue }
      line += 1
      start = place + 1
    }
    let before = bytes[min(start, offset)..<offset].count { $0 & 0xC0 != 0x80 }
    return TableFault(line: line, column: before + 1, message: message)
  }
}
