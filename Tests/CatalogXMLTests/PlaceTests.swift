import CatalogXML
import Diagnostics
import Testing

@Suite struct PlaceTests {
  @Test func startTagOverSeveralLines() throws {
    let text = catalog("\r\n\t<产品 \t衣='柜'\r\n\t\tid=\"a😀b\"  /  >").replacing("/  >", with: "/>")
    let product = try #require(try read(text).root.children.first)
    #expect(product.name == "产品")
    #expect(product.namePlace == naivePlace(of: "产品", in: text))
    #expect(product.startTagPlace == naivePlace(of: "<产品 \t衣='柜'\r\n\t\tid=\"a😀b\"  />", in: text))
    #expect(product.attributes.map(\.name) == ["衣", "id"])
    let id = try #require(product.attribute("id"))
    #expect(id.value == "a😀b")
    #expect(id.place == naivePlace(of: "id=\"a😀b\"", in: text))
    #expect(id.namePlace == naivePlace(of: "id", in: text))
    #expect(id.valuePlace == naivePlace(of: "a😀b", in: text))
    #expect(id.place(of: 2..<3) == SourceRange(file: "c.xml", line: 3, column: 9, endLine: 3, endColumn: 10))
  }

  @Test func referencesAreOneCharacterEach() throws {
    let text = catalog("<rule when='a &lt; b\n\tand c&#10;&#x1F600;&amp;&quot;d'/>")
    let when = try #require(try read(text).root.children[0].attribute("when"))
    #expect(when.value == "a < b  and c\n😀&\"d")
    #expect(when.place(of: 2..<3) == naivePlace(of: "&lt;", in: text))
    #expect(when.place(of: 7..<10) == naivePlace(of: "and", in: text))
    #expect(when.place(of: 12..<14) == naivePlace(of: "&#10;&#x1F600;", in: text))
    #expect(when.place(of: 16..<17).column == 32)
    let end = when.place(of: 17..<17)
    #expect((end.line, end.column, end.endColumn) == (2, 33, 33))
    #expect(when.place(of: 17..<40) == end)
    #expect(when.place(of: 90..<95) == end)
  }

  @Test func lineEndsInsideValues() throws {
    let text = catalog("<rule when='a\r\nb\rc\n&#13;d'/>")
    let when = try #require(try read(text).root.children[0].attribute("when"))
    #expect(when.value == "a b c \rd")
    #expect(when.place(of: 1..<2) == naivePlace(of: "\r\n", in: text))
    #expect(when.place(of: 2..<3) == SourceRange(file: "c.xml", line: 2, column: 1, endLine: 2, endColumn: 2))
    #expect(when.place(of: 7..<8) == SourceRange(file: "c.xml", line: 3, column: 6, endLine: 3, endColumn: 7))
  }

  @Test func textAroundEverythingElse() throws {
    let text = catalog("<label> 定<!-- <x> -->制<![CDATA[<&amp;\r\n>]]>&gt;<?go '?>衣<x>no</x>柜\r\n</label>")
    let label = try read(text).root.children[0]
    #expect(label.text == " 定制<&amp;\n>>衣柜\n")
    #expect(label.hasText)
    #expect(label.place(ofText: 1..<2) == naivePlace(of: "定", in: text))
    #expect(label.place(ofText: 3..<10) == naivePlace(of: "<&amp;\r\n>", in: text)?.ending(beforeLastCharacter: true))
    #expect(label.place(ofText: 11..<12) == naivePlace(of: "&gt;", in: text))
    #expect(label.place(ofText: 13..<14) == naivePlace(of: "柜", in: text))
    #expect(label.textPlace?.column == naivePlace(of: "定", in: text)?.column)
    #expect(label.textPlace?.endColumn == naivePlace(of: "柜", in: text)?.endColumn)
  }

  @Test func noText() throws {
    let root = try read(catalog("<a/> \n <b></b><!--c-->")).root
    #expect(!root.hasText && root.textPlace == nil && root.text == " \n ")
    #expect(root.children[0].text == "" && root.children[1].text == "")
    #expect(root.children[0].place(ofText: 0..<0).column == 48)
  }

  @Test func linesAndColumnsBeyondSixteenBits() throws {
    let text = catalog(String(repeating: "\n", count: 70_000) + String(repeating: "衣", count: 3000) + "<x id=''/>")
    let x = try read(text).root.children[0]
    #expect(x.namePlace == SourceRange(file: "c.xml", line: 70_001, column: 3002, endLine: 70_001, endColumn: 3003))
    let wide = catalog("<a/>" + String(repeating: "é ", count: 40_000) + "<x/>")
    #expect(
      try read(wide).root.children[1].namePlace == naivePlace(of: "x/>", in: wide)?.ending(beforeLastCharacter: false))
  }

  @Test func byteOrderMarkIsNoColumn() throws {
    let text = "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>" + catalog("<a/>")
    #expect(try read(text).root.children[0].namePlace.column == 83)
    let document = try read("\u{FEFF}" + catalog(""))
    #expect(document.root.namePlace.column == 2)
    #expect(document.bytes == Array(("\u{FEFF}" + catalog("")).utf8))
  }
}

extension SourceRange {
  /// The same start, ending sooner: one character on the same line, or two.
  fileprivate func ending(beforeLastCharacter one: Bool) -> SourceRange {
    SourceRange(file: file, line: line, column: column, endLine: endLine, endColumn: endColumn - (one ? 1 : 2))
  }
}
