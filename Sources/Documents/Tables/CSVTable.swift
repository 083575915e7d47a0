import Quantities
import Tables

/// One cell of a table of comma-separated values.
enum CSVCell {
  /// Text by people or ids of theirs.
  case text(String)
  /// A number, date or word of our own, which is written as it stands.
  case plain(String)
  case empty

  /// A whole number.
  static func number(_ value: Int) -> CSVCell { .plain(String(value)) }
  /// An exact number.
  static func number(_ value: FixedDecimal?) -> CSVCell { value.map { .plain($0.text()) } ?? .empty }
  /// A text that may be missing.
  static func optional(_ text: String?) -> CSVCell { text.map { .text($0) } ?? .empty }
}

/// A table of comma-separated values by RFC 4180: UTF-8 without a byte order mark, lines ended by CR LF, a first line
/// of column names.
///
/// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line end) gets an
/// apostrophe in front; numbers are never altered. Source: OWASP, "CSV Injection".
struct CSVTable: ~Copyable {
  private var file: OutputFile
  private let columns: Int

  /// Begins a table with its column names, which need no quotation.
  init(_ name: String, in folder: String, columns: [String]) throws(DocumentError) {
    var file = try OutputFile(name, in: folder)
    try file.write(columns.joined(separator: ",") + "\r\n")
    self.file = file
    self.columns = columns.count
  }

  /// Adds a row; it has a cell for each column.
  mutating func add(_ cells: [CSVCell]) throws(DocumentError) {
    precondition(cells.count == columns, "a row has a cell for each column")
    var line = ""
    for (i, cell) in cells.enumerated() {
      if i > 0 { line += "," }
      switch cell {
      case .text(let text): line += DelimitedTable.cell(CSVTable.isFormula(text) ? "'" + text : text)
      case .plain(let text): line += DelimitedTable.cell(text)
      case .empty: break
      }
    }
    try file.write(line + "\r\n")
  }

  /// Puts the table in place.
  consuming func finish() throws(DocumentError) -> WrittenDocument { try file.finish() }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return "=+-@\t\r\n".unicodeScalars.contains(first)
  }
}
