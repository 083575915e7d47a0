import Catalogs
import Testing

/// Catalogs that are short in the file and endless when written out.
@Suite struct BillLimitsTests {
  private static func errors(_ top: String, product: String = "", limits: CatalogLimits = .init()) throws -> [String] {
    let source = SmallCatalog(top: top, product: product).source
    return try CatalogFolder(["catalog.xml": source]).read(limits: limits).errors.map { "\($0.code): \($0.message)" }
  }

  private static func part(_ number: Int, madeOf parts: [Int]) -> String {
    let positions = parts.enumerated().map { #"<position id="\#($0)" part="P\#($1)" quantity="1"/>"# }.joined()
    return #"<part id="P\#(number)" kind="make"><label xml:lang="en">P</label>\#(positions)</part>"#
  }

  /// As many parts, each made of the one before so many times.
  private static func tower(_ height: Int, times: Int) -> String {
    (0..<height).map { part($0, madeOf: $0 == 0 ? [] : Array(repeating: $0 - 1, count: times)) }.joined(separator: "\n")
  }

  private static func tooLong(_ id: String, _ limit: Int) -> String {
    "limit-bill: written out with all that its parts are made of, the bill of '\(id)' is too long (limit 'billLines': \(limit))"
  }

  private static func tooDeep(_ id: String) -> String {
    "limit-nesting: '\(id)' has too many levels inside one another (limit 'nesting': 64)"
  }

  @Test func doublingPartsAreCountedNotWrittenOut() throws {
    // P18 comes to 2 + 4 + … + 2^18 = 524,286 lines, P19 to 1,048,574.
    #expect(try Self.errors(Self.tower(19, times: 2)) == [])
    #expect(try Self.errors(Self.tower(60, times: 2)) == [Self.tooLong("P19", 1_000_000)])
  }

  @Test(arguments: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
  func productsCountPositionsAndComponents(_ limit: Int) throws {
    // The box has four positions of its own. Then one with another inside, whose part is made of two; and two frames with
    // that part.
    let frame = """
      <product id="frame"><label xml:lang="en">Frame</label><position id="1" part="P1" quantity="1"/></product>
      """
    let inside = """
      <component id="frames" product="frame" min="2" max="2"><label xml:lang="en">Frames</label></component>
      <position id="80" part="SIDE" quantity="1"><position id="1" part="P1" quantity="1"/></position>
      """
    var limits = CatalogLimits()
    limits.billLines = limit
    let lines = 4 + (1 + 3) + 2 * 3
    #expect(
      try Self.errors(Self.tower(2, times: 2) + frame, product: inside, limits: limits)
        == (lines > limit ? [Self.tooLong("box", limit)] : []))
  }

  @Test func deepBillsAreReportedOnce() throws {
    #expect(try Self.errors(Self.tower(64, times: 1)) == [])
    #expect(try Self.errors(Self.tower(20_000, times: 1)) == [Self.tooDeep("P64")])
  }

  @Test func deepProductsAreReportedOnce() throws {
    func products(_ count: Int) -> String {
      (0..<count).map { i in
        let inner =
          i == 0
          ? ""
          : #"<component id="c" product="n\#(i - 1)" min="1" max="1"><label xml:lang="en">C</label></component>"#
        return #"<product id="n\#(i)"><label xml:lang="en">N</label>\#(inner)</product>"#
      }.joined(separator: "\n")
    }
    #expect(try Self.errors(products(64)) == [])
    #expect(try Self.errors(products(2_000)) == [Self.tooDeep("n64")])
  }
}
