extension CatalogReport {
  /// A few lines for a person: what was read, how much it holds, how its tests went. The diagnostics are shown apart.
  public func summary() -> String {
    var lines: [String] = []
    if let reading {
      lines.append("\(reading.id) \(reading.revision), \(reading.digest)")
      lines.append(reading.counts.named.map { "\($0.count) \($0.name)" }.joined(separator: ", "))
      lines.append("tests: \(passedTests) passed, \(failedTests) failed")
    }
    let errors = diagnostics.count { $0.severity == .error && $0.code != TestExpectations.failureCode }
    let found = [(errors, "error"), (count(.warning), "warning")].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    lines.append(found.joined(separator: ", "))
    return lines.map { $0 + "\n" }.joined()
  }
}
