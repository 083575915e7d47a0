import JSONLines
import Testing

@testable import Orders

/// Numbers of any length: one spelling for each, in the canonical form and so in the digest.
struct CanonicalNumberTests {
  @Test(arguments: [
    ("0.30000000000000000000", "0.3"), ("2.0000000000000000000", "2"), ("-0.000000000000000000000000", "0"),
    ("0e99999999999999999999999", "0"), ("9223372036854775808", "9223372036854775808"),
    ("1e400", "1e400"), ("10e399", "1e400"), ("0.001e403", "1e400"), ("1E+0400", "1e400"), ("100000e+395", "1e400"),
    ("-1e-400", "-1e-400"), ("-0.10E-399", "-1e-400"), ("1e19", "1e19"), ("10000000000000000000", "1e19"),
    ("123456789012345678901234567891", "123456789012345678901234567891"),
    ("123456789012345678901234567891.0", "123456789012345678901234567891"),
    ("123456789012345678901234567891.000e0", "123456789012345678901234567891"),
    ("123456789012345678901234567890", "12345678901234567890123456789e1"),
    ("0.1234567890123456789012", "1234567890123456789012e-22"),
    ("1e1000000000000000000", "1e1000000000000000000"), ("10e999999999999999999", "1e1000000000000000000"),
    ("0.1e1000000000000000000", "1e999999999999999999"), ("1e-1000000000000000000", "1e-1000000000000000000"),
    ("0.1e-999999999999999999", "1e-1000000000000000000"), ("10e-1000000000000000000", "1e-999999999999999999"),
    ("1e99999999999999999999999999", "1e99999999999999999999999999"),
    ("10e99999999999999999999999999", "1e100000000000000000000000000"),
    ("0.1e100000000000000000000000000", "1e99999999999999999999999999"),
    ("0.01e-100000000000000000000000000", "1e-100000000000000000000000002"),
  ])
  func isSpelledOneWay(written: String, canonical: String) throws {
    var digester = OrderDigester()
    _ = try withJSON(#"{"customer":{"net":\#(written)}}"#) { digester.digest(of: $0) }
    #expect(String(decoding: digester.canonicalText, as: UTF8.self) == #"{"customer":{"net":\#(canonical)}}"#)
  }

  /// Digits and a power of ten, written with the point anywhere, zeros around and the power to match.
  @Test(arguments: UInt64(0)..<300)
  func allSpellingsAreOne(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let digits = (0..<1 + random.pick(40)).map { _ in String(random.pick(10)) }.joined()
    let power = Int(random.pick(-60...60))
    let first = try Self.canonical(digits, power, &random)
    for _ in 0..<8 {
      let again = try Self.canonical(digits, power, &random)
      #expect(again == first)
    }
    let other = try Self.canonical(digits, power + 1, &random)
    #expect((other == first) == digits.allSatisfy { $0 == "0" }, "ten times as much is another number")
  }

  private static func canonical(_ digits: String, _ power: Int, _ random: inout SplitMix) throws -> String {
    let zeros = random.pick(25)
    let spelled = digits + String(repeating: "0", count: zeros)
    let point = random.pick(spelled.count + 1)
    let whole = String(spelled.prefix(point).drop { $0 == "0" })
    let fraction = spelled.dropFirst(point)
    let exponent = power - zeros + fraction.count
    let text =
      (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
      + (exponent == 0 && random.one(in: 2) ? "" : "\(random.element(of: ["e", "E"]))\(exponent)")
    var digester = OrderDigester()
    _ = try withJSON("[\(text)]") { digester.digest(of: $0) }
    return String(decoding: digester.canonicalText, as: UTF8.self)
  }
}
