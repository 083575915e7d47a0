import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Combination tables, each cell parsed as its characteristic's type wants.
  func resolveCombinations(of draft: ProductDraft) {
    for element in draft.element.children("combinations") {
      if let table = combinationTable(element, in: draft) { draft.product.combinations.append(table) }
    }
  }

  private func combinationTable(_ element: XMLElement, in draft: ProductDraft) -> CombinationTable? {
    let because = labels(of: element, "because")
    let effectivity = effectivity(of: element)
    let when = condition(element, "when", in: draft)
    guard let words = element.words("characteristics"), let attribute = element.attribute("characteristics") else {
      return nil
    }
    let columns = columns(words, attribute, in: draft)
    let read = rows(of: element, columns: words.map(\.text))
    let cells = read.map { row in
      zip(row.cells, columns).map { cell, column in column.flatMap { self.cell(cell, of: $0.characteristic) } }
    }
    if read.isEmpty, element.children("row").isEmpty, element.attribute("file") == nil {
      report("no-rows", at: element.idPlace, "'\(element.id ?? "combinations")' has no rows")
    }
    reportRepeatedRows(cells, read)
    let slots = columns.compactMap { $0?.slot }
    let sound = cells.map { $0.compactMap(\.self) }.filter { $0.count == columns.count }
    guard slots.count == columns.count, element.attribute("when") == nil || when != nil else { return nil }
    return CombinationTable(
      id: element.id ?? "", because: because, place: element.idPlace, effectivity: effectivity,
      mode: element.string("mode") == "excluded" ? .excluded : .allowed, when: when, slots: slots, rows: sound)
  }

  /// What the table is about; nil where a name is mistaken.
  private func columns(
    _ words: [Word], _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> [(slot: Int, characteristic: Characteristic)?] {
    for (index, word) in words.enumerated() where words[..<index].contains(where: { $0.text == word.text }) {
      report("duplicate-id", at: attribute.place(word), "'\(word.text)' is listed twice")
    }
    if words.isEmpty {
      report("empty-value", at: attribute.valuePlace, "'characteristics' is empty; it must be a list of ids")
    }
    return words.map { column($0, attribute, in: draft) }
  }

  private func column(
    _ word: Word, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> (slot: Int, characteristic: Characteristic)? {
    guard let found = cell(at: word.text, in: draft, place: attribute.place(word)) else { return nil }
    switch found.characteristic.type {
    case .boolean, .number, .value: return found
    case .set, .text:
      report(
        "bad-column", at: attribute.place(word),
        "'\(word.text)' has no single value to combine: it is a multiple choice or a text")
      return nil
    }
  }

  private func reportRepeatedRows(_ cells: [[CombinationTable.Cell?]], _ rows: [CellRow]) {
    var first: [[CombinationTable.Cell?]: Int] = [:]
    for (index, row) in cells.enumerated() where row.allSatisfy({ $0 != nil }) {
      if let earlier = first[row] {
        warn(
          "repeated-row", at: rows[index].place, "the row repeats an earlier one",
          notes: [.init("the earlier one", at: rows[earlier].place)])
      } else {
        first[row] = index
      }
    }
  }

  /// `*`, a value, alternatives `a|b`, or a range of numbers `10..20`.
  private func cell(_ cell: RowCell, of characteristic: Characteristic) -> CombinationTable.Cell? {
    if cell.text == "*" { return .any }
    var contents: [Int64] = []
    for word in cell.text.words(separatedBy: "|") {
      if case .number(let type) = characteristic.type, let range = range(word, type, at: cell.place(of: word.range)) {
        guard case .success(let bounds) = range else { return nil }
        if cell.text.unicodeScalars.count == word.text.unicodeScalars.count { return .range(bounds) }
        guard bounds.count <= 10_000 else {
          report(
            "bad-cell", at: cell.place(of: word.range), "a range among alternatives may hold 10,000 numbers at most")
          return nil
        }
        contents += bounds
      } else {
        guard let content = literal(word.text, as: characteristic.type, at: cell.place(of: word.range)) else {
          return nil
        }
        contents.append(content)
      }
    }
    return .values(Set(contents).sorted())
  }

  /// The bounds that `a..b` means, or a failure that has been reported; nil where it is no range at all.
  private func range(
    _ word: Word, _ type: NumberType, at place: @autoclosure () -> SourceRange
  ) -> Result<
    ClosedRange<Int64>, PathFailure
  >? {
    let pieces = word.text.words(separatedBy: ".")
    guard let gap = pieces.indices.first(where: { pieces[$0].text.isEmpty }), gap > 0, gap < pieces.count - 1 else {
      return nil
    }
    let low = pieces[..<gap].map(\.text).joined(separator: ".")
    let high = pieces[(gap + 1)...].map(\.text).joined(separator: ".")
    let wide = NumberType(scale: type.scale, range: .min ... .max, unit: type.unit)
    guard let low = literal(low, as: .number(wide), at: place()),
      let high = literal(high, as: .number(wide), at: place())
    else { return .failure(.reported) }
    guard low <= high else {
      report("empty-range", at: place(), "'\(word.text)' ends before it begins")
      return .failure(.reported)
    }
    guard (low...high).overlaps(type.range) else {
      report("value-outside", at: place(), "'\(word.text)' has nothing within \(type.boundsText)")
      return .failure(.reported)
    }
    return .success(max(low, type.range.lowerBound)...min(high, type.range.upperBound))
  }
}
