/// Something wrong, or worth knowing, about an input, at its place.
///
/// The parts are kept apart so that each door shows them in its own way: a stable `code` for programs, a `message`
/// that names the values for people, `notes` that point at other places, and a `suggestion` where one is near.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    case error, warning, note
  }

  /// A second place that explains the first, such as the earlier definition of a duplicate id.
  public struct Note: Hashable, Sendable {
    public var message: String
    public var place: SourceRange?

    public init(_ message: String, at place: SourceRange? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// Stable, in kebab case, such as `unknown-id`.
  public var code: String
  public var severity: Severity
  public var place: SourceRange?
  public var message: String
  public var notes: [Note]
  /// What the author most likely meant, ready to be put in place of the faulty text.
  public var suggestion: String?

  public init(
    _ code: String, severity: Severity = .error, at place: SourceRange?, _ message: String, notes: [Note] = [],
    suggestion: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.notes = notes
    self.suggestion = suggestion
  }
}

/// Thrown by a stage that has collected every mistake it could find; never empty.
public struct DiagnosedFailure: Error, Sendable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
