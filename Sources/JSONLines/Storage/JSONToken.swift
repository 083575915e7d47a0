/// One value or member name on the tape: 16 bytes, in the order of the text.
///
/// A container is followed by its children, an object's alternating between names and values, so that the token behind
/// a whole subtree is one addition away.
@usableFromInline
struct JSONToken {
  /// Where the token starts in the text: the bracket, the first digit, the byte *behind* the opening quotation mark.
  @usableFromInline var offset: UInt32
  /// `JSONKind` in the low 3 bits, then whether the string was unescaped, then 28 bits of length: bytes of text of a
  /// number or string, children of an array, members of an object.
  @usableFromInline var packed: UInt32
  /// An integer's value; an unescaped string's offset (low half) and length (high half) in the side buffer; how many
  /// tokens a container takes, itself included (low half), and where in the text it ends (high half).
  @usableFromInline var payload: Int64

  /// The longest text whose lengths fit the token.
  static let maximumLength = (1 << 28) - 1

  /// A token of its parts; a length below 2^28.
  @inlinable @inline(__always)
  init(_ kind: JSONKind, offset: UInt32, length: Int, payload: Int64 = 0, unescaped: Bool = false) {
    self.offset = offset
    packed = UInt32(kind.rawValue) | (unescaped ? 8 : 0) | UInt32(truncatingIfNeeded: length) &<< 4
    self.payload = payload
  }

  /// What the value is.
  @inlinable @inline(__always)
  var kind: JSONKind {
    // Three bits hold the eight kinds and nothing else.
    unsafe unsafeBitCast(UInt8(truncatingIfNeeded: packed & 7), to: JSONKind.self)
  }

  /// Bytes of text, elements or members.
  @inlinable @inline(__always)
  var length: Int { Int(packed &>> 4) }

  /// Whether the string is in the side buffer.
  @inlinable @inline(__always)
  var isUnescaped: Bool { packed & 8 != 0 }

  /// Whether the value is an array or an object, the two kinds with both upper bits.
  @inlinable @inline(__always)
  var isContainer: Bool { packed & 6 == 6 }

  /// The payload's low half.
  @inlinable @inline(__always)
  var low: Int { Int(payload & 0xFFFF_FFFF) }

  /// The payload's high half.
  @inlinable @inline(__always)
  var high: Int { Int(payload &>> 32) }

  /// Tokens from this one to its next sibling.
  @inlinable @inline(__always)
  var span: Int { isContainer ? low : 1 }
}
