/// The 32 bytes of a SHA-256 digest (FIPS 180-4), as four big-endian words.
///
/// Equal digests mean equal content for every practical purpose, so a digest serves as a key.
public struct SHA256Digest: Hashable, Sendable {
  let words: (UInt64, UInt64, UInt64, UInt64)

  public static func == (a: Self, b: Self) -> Bool { a.words == b.words }

  public func hash(into hasher: inout Hasher) {
    // The digest's bits are as good as random: one word of them is hash enough.
    hasher.combine(words.0)
  }
}

extension SHA256Digest: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.words < b.words }
}

extension SHA256Digest {
  /// The digest of `bytes`. Makes a hasher for them; keep a `SHA256Hasher` where there are many to hash.
  public init(of bytes: Span<UInt8>) {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    self = hasher.finish()
  }

  /// The 32 bytes, first to last.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for word in [words.0, words.1, words.2, words.3] {
      for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return bytes
  }

  /// The 64 lower-case hexadecimal digits.
  public var hexadecimal: String {
    var text: [UInt8] = []
    append(hexadecimalTo: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the 64 lower-case hexadecimal digits; allocates only where the array must grow.
  public func append(hexadecimalTo text: inout [UInt8]) {
    append(words.0, to: &text)
    append(words.1, to: &text)
    append(words.2, to: &text)
    append(words.3, to: &text)
  }

  private func append(_ word: UInt64, to text: inout [UInt8]) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
      text.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
    }
  }
}
