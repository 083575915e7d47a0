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
    let ids: Set = ["door", "handle", "door.x", "size.2", "a.b.c", "a"]
    func steps(_ text: String) -> [String]? {
      guard var rest = InstancePath(text) else { return nil }
      var steps: [String] = []
      while !rest.isEmpty {
        let step = rest.next(isKnown: ids.contains)
        steps.append("\(step.id) \(step.instance ?? 0) \(step.range)")
      }
      return steps
    }
    #expect(steps("door[12].handle") == ["door 12 0..<4", "handle 0 9..<15"])
    #expect(steps("door.x[2].size.2") == ["door.x 2 0..<6", "size.2 0 10..<16"])
    // A number ends an id; what nobody knows is one piece.
    #expect(steps("door[1].x.size.2") == ["door 1 0..<4", "x 0 8..<9", "size.2 0 10..<16"])
    #expect(steps("a.b.c") == ["a.b.c 0 0..<5"])
    #expect(steps("a.b.d") == ["a 0 0..<1", "b 0 2..<3", "d 0 4..<5"])
    for text in ["", "a.", "a[0]", "a[x]", "a[1", "a[1]b", "a..b", "[1]"] { #expect(InstancePath(text) == nil) }
  }
}
