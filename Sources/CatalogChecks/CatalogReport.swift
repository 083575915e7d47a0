import Catalogs
import Diagnostics

/// What a check found out about a catalog.
public struct CatalogReport: Sendable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// Nothing is wrong; there may be warnings.
    case sound
    /// At least one test did not give what it expects.
    case failed
    /// There are mistakes. Where the files themselves are mistaken no test was run.
    case mistaken
  }
  /// What was read; nil where the files are mistaken.
  public struct Reading: Sendable {
    public var id: String
    public var revision: String
    /// `sha256:` and 64 hexadecimal digits.
    public var digest: String
    public var counts: CatalogCounts
  }

  /// In reading order: file by file, each from top to bottom.
  public private(set) var diagnostics: [Diagnostic]
  public let reading: Reading?
  public let passedTests: Int
  public let failedTests: Int

  /// The report on files that are mistaken.
  public init(mistakes: [Diagnostic]) {
    diagnostics = mistakes
    reading = nil
    passedTests = 0
    failedTests = 0
  }

  /// The report on a catalog that could be read; `found` in the order found.
  public init(_ catalog: Catalog, found: [Diagnostic], passedTests: Int, failedTests: Int) {
    reading = Reading(
      id: catalog.id, revision: catalog.revision, digest: catalog.digest, counts: CatalogCounts(catalog))
    diagnostics = found.inReadingOrder(of: catalog.files)
    self.passedTests = passedTests
    self.failedTests = failedTests
  }

  /// The same with paths that an author can open from where he named the catalog.
  public func located(fromCatalogAt path: String) -> CatalogReport {
    var report = self
    report.diagnostics = diagnostics.map { $0.located(fromCatalogAt: path) }
    return report
  }

  public var verdict: Verdict {
    if diagnostics.contains(where: { $0.severity == .error && $0.code != TestExpectations.failureCode }) {
      return .mistaken
    }
    return failedTests > 0 ? .failed : .sound
  }

  /// How many diagnostics are of a severity.
  public func count(_ severity: Diagnostic.Severity) -> Int { diagnostics.count { $0.severity == severity } }
}
