/// A cursor on one value of the text that a `JSONReader` read last: 16 bytes, free to copy, nothing counted.
///
/// Valid until the reader's next `read`; debug builds stop at one that was kept longer.
@safe
@frozen
public struct JSONValue {
  /// The reader's tape and text, the token on it, and for which of the reader's texts that holds.
  @usableFromInline let document: UnsafePointer<JSONDocument>
  @usableFromInline let index: UInt32
  @usableFromInline let generation: UInt32

  /// A cursor on a token.
  @inlinable @inline(__always)
  init(document: UnsafePointer<JSONDocument>, index: Int, generation: UInt32) {
    unsafe self.document = document
    self.index = UInt32(truncatingIfNeeded: index)
    self.generation = generation
  }

  /// The token under the cursor.
  @inlinable @inline(__always)
  var token: JSONToken {
    assert(unsafe document.pointee.generation == generation, "a JSON value lives until its reader reads on")
    assert(unsafe Int(index) < document.pointee.count, "a JSON value lies on the tape")
    return unsafe document.pointee.tokens[Int(index)]
  }

  /// A cursor on another token of the same text.
  @inlinable @inline(__always)
  func value(at index: Int) -> JSONValue {
    unsafe JSONValue(document: document, index: index, generation: generation)
  }

  /// The bytes of a string or number.
  @inlinable @inline(__always)
  func string(of token: JSONToken) -> JSONString {
    token.isUnescaped
      ? unsafe JSONString(start: document.pointee.decoded + token.low, count: token.high)
      : unsafe JSONString(start: document.pointee.text + Int(token.offset), count: token.length)
  }

  /// The text of the value as it was written, quotation marks and brackets included.
  @inlinable
  public var source: JSONString {
    let token = token
    let range =
      switch token.kind {
      case .string: Int(token.offset) - 1..<Int(token.offset) + token.length + 1
      case .array, .object: Int(token.offset)..<token.high
      default: Int(token.offset)..<Int(token.offset) + token.length
      }
    return unsafe JSONString(start: document.pointee.text + range.lowerBound, count: range.count)
  }
}
