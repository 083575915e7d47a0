import Diagnostics

/// An expression that has been checked: what it is, and the term that computes it.
public struct TypedExpression: Sendable {
  /// Its number range is the term's, its scale that of the term's mantissas.
  public var type: ValueType
  /// What computes it, coded as a cell of `type` would be.
  public var term: Term
  /// As the author wrote it.
  public var text: String
  /// Of the whole text; nil where it stands in no file.
  public var place: SourceRange?

  /// Requires a term whose range lies in that of the type.
  public init(type: ValueType, term: Term, text: String, place: SourceRange?) {
    self.type = type
    self.term = term
    self.text = text
    self.place = place
  }

  /// The same expression in another instance of its product, whose first cell is `base` cells further on.
  public func relocated(by base: Int) -> TypedExpression {
    TypedExpression(type: type, term: term.relocated(by: base), text: text, place: place)
  }
}
