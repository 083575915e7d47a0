import Diagnostics

/// One cell of a CSV file and where it stands.
struct CSVCell {
  var text: String
  var place: SourceRange
}

/// A file of comma-separated values (RFC 4180): records of cells, quoted ones with `""` for a quotation mark.
///
/// Lines may end in LF or CR LF, a byte order mark is skipped, blank lines are left out, and white space around an
/// unquoted cell does not count.
struct CSVFile {
  private(set) var records: [[CSVCell]] = []
  private(set) var diagnostics: [Diagnostic] = []

  private var scanner: CSVScanner

  /// Reads the bytes, which must be UTF-8, as the file that places call `name`. Cost: linear.
  init(bytes: [UInt8], name: String) {
    scanner = CSVScanner(bytes: bytes, name: name)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      diagnostics = [Diagnostic("encoding", at: scanner.place, "'\(name)' is not UTF-8")]
      return
    }
    while !scanner.isAtEnd { readRecord() }
  }

  private mutating func readRecord() {
    var cells: [CSVCell] = []
    repeat {
      cells.append(scanner.cell(into: &diagnostics))
    } while scanner.takeComma()
    scanner.takeLineEnd()
    if cells.count > 1 || !cells[0].text.isEmpty { records.append(cells) }
  }
}

/// Walks over the bytes and keeps count of lines and columns.
private struct CSVScanner {
  let bytes: [UInt8]
  let name: String
  var offset: Int
  var line = 1
  var column = 1

  init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var isAtEnd: Bool { offset >= bytes.count }
  var place: SourceRange { SourceRange(file: name, line: line, column: column) }

  private var isAtCellEnd: Bool {
    isAtEnd || bytes[offset] == UInt8(ascii: ",") || bytes[offset] == 0x0A
      || (bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
  }

  mutating func advance() {
    if bytes[offset] == 0x0A {
      line += 1
      column = 1
    } else if offset + 1 >= bytes.count || bytes[offset + 1] & 0xC0 != 0x80 {
      column += 1
    }
    offset += 1
  }

  mutating func takeComma() -> Bool {
    guard !isAtEnd, bytes[offset] == UInt8(ascii: ",") else { return false }
    advance()
    return true
  }

  mutating func takeLineEnd() {
    if !isAtEnd, bytes[offset] == 0x0D { advance() }
    if !isAtEnd, bytes[offset] == 0x0A { advance() }
  }

  mutating func cell(into diagnostics: inout [Diagnostic]) -> CSVCell {
    while !isAtCellEnd, bytes[offset] == 0x20 || bytes[offset] == 0x09 { advance() }
    if !isAtEnd, bytes[offset] == UInt8(ascii: "\"") { return quotedCell(into: &diagnostics) }
    let start = place
    let first = offset
    var end = start
    var last = offset
    while !isAtCellEnd {
      let isBlank = bytes[offset] == 0x20 || bytes[offset] == 0x09
      advance()
      if !isBlank {
        last = offset
        end = place
      }
    }
    return CSVCell(text: String(decoding: bytes[first..<last], as: UTF8.self), place: start.through(end))
  }

  private mutating func quotedCell(into diagnostics: inout [Diagnostic]) -> CSVCell {
    let start = place
    var text: [UInt8] = []
    advance()
    while true {
      guard !isAtEnd else {
        diagnostics.append(Diagnostic("bad-csv", at: start, "the quotation mark is never closed"))
        break
      }
      let byte = bytes[offset]
      advance()
      if byte == UInt8(ascii: "\"") {
        guard !isAtEnd, bytes[offset] == byte else { break }
        advance()
      }
      text.append(byte)
    }
    let end = place
    let rest = place
    while !isAtCellEnd, bytes[offset] == 0x20 || bytes[offset] == 0x09 { advance() }
    if !isAtCellEnd {
      diagnostics.append(Diagnostic("bad-csv", at: rest, "a comma or a line's end must follow a quoted cell"))
      while !isAtCellEnd { advance() }
    }
    return CSVCell(text: String(decoding: text, as: UTF8.self), place: start.through(end))
  }
}

extension SourceRange {
  /// From the start of this place to the start of `end`, in the same file.
  func through(_ end: SourceRange) -> SourceRange {
    SourceRange(file: file, line: line, column: column, endLine: end.line, endColumn: end.column)
  }
}
