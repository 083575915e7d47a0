import Testing

@testable import Catalogs

@Suite struct CatalogLanguageTests {
  @Test func theTableIsComplete() {
    let names = CatalogLanguage.elements.map(\.name)
    #expect(Set(names).count == names.count)
    for element in CatalogLanguage.elements {
      #expect(element.children.allSatisfy(names.contains), "\(element.name)")
      #expect(Set(element.children).count == element.children.count)
      let attributes = element.attributes.map(\.name)
      #expect(Set(attributes).count == attributes.count, "\(element.name)")
    }
  }

  @Test(arguments: [
    ("a b", ["a", "b"]), ("  木 \n x\t", ["木", "x"]), ("", []), (" ", []),
  ]) func wordsKnowWhereTheyStand(text: String, words: [String]) {
    let scalars = Array(text.unicodeScalars)
    #expect(text.words.map(\.text) == words)
    for word in text.words { #expect(String(String.UnicodeScalarView(scalars[word.range])) == word.text) }
  }

  @Test func namesAndSteps() {
    for name in ["a", "_x", "SIDE-1.2", "木材"] { #expect(name.isName && name.isStep) }
    for name in ["", "1a", "a b", "a/b", "-a", "."] { #expect(!name.isName) }
    #expect("10".isStep && "20a".isStep && !"".isStep && !"-1".isStep)
  }

  @Test func templates() {
    let template = PartTemplate("A-{x}{y.z}-B")
    #expect(template.cells.map(\.text) == ["x", "y.z"])
    #expect(template.cells.map(\.range) == [3..<4, 6..<9])
    #expect(template.id(with: ["1", "2"]) == "A-12-B")
    #expect(PartTemplate("A}").flaw == 1..<2)
    #expect(PartTemplate("{A{b}").flaw == 2..<3)
    #expect(PartTemplate("x{").flaw == 1..<2)
  }

  @Test func instancePaths() {
    #expect(InstancePath("door[12].handle")?.steps.map(\.instance) == [12, nil])
    #expect(InstancePath("width")?.steps.map(\.name.text) == ["width"])
    for text in ["", "a.", "a[0]", "a[x]", "a[1", "a[1]b", "a..b", "[1]"] { #expect(InstancePath(text) == nil) }
  }
}
