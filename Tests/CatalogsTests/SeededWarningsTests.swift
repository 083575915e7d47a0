import Catalogs
import Diagnostics
import Testing

/// What may be meant, but rarely is: reported, and the catalog is there all the same.
@Suite struct SeededWarningsTests {
  static let all: [SeededMistake] = [
    .init("missing-label", "'eu' has no 'label' in 'en'", top: #"<market id="«eu»"/>"#),
    .init("missing-reason", "'R1' has no 'because' in 'en'", product: #"<rule id="«R1»" require="lid"/>"#),
    .init(
      "unused-part", "nothing is made of the part 'X'",
      top: #"<part id="«X»" kind="buy"><label xml:lang="en">X</label></part>"#),
    .init(
      "unused-values", "nothing uses the list of values 'v'",
      top: #"<values id="«v»"><value id="a"><label xml:lang="en">A</label></value></values>"#),
    .init(
      "unused-table", "nothing looks anything up in the table 't'",
      top:
        #"<table id="«t»"><key name="k" type="integer"/><result name="r" type="boolean"/><row values="1 true"/></table>"#
    ),
    .init(
      "uneven-step", "no step from 'min' leads to 'max'; the largest value is 9",
      characteristics:
        #"<integer id="n" min="0" max="«10»" step="3" default="0"><label xml:lang="en">N</label></integer>"#),
    .init(
      "repeated-row", "the row repeats an earlier one",
      product:
        #"<combinations id="K" characteristics="lid"><because xml:lang="en">x</because><row values="true"/><row values="«true»"/></combinations>"#
    ),
    .init(
      "negative-quantity", "as far as ranges tell, the quantity can be as small as -1",
      product: #"<position id="90" part="SIDE" quantity="«count(door) - 1»"/>"#),
    .init(
      "negative-quantity", "as far as ranges tell, the size can be as small as -400",
      product: #"<position id="90" part="SIDE" quantity="1"><cut length="width" width="«width - 1000»"/></position>"#),
    .init(
      "negative-quantity", "as far as ranges tell, the size can be as small as -9",
      product:
        #"<position id="90" part="SIDE" quantity="1" when="width gt 700 and lid"><cut length="width - 700" width="«width - 710»"/></position>"#
    ),
    .init(
      "negative-duration", "as far as ranges tell, the duration can be as small as -60 seconds",
      product:
        #"<operation id="90" work-center="saw" run="«PT1M * (count(door) - 1)»"><label xml:lang="en">x</label></operation>"#
    ),
  ]

  @Test(arguments: all) func warns(_ mistake: SeededMistake) throws {
    let main = MarkedSource(mistake.source)
    let folder = try CatalogFolder(["catalog.xml": main.text])
    let reading = folder.read()
    #expect(reading.catalog != nil)
    let warning = try #require(reading.diagnostics.first)
    #expect(reading.diagnostics.count == 1, "\(reading.texts)")
    #expect(warning.severity == .warning)
    #expect(warning.code == mistake.code)
    #expect(warning.message == mistake.message)
    #expect(warning.place == main.places.first)
  }

  @Test func warnsOfFamiliesThatNobodyHas() throws {
    let text = SmallCatalog().source.replacing(#"to="blue""#, with: #"to="«pink»""#, maxReplacements: 1)
    let main = MarkedSource(text)
    let reading = try CatalogFolder(["catalog.xml": main.text]).read()
    #expect(reading.diagnostics.map(\.code) == ["unknown-family"])
    #expect(reading.diagnostics.first?.place == main.places.first)
    #expect(reading.diagnostics.first?.message == "'pink' is no value of the family of any operation at 'saw'")
  }
}
