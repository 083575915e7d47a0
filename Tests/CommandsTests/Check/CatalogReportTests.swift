import CatalogChecks
import CatalogSessions
import Commands
import JSONLines
import Testing

/// What a check writes for people and for programs.
@Suite struct CatalogReportTests {
  @Test func theSummaryCounts() throws {
    let report = try CheckedCatalog(
      top: #"<test id="T" product="box"><expect status="incomplete"/></test>"#
    ).check()
    let lines = report.summary().split(separator: "\n")
    #expect(lines[0].hasPrefix("boxes 7, sha256:"))
    #expect(
      lines[1...] == [
        "2 products, 8 characteristics, 6 values, 3 rules, 0 tables, 3 parts, 3 positions, 3 operations",
        "tests: 1 passed, 0 failed", "0 errors, 0 warnings",
      ])
  }

  @Test func mistakenFilesAreReportedWithoutCounts() throws {
    let report = try CheckedCatalog(top: "<oops/>").check()
    #expect(report.verdict == .mistaken)
    #expect(report.summary() == "1 error, 0 warnings\n")
    #expect(report.diagnostics.map(\.code) == ["unknown-element"])
  }

  @Test func failedTestsAreNoErrorsOfTheCatalog() throws {
    let report = try CheckedCatalog(top: #"<test id="T" product="box"><expect status="valid"/></test>"#).check()
    #expect(report.summary().hasSuffix("tests: 0 passed, 1 failed\n0 errors, 0 warnings\n"))
  }

  @Test func theJSONIsOneObjectOnOneLine() throws {
    let report = try CheckedCatalog(
      top: "\n" + #"<test id="T" product="box"><expect status="valid"/></test>"#
    ).check()
    let text = report.json()
    #expect(text.hasSuffix("}\n") && !text.dropLast().contains("\n"))
    #expect(text.hasPrefix(#"{"verdict":"failed","catalog":{"id":"boxes","revision":"7","digest":"sha256:"#))
    #expect(text.contains(#""counts":{"products":2,"characteristics":8,"values":6,"rules":3,"tables":0,"#))
    #expect(text.contains(#""tests":{"passed":0,"failed":1},"diagnostics":[{"code":"test-failed","severity":"error","#))
    #expect(text.contains(#""notes":[{"message":"nothing is given for 'wood'"}]}]}"#))
  }

  @Test func requestsAreCheckedToo() throws {
    let report = try CheckedCatalog().check(SessionRequest(date: "tomorrow", market: "ce"))
    #expect(report.diagnostics.map(\.code) == ["bad-date", "unknown-market"])
    #expect(report.diagnostics[1].suggestion == "cn")
  }
}
