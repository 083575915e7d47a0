import JSONLines

/// Why a request has no result. Each door says it in its own way.
public struct MethodFailure: Error, Sendable {
  /// The kinds of failures that doors tell apart.
  public enum Kind: Hashable, Sendable {
    /// The parameters are not those that the method takes; a suggestion where one is mistyped.
    case invalidParameters(reason: String, suggestion: String?)
    /// Nobody wants the result any more.
    case cancelled
    /// One of the method's own errors.
    case own(MethodError)
  }

  /// What kind it is.
  public let kind: Kind
  /// The particulars of a method's own error, as JSON on one line; nil where it has none.
  public let data: String?

  /// The method does not take these parameters, for the reason given.
  public static func invalidParameters(_ reason: String, suggestion: String? = nil) -> MethodFailure {
    MethodFailure(kind: .invalidParameters(reason: reason, suggestion: suggestion), data: nil)
  }

  /// Nobody wants the result any more.
  public static let cancelled = MethodFailure(kind: .cancelled, data: nil)

  /// One of the method's own errors, without particulars.
  public static func own(_ error: MethodError) -> MethodFailure { MethodFailure(kind: .own(error), data: nil) }

  /// One of the method's own errors; `data` writes its particulars, one JSON value.
  public static func own(_ error: MethodError, data: (inout JSONWriter) -> Void) -> MethodFailure {
    var writer = JSONWriter(capacity: 256)
    data(&writer)
    return MethodFailure(kind: .own(error), data: writer.text)
  }
}
