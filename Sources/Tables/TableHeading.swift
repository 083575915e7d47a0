/// Which cell of a line belongs to which column.
struct TableHeading {
  /// The cell of each column that is there, by the column's name as it was asked for.
  private(set) var places: [String: Int] = [:]
  /// How many cells a line has.
  private(set) var width = 0

  /// Finds the columns in a heading.
  init(
    _ line: DelimitedLines.Line, in lines: DelimitedLines, columns: [String], optional: [String]
  ) throws(TableFault) {
    width = (line.cells.lastIndex { !$0.text.isEmpty } ?? -1) + 1
    let known = columns + optional
    for (place, cell) in line.cells.prefix(width).enumerated() {
      guard let name = known.first(where: { $0.lowercased() == cell.text.lowercased() }) else {
        let message = cell.text.isEmpty ? "a column has no heading" : "there is no column '\(cell.text)'"
        throw lines.fault("\(message); the columns are \(known.joined(separator: ", "))", at: cell.offset)
      }
      if places.updateValue(place, forKey: name) != nil {
        throw lines.fault("the column '\(name)' is there twice", at: cell.offset)
      }
    }
    if let missing = columns.first(where: { places[$0] == nil }) {
      throw lines.fault(
        "the heading has no '\(missing)'; the columns are \(known.joined(separator: ", "))", at: line.offset)
    }
  }
}
