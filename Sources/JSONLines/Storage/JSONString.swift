import Glibc

/// The bytes of a string or number in a text that a `JSONReader` holds: unescaped, valid UTF-8, not copied.
///
/// Valid as long as the value it comes from.
@safe
@frozen
public struct JSONString {
  @usableFromInline let start: UnsafePointer<UInt8>
  /// Length in bytes.
  public let count: Int

  /// The bytes given, which must be UTF-8 and outlive the value.
  @inlinable
  @unsafe
  public init(start: UnsafePointer<UInt8>, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  /// The bytes themselves.
  @inlinable
  public var bytes: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: start, count: count) }

  /// Whether there are no bytes.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Hands the bytes to code that wants them bounds-checked.
  @inlinable
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe Span(_unsafeElements: bytes))
  }
}

extension JSONString: ExpressibleByStringLiteral {
  /// A literal's bytes, so that names are compared with `==` and `switch` and no string is made.
  @inlinable
  public init(stringLiteral literal: StaticString) {
    unsafe self.init(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
  }
}

extension JSONString: Hashable {
  /// Whether the bytes are the same; canonically equivalent spellings differ.
  @inlinable
  public static func == (a: JSONString, b: JSONString) -> Bool {
    unsafe a.count == b.count && memcmp(a.start, b.start, a.count) == 0
  }

  /// Feeds the bytes.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
  }
}

extension JSONString: CustomStringConvertible {
  /// A copy that outlives the text.
  public var description: String { unsafe String(decoding: bytes, as: UTF8.self) }
}
