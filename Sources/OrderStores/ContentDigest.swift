/// The SHA-256 of some content: 32 bytes, compared as a whole.
public struct ContentDigest: Hashable, Sendable {
  /// How many bytes a digest has.
  public static let byteCount = 32

  /// The digest's bytes, always `byteCount` of them.
  public let bytes: [UInt8]

  /// The digest of exactly 32 bytes; nil for any other number.
  public init?(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }
}

extension ContentDigest: CustomStringConvertible {
  /// `sha256:` and 64 lower-case hexadecimal digits, as order and result lines write it.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("sha256:".utf8)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
