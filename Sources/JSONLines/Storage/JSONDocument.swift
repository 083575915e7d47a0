/// Where the cursors of one reader find the text they point into; one per reader, at a stable address.
@usableFromInline
@unsafe
struct JSONDocument {
  /// The tape.
  @usableFromInline var tokens: UnsafeMutablePointer<JSONToken>
  /// Tokens of the text last read; 0 when it was refused.
  @usableFromInline var count = 0
  /// The text itself, which is the caller's.
  @usableFromInline var text: UnsafePointer<UInt8>
  /// Strings with escapes, decoded, one behind the other.
  @usableFromInline var decoded: UnsafeMutablePointer<UInt8>
  /// Counts the texts read, so that debug builds catch a cursor that outlived its text.
  @usableFromInline var generation: UInt32 = 0
}
