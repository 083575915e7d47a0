import CatalogXML
import Diagnostics
import Testing

@Suite struct RandomDocumentTests {
  @Test(arguments: 0..<8)
  func everythingIsWhereItWasWritten(block: Int) throws {
    for seed in 0..<60 {
      let written = RandomDocument(seed: UInt64(block * 1000 + seed))
      let found = try read(written.text).root
      try #require(isSame(found, written.root), "seed \(block * 1000 + seed)")
    }
  }

  private func isSame(_ found: XMLElement, _ written: RandomDocument.Element) -> Bool {
    let place = SourceRange(
      file: "c.xml", line: written.line, column: written.column, endLine: written.line,
      endColumn: written.column + written.name.unicodeScalars.count)
    return found.name == written.name && found.namePlace == place
      && found.startTagPlace.line == written.line && found.startTagPlace.column == written.column - 1
      && found.attributes.count == written.attributes.count
      && zip(found.attributes, written.attributes).allSatisfy(isSame)
      && isSame(found.text, written.text) { found.place(ofText: $0) }
      && found.children.count == written.children.count
      && zip(found.children, written.children).allSatisfy(isSame)
  }

  private func isSame(_ found: XMLAttribute, _ written: RandomDocument.Attribute) -> Bool {
    let end = found.place(of: written.value.count..<written.value.count)
    return found.name == written.name && isSame(found.value, written.value, place: found.place(of:))
      && (end.line, end.column) == written.end
      && (found.valuePlace.endLine, found.valuePlace.endColumn) == written.end
  }

  private func isSame(
    _ found: String, _ written: [RandomDocument.Character], place: (Range<Int>) -> SourceRange
  ) -> Bool {
    found.unicodeScalars.elementsEqual(written.map(\.scalar))
      && written.enumerated().allSatisfy { index, character in
        let place = place(index..<index + 1)
        return place.line == character.line && place.column == character.column
      }
  }
}
