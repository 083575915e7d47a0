/// Why a text is no pattern.
public struct PatternFault: Error, Hashable, Sendable {
  /// The faulty scalars of the pattern.
  public var range: Range<Int>
  /// Whether the form is right, and only too much is asked for.
  public var isLimit: Bool
  /// What is wrong, naming what stands there.
  public var message: String
  /// What the author most likely meant, ready to be put in place of the faulty scalars.
  public var suggestion: String?

  init(_ range: Range<Int>, isLimit: Bool = false, _ message: String, suggestion: String? = nil) {
    self.range = range
    self.isLimit = isLimit
    self.message = message
    self.suggestion = suggestion
  }
}
