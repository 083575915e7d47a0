import Quantities

extension JSONValue {
  /// What the value is.
  @inlinable
  public var kind: JSONKind { token.kind }

  /// Where the value starts in the text, in bytes: its first digit or letter, quotation mark or bracket.
  @inlinable
  public var offset: Int {
    let token = token
    return Int(token.offset) - (token.kind == .string ? 1 : 0)
  }

  /// Whether the value is there, but says that there is none.
  @inlinable
  public var isNull: Bool { token.kind == .null }

  /// `true` or `false`; nil for every other kind.
  @inlinable
  public var bool: Bool? {
    switch token.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// A number written without fraction and exponent that fits 64 bits; nil for every other value, `1.0` included.
  @inlinable
  public var integer: Int64? {
    let token = token
    return token.kind == .integer ? token.payload : nil
  }

  /// The number exactly; nil for another kind, and for a number that no fixed decimal holds.
  @inlinable
  public var decimal: FixedDecimal? {
    let token = token
    switch token.kind {
    case .integer: return FixedDecimal(token.payload)
    case .number: return string(of: token).withSpan { FixedDecimal(utf8: $0) }
    default: return nil
    }
  }

  /// A number's text as it was written; nil for every other kind.
  @inlinable
  public var number: JSONString? {
    let token = token
    return token.kind == .integer || token.kind == .number ? string(of: token) : nil
  }

  /// A string's bytes, unescaped; nil for every other kind.
  @inlinable
  public var string: JSONString? {
    let token = token
    return token.kind == .string ? string(of: token) : nil
  }
}
