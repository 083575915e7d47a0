import Glibc

/// Writes JSON straight into bytes: one growing buffer, used for answer after answer.
///
/// Commas come by themselves: a value or name that follows a complete value is separated from it, one that follows an
/// opening bracket, a name's colon or a line's end is not. Nothing else is checked; brackets are the caller's to balance.
@safe
public struct JSONWriter: ~Copyable, @unchecked Sendable {
  /// The buffer; its first `count` bytes are initialised.
  var start: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// Bytes written.
  public internal(set) var count = 0

  /// An empty writer with room for this many bytes before it grows.
  public init(capacity: Int = 4096) {
    precondition(capacity >= 0, "a capacity is not negative")
    self.capacity = max(64, capacity)
    unsafe start = .allocate(capacity: self.capacity)
  }

  deinit {
    unsafe start.deallocate()
  }

  /// What was written, valid until the next change.
  public var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: count) }

  /// Hands what was written to code that wants it bounds-checked.
  public func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe body(Span(_unsafeElements: UnsafeBufferPointer(start: start, count: count)))
  }

  /// A copy of what was written.
  public var text: String { unsafe String(decoding: bytes, as: UTF8.self) }

  /// A copy of what was written behind the first `start` bytes.
  public func text(from start: Int) -> String {
    precondition(start >= 0 && start <= count, "a stretch of what was written")
    return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start...]), as: UTF8.self)
  }

  /// Forgets everything, and gives back the memory of an exceptionally large answer: more than `keeping` bytes.
  public mutating func reset(keeping limit: Int = .max) {
    count = 0
    guard capacity > limit else { return }
    unsafe start.deallocate()
    capacity = max(64, limit)
    unsafe start = .allocate(capacity: capacity)
  }

  /// Forgets what was written behind the first `count` bytes.
  public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "a writer can only forget what it has written")
    self.count = count
  }

  /// Room for `extra` more bytes; what follows may write them through `start`.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if capacity &- count < extra { grow(by: extra) }
  }

  @inline(never)
  private mutating func grow(by extra: Int) {
    capacity = max(2 * capacity, count + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe memcpy(larger, start, count)
    unsafe start.deallocate()
    unsafe start = larger
  }

  /// One byte as it is.
  @inline(__always)
  mutating func put(_ byte: UInt8) {
    reserve(1)
    unsafe start[count] = byte
    count &+= 1
  }

  /// Bytes as they are.
  @inline(__always)
  mutating func put(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    unsafe memcpy(start + count, source, length)
    count &+= length
  }

  /// The comma that a value or name needs behind a complete one. Only the last byte decides: a complete value never
  /// ends in one of these.
  @inline(__always)
  mutating func separate() {
    guard count > 0 else { return }
    switch unsafe start[count &- 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","), 0x0A: return
    default: put(UInt8(ascii: ","))
    }
  }
}
