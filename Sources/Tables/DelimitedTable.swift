/// A table of delimiter-separated values: RFC 4180, and what spreadsheets make of it.
///
/// - UTF-8, with or without a byte order mark; lines end with LF, CR LF or CR.
/// - Cells are parted by commas, semicolons or tabs: by whichever parts the heading into the columns that are asked for, or by the
///   one that a first line `sep=;` names.
/// - A cell may stand in quotes, with a quote inside written twice; it may then hold separators and line ends. Blanks around
///   a cell do not belong to it.
/// - The heading names the columns in any order, in capitals or not. Lines without content, and cells without content under no
///   heading, are passed over.
public struct DelimitedTable: Sendable {
  /// A line of the table with content, not the heading.
  public struct Row: Sendable {
    /// Where it begins, counted from 1.
    public let line: Int
    /// The cells in the order in which the columns were asked for; empty for an optional column that the table has not.
    public let cells: [String]
    let offset: Int
  }

  /// What parts the cells.
  public let separator: UInt8
  /// In the order of the text.
  public private(set) var rows: [Row] = []

  private let bytes: [UInt8]
  /// For each column asked for, its cell in a line; nil for an optional one that the table has not.
  private let places: [Int?]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - columns: the columns that it must have.
  ///   - optional: those that it may have beside them, and no others; their cells follow.
  /// - Throws: the first fault: a text that is not UTF-8, a quotation that is not closed, a column that is missing, unknown or there
  ///   twice, a line with more or fewer cells than the heading.
  public init(_ bytes: [UInt8], columns: [String], optional: [String] = []) throws(TableFault) {
    var (lines, heading) = try DelimitedTable.opened(bytes, columns: columns, optional: optional)
    self.bytes = bytes
    separator = lines.separator
    places = (columns + optional).map { heading.places[$0] }
    while let line = try lines.next() {
      if line.isBlank { continue }
      rows.append(Row(line: line.number, cells: try row(line, width: heading.width), offset: line.offset))
    }
  }

  private func row(_ line: DelimitedLines.Line, width: Int) throws(TableFault) -> [String] {
    let isFull = line.cells.count >= width && line.cells.dropFirst(width).allSatisfy { $0.text.isEmpty }
    guard isFull else {
      let count = line.cells.count
      throw TableFault(line: line.number, message: "\(count) cell\(count == 1 ? "" : "s") instead of \(width)")
    }
    return places.map { $0.map { line.cells[$0].text } ?? "" }
  }
}

extension DelimitedTable {
  /// A fault at a cell, which is named by its place among the columns that were asked for.
  public func fault(_ message: String, at cell: Int, of row: Row) -> TableFault {
    var lines = DelimitedLines(bytes, separator: separator, from: row.offset, number: row.line)
    let line = (try? lines.next()) ?? nil
    guard let line, let place = places[cell] else { return TableFault(line: row.line, message: message) }
    return lines.fault(message, at: line.cells[place].offset)
  }

  /// A cell as a whole number within bounds.
  public func number(_ cell: Int, of row: Row, in bounds: ClosedRange<Int64>) throws(TableFault) -> Int64 {
    if let number = Int64(row.cells[cell]), bounds.contains(number) { return number }
    let range = "\(bounds.lowerBound) to \(bounds.upperBound)"
    throw fault("'\(row.cells[cell])' is not a whole number from \(range)", at: cell, of: row)
  }
}

extension DelimitedTable {
  /// A cell's text as it stands in a table parted by commas: in quotes where it could be read as anything else.
  public static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ",") && $0 != 10 && $0 != 13 }
    let ends = [text.utf8.first, text.utf8.last]
    if isPlain, !ends.contains(32), !ends.contains(9) { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
