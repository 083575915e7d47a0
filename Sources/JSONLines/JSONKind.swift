/// What a token on the tape is.
@frozen
public enum JSONKind: UInt8, Sendable {
  case null
  case `false`
  case `true`
  /// A number written without fraction and exponent that fits 64 bits.
  case integer
  /// Any other number; only its text is exact.
  case number
  case string
  case array
  case object
}
