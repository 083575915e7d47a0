import CatalogChecks
import CatalogSessions
import Commands
import Diagnostics
import Testing

/// What is found out about products as a whole.
@Suite struct ProductCheckTests {
  private func found(_ catalog: CheckedCatalog, _ request: SessionRequest = SessionRequest()) throws -> [String] {
    try catalog.check(request).diagnostics.map { "\($0.severity.rawValue): \($0.message) [\($0.code)]" }
  }

  private func because(_ id: String, _ attributes: String) -> String {
    #"<rule id="\#(id)" \#(attributes)><because xml:lang="en">x</because></rule>"#
  }

  @Test func aSoundCatalogIsLeftAlone() throws { #expect(try found(CheckedCatalog()) == []) }

  @Test func productsThatNobodyCanHave() throws {
    let never = because("N1", #"forbid="lid""#) + because("N2", #"require="lid""#)
    let report = try CheckedCatalog(product: never).check()
    #expect(report.diagnostics.map(\.message) == ["'box' has no valid configuration"])
    #expect(report.diagnostics[0].notes.map(\.message) == ["by 'N1'", "by 'N2'"])
    #expect(report.verdict == .mistaken)
  }

  @Test func productsThatAMarketCannotHave() throws {
    let partly = because("N1", #"forbid="lid" markets="eu""#) + because("N2", #"require="lid" markets="eu""#)
    let catalog = CheckedCatalog(product: partly)
    #expect(
      try found(catalog) == ["warning: 'box' has no valid configuration in market 'eu' [no-valid-configuration]"])
    #expect(try found(catalog, SessionRequest(market: "cn")) == [])
    #expect(
      try found(catalog, SessionRequest(market: "eu")) == [
        "error: 'box' has no valid configuration [no-valid-configuration]"
      ]
    )
  }

  @Test func numbersThatTheSearchCannotHold() throws {
    let sides =
      "(width - 900) * 9000000000000000 + 6300000000000000000 le (width - 200) * 9000000000000000 - 6300000000000000000"
    let large = because("N1", #"require="\#(sides)" markets="eu""#)
    #expect(
      try found(CheckedCatalog(product: large)) == [
        "warning: the numbers in the rules of 'box' in market 'eu' are too large for the search: orders that need it stay undecided [rule-too-large]"
      ])
  }

  @Test func valuesThatNothingTakes() throws {
    let dead = because("N", #"when="wood = 'oak'" forbid="lid""#)
    #expect(
      try found(CheckedCatalog(product: dead)) == [
        "warning: no valid configuration of 'box' takes the value 'oak' of 'wood' [dead-value]"
      ])
    // Alive in one of the markets.
    #expect(try found(CheckedCatalog(product: dead.replacing("<rule", with: #"<rule markets="cn""#))) == [])
  }

  @Test func valuesOfMultipleChoicesThatNothingTakes() throws {
    #expect(
      try found(CheckedCatalog(product: because("N", #"forbid="'felt' in extras""#))) == [
        "warning: no valid configuration of 'box' takes the value 'felt' of 'extras' [dead-value]"
      ])
  }

  @Test func defaultsThatDoNotFit() throws {
    let report = try CheckedCatalog(product: because("N", #"when="width lt 500" require="lid""#)).check()
    #expect(report.diagnostics.map(\.message) == ["the defaults of 'width', 'lid' cannot hold together"])
    #expect(report.diagnostics[0].notes.map(\.message) == ["by 'N'"])
    #expect(report.verdict == .sound && report.count(.warning) == 1)
    let alone = try CheckedCatalog(product: because("N", #"require="lid""#)).check()
    #expect(alone.diagnostics.map(\.message) == ["the default of 'lid' never holds"])
  }

  /// Values that no configuration takes, found by trying all 3 × 3 × 3 of each of many small products.
  @Test func deadValuesAgreeWithTryingEverything() throws {
    var seed: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % bound)
    }
    var dead = 0
    for _ in 0..<25 {
      let rules = (0..<9).map { _ in ((next(3), next(3)), (next(3), next(3))) }
      let allowed = (0..<27).map { [$0 % 3, $0 / 3 % 3, $0 / 9] }.filter { cells in
        rules.allSatisfy { !(cells[$0.0.0] == $0.0.1 && cells[$0.1.0] == $0.1.1) }
      }
      let expected = (0..<9).filter { value in !allowed.contains { $0[value / 3] == value % 3 } }
      let report = try CheckedCatalog.check(source(rules))
      let names = report.diagnostics.filter { $0.code == "dead-value" }.map(\.message)
      if allowed.isEmpty {
        #expect(report.diagnostics.map(\.code) == ["no-valid-configuration"])
      } else {
        #expect(
          names == expected.map { "no valid configuration of 'p' takes the value 'v\($0 % 3)' of 'c\($0 / 3)'" })
        dead += expected.count
      }
    }
    #expect(dead > 10)
  }

  /// A product of three choices of three values, in which some pairs of values exclude each other.
  private func source(_ rules: [((Int, Int), (Int, Int))]) -> String {
    let label = #"<label xml:lang="en">x</label>"#
    let choices = (0..<3).map { choice in
      let values = (0..<3).map { #"<value id="v\#($0)">\#(label)</value>"# }.joined()
      return #"<choice id="c\#(choice)">\#(label)\#(values)</choice>"#
    }
    let excluded = rules.enumerated().map { i, rule in
      because(
        "R\(i)", #"forbid="c\#(rule.0.0) = 'v\#(rule.0.1)' and c\#(rule.1.0) = 'v\#(rule.1.1)'""#)
    }
    return """
      <catalog xmlns="urn:orderwright:catalog:1" id="k" revision="1" date="2026-01-01" currency="CNY" languages="en">
      \(label)<product id="p">\(label)\((choices + excluded).joined(separator: "\n"))</product></catalog>
      """
  }
}
