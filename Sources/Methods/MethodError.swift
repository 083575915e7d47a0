/// A way in which a method can fail beyond those that all share, as doors tell it: by a number, a sentence, and what more is said.
public struct MethodError: Hashable, Sendable {
  /// Positive; what programs tell errors apart by. The same error has the same code in every method.
  public let code: Int
  /// One sentence for people, without the particulars.
  public let message: String
  /// What the particulars are, in words; nil: there are none.
  public let particulars: String?

  /// An error with a code of its own.
  public init(_ code: Int, _ message: String, particulars: String? = nil) {
    precondition(code > 0, "a method's own codes are positive")
    self.code = code
    self.message = message
    self.particulars = particulars
  }
}
