import Answers
import CatalogChecks
import Catalogs
import Diagnostics
import Testing

/// A catalog's test is held against the outcome of its order, whoever worked that out.
struct TestExpectationsTests {
  private func test() throws -> CatalogTest {
    var small = SmallCatalog()
    small.product = #"<rule id="R9" forbid="lid"><because xml:lang="en">No lids.</because></rule>"#
    small.top = """
      <test id="T" product="box"><expect status="valid"/><expect price="1.00"/><expect rule="R9"/></test>
      """
    let reading = try CatalogFolder(["catalog.xml": small.source]).read()
    guard let catalog = reading.catalog else { throw DiagnosedFailure(reading.diagnostics) }
    return try #require(catalog.tests.first)
  }

  @Test func whatIsNotMetIsToldWithWhatCame() throws {
    let outcome = OrderOutcome(line: 1, order: "T", digest: nil, .incomplete(missing: ["colour"]))
    let failures = TestExpectations(try test(), outcome).failures
    #expect(
      failures.map(\.message) == [
        "test 'T': expected the status valid, but the configuration is incomplete",
        "test 'T': expected the price 1.00, but the configuration is incomplete",
        "test 'T': expected a conflict with 'R9', but the configuration is incomplete",
      ])
    #expect(failures.allSatisfy { $0.code == TestExpectations.failureCode && $0.place != nil })
    #expect(failures.allSatisfy { $0.notes.map(\.message) == ["nothing is given for 'colour'"] })
  }

  @Test func anOrderThatCannotBeReadFailsTheTestOnce() throws {
    let outcome = OrderOutcome(line: 1, LineFault("malformed-json", "longer than it may be"))
    #expect(TestExpectations(try test(), outcome).failures.map(\.message) == ["test 'T': longer than it may be"])
  }

  @Test func emptyConflictsNameNoRule() throws {
    let conflict = OrderConflict(rules: [], choices: [], lists: [])
    let outcome = OrderOutcome(line: 1, order: "T", digest: nil, .conflicting(conflict))
    #expect(
      TestExpectations(try test(), outcome).failures.last?.message
        == "test 'T': expected a conflict with 'R9', but it is with ")
  }
}
