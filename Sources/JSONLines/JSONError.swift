/// Why a text is no JSON (RFC 8259), and where: the first fault, as an offset in bytes from the text's start.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong at the offset.
  public enum Reason: Hashable, Sendable {
    /// Nothing but white space.
    case empty
    /// The text ends inside an array, an object or a member.
    case unexpectedEnd
    /// Longer than the reader's limit.
    case tooLong
    /// Arrays and objects nested deeper than the reader's limit.
    case tooDeep
    /// Bytes that are no UTF-8: overlong forms, surrogates, stray or missing continuations.
    case invalidUTF8
    /// A string without its closing quotation mark; the offset is its opening one.
    case unclosedString
    /// A control character that a string may hold only as an escape.
    case controlCharacter
    /// A backslash and what JSON does not allow after it.
    case invalidEscape
    /// Half of a UTF-16 surrogate pair, which no UTF-8 can stand for.
    case loneSurrogate
    /// A number with a leading zero, without digits where some must be, or with something attached.
    case invalidNumber
    /// A word other than `true`, `false` and `null`.
    case invalidLiteral
    /// A byte order mark, which JSON texts must not begin with.
    case byteOrderMark
    /// Another character where a value must begin.
    case expectedValue
    /// Something else where a member's name or, in an empty object, `}` must stand.
    case expectedKey
    /// Something else where the `:` behind a member's name must stand.
    case expectedColon
    /// Something else where `,` or `]` must stand.
    case expectedCommaOrBracket
    /// Something else where `,` or `}` must stand.
    case expectedCommaOrBrace
    /// A second value behind the first.
    case trailingContent
    /// The machine has no memory left for a text of this size.
    case outOfMemory
  }

  /// What is wrong.
  public let reason: Reason
  /// Bytes before the fault.
  public let offset: Int

  /// A fault at `offset` bytes from the start.
  @inlinable
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
