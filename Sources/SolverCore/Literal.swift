/// A Boolean variable or its negation, coded as twice the variable's index plus one for the negation.
///
/// Variable 0 is true in every network, so that constants need no special case.
public struct Literal: Hashable, Sendable, BitwiseCopyable {
  /// Twice the Boolean variable's index, plus one when negated.
  public let code: Int32

  /// The literal with the given code.
  @inline(__always)
  init(code: Int32) { self.code = code }

  /// The literal that is true in every solution.
  public static let `true` = Literal(code: 0)
  /// The literal that is false in every solution.
  public static let `false` = Literal(code: 1)

  /// The opposite literal.
  @inline(__always)
  public static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }

  /// Index of the Boolean variable.
  @inline(__always)
  var boolean: Int { Int(literalIndex: code) }

  /// Whether this is the negation of its variable.
  @inline(__always)
  var isNegative: Bool { code & 1 != 0 }
}

extension Int {
  @inline(__always)
  fileprivate init(literalIndex code: Int32) { self = Int(code >> 1) }
}

extension Literal: Comparable {
  /// Orders by variable, then the positive literal before the negative.
  public static func < (left: Literal, right: Literal) -> Bool { left.code < right.code }
}

extension Literal: CustomStringConvertible {
  /// `b7` or `¬b7`.
  public var description: String { (isNegative ? "¬b" : "b") + String(boolean) }
}
