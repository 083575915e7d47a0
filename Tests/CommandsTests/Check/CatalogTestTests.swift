import CatalogChecks
import CatalogSessions
import Commands
import Diagnostics
import Testing

/// Tests inside catalogs: what holds passes, what does not is reported with what came instead.
@Suite struct CatalogTestTests {
  /// Everything that can be expected, worked out by hand.
  @Test func whatHoldsPasses() throws {
    let report = try CheckedCatalog(
      top: """
        <test id="oak" product="box" market="cn">
          <given characteristic="wood" value="oak"/> <given characteristic="extras" value="lock felt"/>
          <given characteristic="name" value="Li"/> <given characteristic="drawer[2].handle" value="none"/>
          <expect status="valid"/> <expect price="144.50"/>
          <expect characteristic="lid" value="true" by="rule"/> <expect characteristic="width" value="400.0" by="default"/>
          <expect characteristic="wood" by="customer"/> <expect characteristic="area" value="0.12" by="formula"/>
          <expect characteristic="extras" value="felt lock"/> <expect characteristic="name" value="Li"/>
          <expect characteristic="drawer[1].handle" value="knob" by="default"/>
          <expect characteristic="drawer[2].depth" value="350" by="formula"/>
          <expect position="10/20" quantity="0.12"/> <expect position="drawer[1]:10" quantity="2"/>
          <expect position="drawer:10" quantity="2"/> <expect position="drawer[2]:10" absent="true"/>
          <expect operation="20" run="PT1M"/> <expect operation="5" run="PT30S"/>
        </test>
        <test id="ten" product="box" quantity="10"><given characteristic="wood" value="pine"/><expect price="90"/>
          <expect operation="20" absent="true"/> <expect operation="5" absent="true"/></test>
        <test id="odd" product="box"><given characteristic="wood" value="pine"/>
          <given characteristic="extras" value="lock"/><expect warning="R3"/></test>
        <test id="wide" product="box"><given characteristic="wood" value="oak"/>
          <given characteristic="width" value="850"/><expect status="invalid"/><expect rule="R1"/><expect rule="R2"/></test>
        <test id="odd-width" product="box"><given characteristic="wood" value="oak"/>
          <given characteristic="width" value="401"/><expect status="invalid"/></test>
        <test id="open" product="box"><expect status="incomplete"/></test>
        """
    ).check()
    #expect(report.diagnostics.map { $0.text() } == [])
    #expect(report.passedTests == 6 && report.failedTests == 0 && report.verdict == .sound)
  }

  /// What the language itself asks for has ids too.
  @Test func conflictsThatNoRuleMakes() throws {
    let report = try CheckedCatalog(
      top: """
        <test id="T" product="crate" market="eu"><given characteristic="lock" value="bolt"/><expect rule="lock=bolt"/></test>
        <test id="U" product="crate" market="cn"><given characteristic="lock" value="bolt"/>
          <given characteristic="height" value="950"/><expect rule="drawer.depth"/></test>
        <product id="crate"><label xml:lang="en">Crate</label>
          <choice id="lock" default="key"><label xml:lang="en">Lock</label>
            <value id="key"><label xml:lang="en">Key</label></value>
            <value id="bolt" markets="cn"><label xml:lang="en">Bolt</label></value></choice>
          <integer id="height" min="100" max="1000" default="100"><label xml:lang="en">Height</label></integer>
          <component id="drawer" product="drawer" count="1"><label xml:lang="en">Drawer</label>
            <bind characteristic="depth" value="height"/></component></product>
        """
    ).check()
    // A drawer is at most 900 deep, so that no crate is higher.
    #expect(
      report.diagnostics.map(\.message) == ["no valid configuration of 'crate' has 'height' at 901 to 1000"])
    #expect(report.passedTests == 2)
  }

  static let shortfalls: [(expectation: String, message: String)] = [
    (#"status="incomplete""#, "expected the status incomplete, but the configuration is valid"),
    (#"price="99.99""#, "expected the price 99.99, but it is 100.00"),
    (#"rule="R1""#, "expected a conflict with 'R1', but the configuration is valid"),
    (#"warning="R3""#, "expected the warning 'R3', but there is none"),
    (#"characteristic="width" value="500""#, "expected 'width' to be '500', but it is '400'"),
    (#"characteristic="width" by="rule""#, "expected 'width' to be set by the rule, but it is by the default"),
    (
      #"characteristic="drawer[3].handle" value="knob""#,
      "expected a value of 'drawer[3].handle', but there is no such component"
    ),
    (#"position="10/20" quantity="0.132""#, "expected the quantity 0.132 at position '10/20', but it is 0.12"),
    (#"position="10" absent="true""#, "expected no position '10', but there is one of quantity 1"),
    (
      #"position="drawer[1]:10" quantity="2""#,
      "expected the quantity 2 at position 'drawer[1]:10', but there is no such position"
    ),
    (#"operation="10" run="PT1M""#, "expected the operation '10' to run PT1M, but it runs PT2M"),
    (#"operation="10" absent="true""#, "expected no operation '10', but there is one"),
    (#"operation="20""#, "expected the operation '20', but it is not there"),
  ]

  @Test(arguments: shortfalls) func whatDoesNotIsReported(expectation: String, message: String) throws {
    let report = try CheckedCatalog(
      top: #"<test id="T" product="box"><given characteristic="wood" value="pine"/>"#
        + "\n <expect \(expectation)/></test>"
    ).check()
    #expect(report.diagnostics.map(\.message) == ["test 'T': \(message)"])
    let failure = try #require(report.diagnostics.first)
    #expect(failure.code == "test-failed" && failure.severity == .error)
    let lines = CheckedCatalog().source.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(failure.place?.line == lines && failure.place?.column == 2)
    #expect(report.verdict == .failed && report.failedTests == 1)
  }

  @Test func whyAnOrderIsInvalidIsNoted() throws {
    let report = try CheckedCatalog(
      top: """
        <test id="T" product="box"><given characteristic="wood" value="oak"/>
          <given characteristic="width" value="850"/><expect price="1"/><expect rule="R1"/></test>
        <test id="U" product="box"><expect status="valid"/></test>
        """
    ).check()
    #expect(
      report.diagnostics.map(\.message) == [
        "test 'T': expected the price 1, but the configuration is invalid",
        "test 'U': expected the status valid, but the configuration is incomplete",
      ])
    #expect(report.diagnostics[0].notes.map(\.message) == ["R1: Oak boxes have lids.", "R2: Lids sag."])
    #expect(report.diagnostics[0].notes.allSatisfy { $0.place?.file.hasSuffix("catalog.xml") ?? false })
    #expect(report.diagnostics[1].notes.map(\.message) == ["nothing is given for 'wood'"])
  }
}
