/// What a value is. Numbers are told apart by how exactly they are at hand.
@frozen
public enum JSONKind: UInt8, Sendable {
  /// The word `null`.
  case null
  /// The word `false`.
  case `false`
  /// The word `true`.
  case `true`
  /// A number written without fraction and exponent that fits 64 bits.
  case integer
  /// Any other number; only its text is exact.
  case number
  /// Text, or a member's name.
  case string
  /// Elements in brackets.
  case array
  /// Members in braces.
  case object
}
