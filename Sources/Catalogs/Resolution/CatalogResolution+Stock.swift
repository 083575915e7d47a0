import CatalogXML
import Diagnostics
import Quantities

extension CatalogResolution {
  /// What lies in a plant's store, each part once.
  func stock(of plant: XMLElement) -> [(part: Int, quantity: FixedDecimal)] {
    var first: [Int: SourceRange] = [:]
    var stock: [(part: Int, quantity: FixedDecimal)] = []
    func add(_ part: Int, _ quantity: FixedDecimal, at place: SourceRange) {
      if let earlier = first[part] {
        report(
          "duplicate-id", at: place, "the stock of '\(partDefinitions.elements[part].id ?? "")' is stated twice",
          notes: [.init("the first statement", at: earlier)])
      } else {
        first[part] = place
        stock.append((part, quantity))
      }
    }
    for element in plant.children("stock") {
      let place = element.attribute("part")?.valuePlace ?? element.namePlace
      for row in fileOrRow(element, columns: ["part", "quantity"]) {
        let part = row["part"].flatMap { cell in reference(cell.text, at: cell.place, to: partDefinitions) }
        guard let part, let cell = row["quantity"], let quantity = quantity(cell) else { continue }
        add(part, quantity, at: element.attribute("file") == nil ? place : row["part"]?.place ?? place)
      }
    }
    return stock.sorted { $0.part < $1.part }
  }

  /// What has been ordered and will arrive, by date.
  func receipts(of plant: XMLElement, _ suppliers: Definitions) -> [Plant.Receipt] {
    var receipts: [Plant.Receipt] = []
    for element in plant.children("receipt") {
      if element.attribute("supplier") != nil { _ = reference(element, "supplier", to: suppliers) }
      for row in fileOrRow(element, columns: ["part", "quantity", "date"]) {
        let part = row["part"].flatMap { cell in reference(cell.text, at: cell.place, to: partDefinitions) }
        let quantity = row["quantity"].flatMap(quantity)
        let date = row["date"].flatMap(date)
        guard let part, let quantity, let date else { continue }
        receipts.append(Plant.Receipt(part: part, quantity: quantity, date: date, supplier: element.string("supplier")))
      }
    }
    return receipts.enumerated()
      .sorted { ($0.element.date, $0.element.part, $0.offset) < ($1.element.date, $1.element.part, $1.offset) }
      .map(\.element)
  }

  /// The rows of the element's file, or the one that its attributes make up; malformed attributes are left out.
  private func fileOrRow(_ element: XMLElement, columns: [String]) -> [[String: RowCell]] {
    if let attribute = element.attribute("file") {
      rejectAttributes(columns, of: element, because: "its 'file' has them")
      guard element.string("file") != nil else { return [] }
      return csvRows(attribute, columns: columns, isOptional: { _ in false }).map {
        Dictionary(uniqueKeysWithValues: zip(columns, $0.cells))
      }
    }
    var row: [String: RowCell] = [:]
    for name in columns {
      guard let attribute = element.attribute(name) else {
        report(
          "missing-attribute", at: element.namePlace, "'\(element.name)' needs the attribute '\(name)', or a 'file'")
        continue
      }
      guard let text = element.string(name) else { continue }
      row[name] = RowCell(text: text, origin: .word(attribute, Word(text, 0..<text.unicodeScalars.count)))
    }
    return [row]
  }

  private func quantity(_ cell: RowCell) -> FixedDecimal? {
    guard let flaw = ValueKind.amount.flaw(in: cell.text) else { return FixedDecimal(cell.text) }
    report(flaw.code, at: cell.place, flaw.code == "empty-value" ? "the quantity \(flaw.message)" : flaw.message)
    return nil
  }

  private func date(_ cell: RowCell) -> CalendarDate? {
    guard let flaw = ValueKind.date.flaw(in: cell.text) else { return CalendarDate(cell.text) }
    report(flaw.code, at: cell.place, flaw.code == "empty-value" ? "the date \(flaw.message)" : flaw.message)
    return nil
  }
}
