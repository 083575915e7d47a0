import Testing

/// What the catalogs of the repository hold, and mistakes of form, as the schema sees them.
@Suite struct SchemaValidationTests {
  @Test func everyCatalogFileKeepsToTheSchema() throws {
    let validator = try #require(SchemaValidator.shared ?? nil)
    let files = try Repository.files(below: "Catalogs", endingIn: ".xml")
    #expect(files.count > 20)
    for file in files { #expect(validator.accepts(try Repository.bytes(file)), "\(file)") }
  }

  @Test func theSmallCatalogsKeepToTheSchema() throws {
    let validator = try #require(SchemaValidator.shared ?? nil)
    #expect(validator.accepts(Array(SmallCatalog().source.utf8)))
    for (name, text) in FullCatalog.files where name.hasSuffix(".xml") {
      #expect(validator.accepts(Array(text.utf8)), "\(name)")
    }
  }

  @Test(arguments: [
    #"<part id="X" kind="buy" weight="1"/>"#, #"<part id="X"/>"#, #"<part id="X" kind="sell"/>"#,
    #"<part id="1X" kind="buy"/>"#, #"<part id="X" kind="buy" lead-time="5 days"/>"#, #"<parts/>"#,
    #"<part id="X" kind="buy">text</part>"#, #"<part id="X" kind="buy" cost="-1"/>"#, #"<market/>"#,
    #"<test id="T" product="box" date="18.12.2026"/>"#, #"<rule id="R" require="true"/>"#,
  ]) func mistakesOfFormAreRefused(mistake: String) throws {
    let validator = try #require(SchemaValidator.shared ?? nil)
    #expect(!validator.accepts(Array(SmallCatalog(top: mistake).source.utf8)))
  }
}
