import Catalogs
import Diagnostics
import Testing

/// One run finds every mistake, in reading order, and nothing that only follows from another.
@Suite struct ManyMistakesTests {
  static let source = """
    <catalog xmlns="urn:orderwright:catalog:1" id="m" revision="1" date="«2026-13-01»" currency="CNY" languages="en">
    <label xml:lang="en">Many</label>
    <values id="colours"><value id="red"/><value id="«red»"/><«valu» id="green"/></values>
    <table id="broken"><key name="k" type="«colour»"/><result name="r" type="integer"/><row values="red 1"/></table>
    <part id="SIDE" kind="«mke»"/>
    <«prat» id="LID" kind="make"/>
    <plant id="works" «shiping»="P1D">
      <calendar id="day"><shift days="mon" from="06:00" until="«06:00»"/></calendar>
      <work-center id="saw" calendar="«dai»"><resource id="r"/></work-center>
    </plant>
    <product id="box">
      <integer id="width" min="10" max="«5»"/>
      <integer id="height" unit="MMT" min="10" max="500" default="20"/>
      <decimal id="weight" unit="KGM" min="1" max="2" step="0.5" default="1"/>
      <integer id="twice" formula="width * 2"/>
      <integer id="a" formula="«b»"/> <integer id="b" formula="a"/> <integer id="c" formula="a + b + twice"/>
      <choice id="colour" values="colours" default="green"/>
      <«integr» id="depth" min="0" max="9"/>
      <component id="inner" product="«bx»" count="2"/>
      <rule id="R1" require="width gt 5 and depth gt 3 and broken.r('red') = 1 and «heigth» gt 5"/>
      <rule id="R2" when="count(inner) gt 1" require="«height gt weight» and colour = '«rad»'"/>
      <combinations id="K" characteristics="colour width"><row values="red 7"/><row values="«read» 7"/></combinations>
      <position id="10" part="SIDE" quantity="twice"/>
      <position id="20" part="LID" quantity="1"><position id="1" part="«SDIE»" quantity="1"/></position>
      <operation id="10" work-center="saw" run="height * weight * «'x'»"/>
      <operation id="20" work-center="«sow»" run="PT1S" position="20/1" after="10"/>
    </product>
    <test id="T" product="box"><given characteristic="width" value="7"/><expect status="valid"/></test>
    </catalog>
    """

  @Test func allInOneRun() throws {
    let marked = MarkedSource(Self.source)
    let reading = try CatalogFolder(["catalog.xml": marked.text]).read()
    #expect(reading.catalog == nil)
    let found = reading.errors.compactMap(\.place)
    for place in marked.places { #expect(found.contains(place), "nothing at \(place)") }
    for error in reading.errors {
      #expect(error.place.map(marked.places.contains) ?? false, "\(error.text())")
    }
    #expect(found == found.sorted())
    #expect(Set(found).count == found.count)
  }
}

/// Uses of what is mistaken itself are no mistakes, wherever they stand.
@Suite struct ConsequencesTests {
  @Test(arguments: [
    "sum(door, bad) gt 1", "bad = 'x' and bad in ('y', 'z')", "max(bad, 5) gt 3", "hinges.number(bad) gt 1",
    "bad.x.y = 3", "count(bad, handle = 'bar') = 1", "sum(bad, q) gt 1 or any(bad.r, s)",
    "'k' in bad and size(bad) gt 2 and given(bad)", "bad.column(width) = 3",
  ]) func areSilent(condition: String) throws {
    let reading = try CatalogFolder([
      "catalog.xml": SmallCatalog(
        product: #"<rule id="R9" require="\#(condition)"/>"#, characteristics: #"<integer id="bad" min="9" max="1"/>"#
      ).source
    ]).read()
    #expect(reading.errors.map(\.code) == ["empty-range"], "\(reading.texts)")
  }

  /// The inner product's own name hides the outer one although it is mistaken.
  @Test func insideComponents() throws {
    let reading = try CatalogFolder([
      "catalog.xml": SmallCatalog(
        top: """
          <product id="inner"><decimal id="weight" formula="1 / 0"/></product>
          <product id="outer"><component id="c" product="inner" min="0" max="3"/>
          <decimal id="weight" formula="sum(c, weight)"/></product>
          """
      ).source
    ]).read()
    #expect(reading.errors.map(\.code) == ["division-by-zero"], "\(reading.texts)")
  }
}
