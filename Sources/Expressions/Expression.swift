import Diagnostics

/// The catalog's infix language: from text to typed terms.
public enum Expression {
  /// The most Unicode scalars in one expression.
  public static let maximumLength = 65_536
  /// The deepest nesting of parentheses, operands and branches.
  public static let maximumDepth = 200
  /// The most operations after components have been unrolled.
  public static let maximumTerms = 1_000_000
}
