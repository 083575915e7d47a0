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
    #expect(
      alone.diagnostics.map(\.message) == [
        "no valid configuration of 'box' has 'width' at 810 to 900",
        "the default of 'lid' never holds", "no valid configuration of 'box' has 'lid' false: it is always true",
      ])
  }

  @Test func booleansThatAreNeverTrue() throws {
    #expect(
      try found(CheckedCatalog(product: because("N", #"forbid="lid""#))) == [
        "warning: no valid configuration of 'box' takes the value 'oak' of 'wood' [dead-value]",
        "warning: no valid configuration of 'box' has 'lid' true [dead-value]",
      ])
  }

  @Test func numbersThatNothingHas() throws {
    let ends = because("N", #"require="width gt 300 and width le 855""#)
    #expect(
      try found(CheckedCatalog(product: ends)) == [
        "warning: no valid configuration of 'box' has 'width' at 200 to 300, 860 to 900 [dead-range]"
      ])
    let middle = because("N", #"forbid="width gt 505 and width lt 725""#)
    #expect(
      try found(CheckedCatalog(product: middle)) == [
        "warning: no valid configuration of 'box' has 'width' at 510 to 720 [dead-range]"
      ])
    // Alive in one of the markets.
    let partly = because("N", #"require="width gt 300" markets="cn""#)
    #expect(try found(CheckedCatalog(product: partly)) == [])
    #expect(
      try found(CheckedCatalog(product: partly), SessionRequest(market: "cn")) == [
        "warning: no valid configuration of 'box' in market 'cn' has 'width' at 200 to 300 [dead-range]"
      ])
  }

  @Test func numbersOfComponentsThatNothingHas() throws {
    #expect(
      try found(CheckedCatalog(product: because("N", #"require="count(drawer) in (1, 3)""#))) == [
        "warning: no valid configuration of 'box' has 0, 2 of the component 'drawer' [dead-range]",
        "warning: the default number of 'drawer' never holds [defaults-conflict]",
      ])
    let never =
      #"<component id="tray" product="drawer" count="if lid and width gt 800 then 2 else 0"><label xml:lang="en">T</label></component>"#
    #expect(
      try found(CheckedCatalog(product: never)) == [
        "warning: no valid configuration of 'box' has 1 to 2 of the component 'tray' [dead-range]"
      ])
  }

  /// Numbers that no configuration has, found by trying all of them.
  @Test func deadRangesAgreeWithTryingEverything() throws {
    var seed: UInt64 = 11
    func next(_ bound: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % bound)
    }
    var dead = 0
    for _ in 0..<20 {
      let gaps = (0..<2).map { _ in next(700) }.map { 200 + $0...200 + $0 + next(160) }
      let rules = gaps.enumerated().map {
        because("N\($0.offset)", #"forbid="width ge \#($0.element.lowerBound) and width le \#($0.element.upperBound)""#)
      }
      let alive = stride(from: 200, through: 900, by: 10).filter { width in !gaps.contains { $0.contains(width) } }
      var stretches: [ClosedRange<Int>] = []
      for width in stride(from: 200, through: 900, by: 10) where !alive.contains(width) {
        if let last = stretches.last, last.upperBound == width - 10 {
          stretches[stretches.count - 1] = last.lowerBound...width
        } else {
          stretches.append(width...width)
        }
      }
      let texts = stretches.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
      let report = try CheckedCatalog(product: rules.joined()).check()
      let message = report.diagnostics.first { $0.code == "dead-range" }?.message
      let wanted = "no valid configuration of 'box' has 'width' at \(texts.joined(separator: ", "))"
      // Short stretches between numbers that are taken may go unnoticed.
      if stretches.allSatisfy({ $0.count == 1 || $0.upperBound - $0.lowerBound > 50 }), texts.count == 1 {
        #expect(message == wanted)
        dead += 1
      } else if let message {
        for number in message.matches(of: #/\d+/#).compactMap({ Int($0.output) }) { #expect(!alive.contains(number)) }
      }
    }
    #expect(dead > 2)
  }

  @Test func defaultsThatNeverCount() throws {
    let seasonal = CheckedCatalog(
      product: #"""
        <choice id="paint" default="red"><label xml:lang="en">Paint</label>
        <value id="red" until="2026-01-01"><label xml:lang="en">Red</label></value>
        <value id="blue"><label xml:lang="en">Blue</label></value></choice>
        """#)
    #expect(
      try found(seasonal) == [
        "warning: the default of 'paint' never counts: 'red' is not there on 2026-03-02 [idle-default]"
      ])
    #expect(try found(seasonal, SessionRequest(date: "2025-12-31")) == [])
  }

  @Test func pricesThatCanBeNegative() throws {
    func rebate(_ attributes: String) -> CheckedCatalog {
      CheckedCatalog(product: #"<surcharge id="N" \#(attributes)><label xml:lang="en">x</label></surcharge>"#)
    }
    let low = "warning: as far as ranges tell, the price of 'box' can be as low as -10 [negative-price]"
    // 100, 10 % less from ten pieces on, and then up to 100 off.
    #expect(try found(rebate(#"when="lid" amount="-100""#)) == [low])
    #expect(try found(rebate(#"when="lid" amount="-90""#)) == [])
    #expect(try found(rebate(#"amount="-0.25 * (width - 500)""#)) == [low])
    #expect(try found(rebate(#"amount="-100" markets="eu""#)) == [low])
    #expect(try found(rebate(#"amount="-100" markets="eu""#), SessionRequest(market: "cn")) == [])
    #expect(try found(rebate(#"percent="-100""#)) == [])
    #expect(
      try found(rebate(#"percent="-110""#)) == [
        "warning: as far as ranges tell, the price of 'box' can be as low as -15.65 [negative-price]"
      ])
  }

  @Test func billsThatAreAlwaysInvalid() throws {
    let position = #"<position id="90" part="KNOB" quantity="width - 500"/>"#
    let report = try CheckedCatalog(product: because("N", #"require="width lt 500""#) + position).check()
    let error = try #require(report.diagnostics.first { $0.severity == .error })
    #expect(error.code == "negative-quantity")
    #expect(error.message == "the position '90' makes every order invalid that has it: its quantity is negative")
    let cut = #"<position id="90" part="KNOB" quantity="1"><cut length="width" width="area-2"/></position>"#
    let derived =
      #"<decimal id="area-2" formula="width - 300"><label xml:lang="en">x</label></decimal>"#
      + because("N", #"require="width le 300""#)
    let second = try CheckedCatalog(product: derived + cut).check()
    #expect(
      second.diagnostics.filter { $0.severity == .error }.map(\.message) == [
        "the position '90' makes every order invalid that has it: a size of it is not more than 0"
      ])
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
