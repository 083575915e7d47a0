import Foundation
import Testing

/// The page of diagnostics names every code that the sources report, and no other.
@Suite struct DiagnosticsPageTests {
  /// What is in quotation marks in the rooms that report on catalogs.
  private static func sources() throws -> String {
    let rooms = ["Catalogs", "CatalogXML", "Expressions", "CatalogChecks", "Commands/Check"]
    let files = try rooms.flatMap { try Repository.files(below: "Sources/\($0)", endingIn: ".swift") }
    return try files.map { try Repository.text($0) }.joined(separator: "\n")
  }

  /// In the first column of the tables.
  private static func documented() throws -> Set<String> {
    let rows = try Repository.text("docs/diagnostics.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
    return Set(rows.flatMap { $0.dropFirst().prefix { $0 != "|" }.matches(of: #/`([a-z-]+)`/#).map { String($0.1) } })
  }

  @Test func everyReportedCodeIsDocumented() throws {
    let calls = try Self.sources().matches(of: #/\b(?:report|warn|Diagnostic|ValueFlaw|Mistake)\(\s*"([a-z-]+)"/#)
    let codes = Set(calls.map { String($0.1) })
    #expect(codes.count > 120)
    #expect(codes.subtracting(try Self.documented()).sorted() == [])
  }

  /// The limits of a file are named by what is limited.
  @Test func everyDocumentedCodeIsReported() throws {
    let sources = try Self.sources()
    for code in try Self.documented() {
      let isLimit = code.hasPrefix("limit-") && sources.contains("\"\(code.dropFirst(6))\"")
      #expect(sources.contains("\"\(code)\"") || isLimit, "\(code)")
    }
  }
}
