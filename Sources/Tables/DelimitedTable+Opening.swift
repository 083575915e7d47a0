extension DelimitedTable {
  /// The lines after the heading, and the heading: by the separator that finds all columns in it, else the first fault by the one
  /// that finds most cells.
  static func opened(
    _ bytes: [UInt8], columns: [String], optional: [String]
  ) throws(TableFault) -> (DelimitedLines, TableHeading) {
    let start = try begin(bytes)
    var faults: [(cells: Int, fault: TableFault)] = []
    for separator in named(bytes, at: start).map({ [$0] }) ?? ",;\t".utf8.map({ $0 }) {
      var lines = DelimitedLines(bytes, separator: separator, from: start, number: 1)
      var cells = 0
      do throws(TableFault) {
        let line = try heading(&lines, after: named(bytes, at: start) != nil)
        cells = line.cells.count
        return (lines, try TableHeading(line, in: lines, columns: columns, optional: optional))
      } catch {
        faults.append((cells, error))
      }
    }
    // The first of those that find as many: commas before the others.
    let best = faults.dropFirst().reduce(faults[0]) { $1.cells > $0.cells ? $1 : $0 }
    throw best.fault
  }

  /// The offset behind a byte order mark, once the text is known to be UTF-8.
  private static func begin(_ bytes: [UInt8]) throws(TableFault) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableFault(line: 1, message: "the table is in UTF-16; it must be in UTF-8")
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let lines = DelimitedLines(bytes, separator: 0, from: 0, number: 1)
      throw lines.fault("the table is not UTF-8 here", at: error.byteOffsets.lowerBound)
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The separator that a first line `sep=;` names, as spreadsheets write and read it.
  private static func named(_ bytes: [UInt8], at start: Int) -> UInt8? {
    let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard line.count == 5, line.starts(with: "sep=".utf8), let separator = line.last else { return nil }
    return ",;\t|:".utf8.contains(separator) ? separator : nil
  }

  /// The first line with content, after the one that names the separator.
  private static func heading(
    _ lines: inout DelimitedLines, after isNamed: Bool
  ) throws(TableFault) -> DelimitedLines.Line {
    if isNamed { _ = try lines.next() }
    while let line = try lines.next() {
      if !line.isBlank { return line }
    }
    throw TableFault(line: 1, message: "the table is empty")
  }
}
