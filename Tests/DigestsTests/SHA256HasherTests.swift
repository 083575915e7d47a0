import Digests
import Testing

/// The examples of FIPS 180-4's companion page and of `sha256sum`.
@Suite struct SHA256HasherTests {
  static let examples: [(text: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test(arguments: examples) func oneShot(example: (text: String, digest: String)) {
    let bytes = Array(example.text.utf8)
    #expect(SHA256Digest(of: bytes.span).hexadecimal == example.digest)
  }

  @Test func oneHasherForManyTextsInPieces() {
    var hasher = SHA256Hasher()
    for _ in 0..<3 {
      for example in Self.examples {
        for byte in example.text.utf8 { hasher.update([byte].span) }
        #expect(hasher.finish().hexadecimal == example.digest)
      }
    }
  }

  @Test func aMillionTimesA() {
    var hasher = SHA256Hasher()
    let thousand = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    for _ in 0..<1000 { hasher.update(thousand.span) }
    let digest = hasher.finish()
    #expect(digest.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(digest.bytes.prefix(4) == [0xcd, 0xc7, 0x6e, 0x5c])
  }
}
