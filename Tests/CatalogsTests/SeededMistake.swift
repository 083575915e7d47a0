import Diagnostics
import Testing

/// One mistake in an otherwise sound catalog: its code, its message, and its place between `«` and `»`.
struct SeededMistake: Sendable, CustomTestStringConvertible {
  var code: String
  var message: String
  var suggestion: String?
  var source: String
  /// Other files by name; the marks may stand in one of them.
  var files: [String: String] = [:]
  var severity = Diagnostic.Severity.error

  /// A mistake inside the small catalog.
  init(
    _ code: String, _ message: String, suggestion: String? = nil, top: String = "", product: String = "",
    characteristics: String = "", plant: String = "", files: [String: String] = [:],
    severity: Diagnostic.Severity = .error
  ) {
    self.code = code
    self.message = message
    self.suggestion = suggestion
    self.files = files
    self.severity = severity
    source =
      SmallCatalog(top: top, product: product, characteristics: characteristics, plant: plant).source
  }

  /// A mistake made by replacing a text of the small catalog.
  init(
    _ code: String, _ message: String, suggestion: String? = nil, replacing text: String, by other: String,
    severity: Diagnostic.Severity = .error
  ) {
    self.code = code
    self.message = message
    self.suggestion = suggestion
    self.severity = severity
    source = SmallCatalog().source.replacing(text, with: other, maxReplacements: 1)
  }

  var testDescription: String { "\(code): \(message)" }
}
