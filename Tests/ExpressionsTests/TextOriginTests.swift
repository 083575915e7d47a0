import Diagnostics
import Expressions
import Testing

struct TextOriginTests {
  @Test func countsLinesAndColumns() {
    let text = "width lt 5\n  and\nlit"
    let origin = TextOrigin(file: "a.xml", line: 7, column: 20, text: text)
    let expected = [(0..<5, 7, 20, 7, 25), (13..<16, 8, 3, 8, 6), (17..<20, 9, 1, 9, 4), (6..<20, 7, 26, 9, 4)]
    for (range, line, column, endLine, endColumn) in expected {
      #expect(
        origin.place(of: range)
          == SourceRange(file: "a.xml", line: line, column: column, endLine: endLine, endColumn: endColumn))
    }
    #expect(TextOrigin.nowhere.place(of: 0..<1) == nil)
  }

  @Test func cellsPrintAsAuthorsWrite() {
    #expect(Wardrobe.number(2, 0...999).text(of: 150) == "1.5")
    #expect(ValueType.value(Wardrobe.board, optional: true).text(of: 1) == "'walnut'")
    #expect(ValueType.value(Wardrobe.board, optional: true).text(of: -1) == "nothing")
    #expect(ValueType.set(Wardrobe.assist).text(of: 5) == "('abs', 'lane')")
    #expect(ValueType.boolean.text(of: 0) == "false")
    #expect(ValueType.set(Wardrobe.assist).range == 0...7)
    #expect(ValueType.set(ChoiceDomain(id: "w", values: (0..<63).map { "\($0)" })).range == 0...Int64.max)
  }
}
