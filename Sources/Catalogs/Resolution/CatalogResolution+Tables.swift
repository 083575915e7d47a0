import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Lookup tables; a mistaken one is not there, and expressions that use it keep silent.
  func resolveTables() {
    for (index, element) in tableDefinitions.elements.enumerated() {
      checkNames(of: element)
      guard let table = table(element), let id = element.id, tableDefinitions.index(of: id) == index else { continue }
      tables[id] = table
    }
  }

  /// Lookups name a table and its results; keys are named by nobody.
  private func checkNames(of element: XMLElement) {
    if let id = element.id { checkNameable(id, at: element.idPlace) }
    for result in element.children("result") {
      if let name = result.string("name"), let attribute = result.attribute("name") {
        checkNameable(name, at: attribute.valuePlace)
      }
    }
  }

  private func table(_ element: XMLElement) -> LookupTable? {
    let mistakes = diagnostics.count
    let fileMistakes = files.diagnostics.count
    let keys = element.children("key")
    let results = element.children("result")
    let names = columnNames(keys, results, of: element)
    let rows = rows(of: element, columns: names)
    let otherwise = element.children("otherwise").first.flatMap { cells(of: $0, count: results.count) }
    let keyTypes = keys.enumerated().compactMap { index, key in
      columnType(key, cells: rows.map { $0.cells[index] })
    }
    let resultTypes = results.enumerated().compactMap { index, result in
      columnType(result, cells: rows.map { $0.cells[keys.count + index] } + (otherwise.map { [$0.cells[index]] } ?? []))
    }
    // Without all types, or with rows missing, every cell would seem wrong.
    guard keyTypes.count == keys.count, resultTypes.count == results.count, !hasErrors(since: mistakes),
      files.diagnostics.count == fileMistakes
    else { return nil }
    let read = rows.compactMap { tableRow($0, types: keyTypes + resultTypes, keyCount: keys.count) }
    let elseCells = otherwise.map {
      zip($0.cells, resultTypes).compactMap { cell, type in cellContent(cell, as: type) }
    }
    guard !hasErrors(since: mistakes) else { return nil }
    return LookupTable(
      id: element.id ?? "", place: element.idPlace,
      keyColumns: zip(keys, keyTypes).map { key, type in
        .init(name: key.string("name") ?? "", type: type, match: key.string("match") == "up-to" ? .upTo : .exact)
      },
      resultColumns: zip(results, resultTypes).map { .init(name: $0.string("name") ?? "", type: $1) },
      rows: read, otherwise: elseCells, into: &diagnostics)
  }

  private func columnNames(_ keys: [XMLElement], _ results: [XMLElement], of element: XMLElement) -> [String] {
    if keys.isEmpty || results.isEmpty {
      report("missing-column", at: element.idPlace, "a table needs at least one 'key' and one 'result'")
    }
    let columns = keys + results
    let names = columns.map { $0.string("name") ?? "" }
    for (index, name) in names.enumerated() where !name.isEmpty && names[..<index].contains(name) {
      report(
        "duplicate-id", at: columns[index].attribute("name")?.valuePlace, "the column '\(name)' is defined twice")
    }
    return names
  }

  /// Whether something reported since there were `count` diagnostics is a mistake.
  func hasErrors(since count: Int) -> Bool { diagnostics[count...].contains { $0.severity == .error } }

  /// The type of a column; a number's scale and bounds are those of its cells.
  private func columnType(_ column: XMLElement, cells: [RowCell]) -> ValueType? {
    guard let name = column.string("type"), let attribute = column.attribute("type") else { return nil }
    let isUpTo = column.string("match") == "up-to"
    switch name {
    case "integer", "decimal":
      let scale = name == "integer" ? 0 : cells.compactMap { FixedDecimal($0.text)?.normalized.scale }.max() ?? 0
      let mantissas = cells.compactMap { FixedDecimal($0.text)?.mantissa(atScale: scale) }
      let range = (mantissas.min() ?? 0)...(mantissas.max() ?? 0)
      return .number(NumberType(scale: scale, range: range, unit: column.unit("unit")))
    case "boolean":
      if isUpTo { reportUnordered(column) }
      return .boolean
    default:
      if isUpTo { reportUnordered(column) }
      return domain(name, at: attribute.valuePlace, isType: true).map { .value($0.domain, optional: false) }
    }
  }

  private func reportUnordered(_ column: XMLElement) {
    report(
      "bad-match", at: column.attribute("match")?.valuePlace, "only numbers have an order that 'up-to' can follow")
  }

  private func tableRow(_ row: CellRow, types: [ValueType], keyCount: Int) -> LookupTable.Row? {
    var contents: [Int64?] = []
    var isSound = true
    for (column, cell) in row.cells.enumerated() {
      if column < keyCount, cell.text == "*" {
        contents.append(nil)
      } else {
        let content = cellContent(cell, as: types[column])
        isSound = isSound && content != nil
        contents.append(content)
      }
    }
    guard isSound else { return nil }
    return LookupTable.Row(
      keys: Array(contents[..<keyCount]), results: contents[keyCount...].compactMap(\.self), place: row.place)
  }

  private func cellContent(_ cell: RowCell, as type: ValueType) -> Int64? {
    literal(cell.text, as: type, at: cell.place)
  }
}
