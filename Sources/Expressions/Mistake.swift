import Diagnostics

/// A diagnostic whose place is still a range of scalars in the expression's text.
struct Mistake: Hashable, Error {
  var code: String
  var severity: Diagnostic.Severity
  var range: Range<Int>
  var message: String
  var suggestion: String?
  var notes: [Diagnostic.Note]

  init(
    _ code: String, severity: Diagnostic.Severity = .error, _ range: Range<Int>, _ message: String,
    suggestion: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.range = range
    self.message = message
    self.suggestion = suggestion
    self.notes = notes
  }

  func diagnostic(in origin: TextOrigin) -> Diagnostic {
    Diagnostic(code, severity: severity, at: origin.place(of: range), message, notes: notes, suggestion: suggestion)
  }
}
