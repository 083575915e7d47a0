import CatalogXML
import Diagnostics

/// One cell of a table's row, from an attribute or from a CSV file.
struct RowCell {
  /// Where the text comes from; its place is computed only when asked for.
  enum Origin {
    case word(XMLAttribute, Word)
    case csv(SourceRange)
  }

  var text: String
  var origin: Origin

  var place: SourceRange {
    switch origin {
    case .word(let attribute, let word): attribute.place(word)
    case .csv(let place): place
    }
  }

  /// The place of some of its scalars; in a CSV file of the whole cell.
  func place(of range: Range<Int>) -> SourceRange {
    switch origin {
    case .word(let attribute, let word):
      attribute.place(of: word.range.lowerBound + range.lowerBound..<word.range.lowerBound + range.upperBound)
    case .csv(let place): place
    }
  }
}

/// The cells of a row, one for each column in the columns' order.
struct CellRow {
  var cells: [RowCell]
  var place: SourceRange
}

extension CatalogResolution {
  /// The rows of `element`: its `row` children, then those of its file; rows with a wrong number of cells are reported.
  func rows(of element: XMLElement, columns: [String]) -> [CellRow] {
    var rows = ownRows(of: element, count: columns.count)
    if let attribute = element.attribute("file"), element.string("file") != nil {
      rows += csvRows(attribute, columns: columns, isOptional: { _ in false })
    }
    return rows
  }

  /// The `row` children; where all of them have the same wrong number of cells, a column is wrong rather than each row.
  private func ownRows(of element: XMLElement, count: Int) -> [CellRow] {
    let children = element.children("row")
    let counts = Set(children.compactMap { $0.words("values")?.count })
    guard children.count > 1, counts.count == 1, let common = counts.first, common != count else {
      return children.compactMap { cells(of: $0, count: count) }
    }
    report(
      "wrong-cell-count", at: children[0].attribute("values")?.valuePlace,
      "each row of '\(element.id ?? element.name)' has \(common) cells, but there are \(count) columns")
    return []
  }

  /// The cells in an element's `values`, which must be `count`.
  func cells(of row: XMLElement, count: Int) -> CellRow? {
    guard let words = row.words("values"), let attribute = row.attribute("values") else { return nil }
    guard words.count == count else {
      report(
        "wrong-cell-count", at: attribute.valuePlace,
        "the '\(row.name)' has \(words.count) cells, but must have \(count)")
      return nil
    }
    return CellRow(
      cells: words.map { RowCell(text: $0.text, origin: .word(attribute, $0)) }, place: attribute.valuePlace)
  }

  /// The rows of the CSV file that the attribute names, brought into the order of `columns` by its header.
  ///
  /// Cells of an optional column that the file lacks are empty.
  func csvRows(_ attribute: XMLAttribute, columns: [String], isOptional: (String) -> Bool) -> [CellRow] {
    guard let (bytes, name) = files.bytes(namedBy: attribute, limit: limits.csvBytes) else { return [] }
    let csv = CSVFile(bytes: bytes, name: name)
    diagnostics += csv.diagnostics
    // Where the cells cannot be told apart, whatever they seem to hold says nothing.
    guard csv.diagnostics.isEmpty else { return [] }
    guard let header = csv.records.first else {
      let start = SourceRange(file: name, line: 1, column: 1)
      report("bad-csv", at: start, "'\(name)' has no header with the columns \(quoted(columns))")
      return []
    }
    guard let order = columnOrder(header, columns: columns, isOptional: isOptional) else { return [] }
    return csv.records.dropFirst().compactMap { record in
      guard record.count == header.count else {
        report(
          "wrong-cell-count", at: record[0].place,
          "the row has \(record.count) cells, but the header has \(header.count)")
        return nil
      }
      let cells = order.map { column in
        column.map { RowCell(text: record[$0].text, origin: .csv(record[$0].place)) }
          ?? RowCell(text: "", origin: .csv(record[0].place))
      }
      return CellRow(cells: cells, place: record[0].place)
    }
  }

  private func columnOrder(
    _ header: [CSVCell], columns: [String], isOptional: (String) -> Bool
  ) -> [Int?]? {
    var isSound = true
    for (index, cell) in header.enumerated() {
      if !columns.contains(cell.text) {
        report(
          "unknown-column", at: cell.place, "'\(cell.text)' is none of the columns \(quoted(columns))",
          suggestion: nearest(to: cell.text, among: columns))
        isSound = false
      } else if header[..<index].contains(where: { $0.text == cell.text }) {
        report("duplicate-id", at: cell.place, "the column '\(cell.text)' is there twice")
        isSound = false
      }
    }
    guard isSound else { return nil }
    let order = columns.map { column in header.firstIndex { $0.text == column } }
    let missing = zip(columns, order).filter { $1 == nil && !isOptional($0) }.map(\.0)
    guard missing.isEmpty else {
      report("missing-column", at: header[0].place, "the header lacks \(quoted(missing))")
      return nil
    }
    return order
  }
}
