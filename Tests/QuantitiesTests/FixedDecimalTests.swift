import Quantities
import Testing

struct FixedDecimalTests {
  @Test(arguments: [
    ("0", 0, 0), ("-0", 0, 0), ("0.0", 0, 1), ("12", 12, 0), ("-12.50", -1250, 2), ("0.035", 35, 3), ("1e3", 1000, 0),
    ("1.5E-2", 15, 3), ("1.5e+1", 15, 0), ("9223372036854775807", Int64.max, 0), ("-9223372036854775808", Int64.min, 0),
    ("0.000000000000000001", 1, 18), ("0e999999999", 0, 0), ("10000000000000000000e-3", 10_000_000_000_000_000, 0),
    // Digits beyond 64 bits, where they are zeros.
    ("0.30000000000000000000", 3, 1), ("2.0000000000000000000", 2, 0), ("-1.50000000000000000000000000e1", -15, 0),
    ("10000000000000000000000000000000000000000e-40", 1, 0), ("0.00000000000000000000000000000000000000015e39", 15, 2),
    ("9223372036854775807.000", .max, 0), ("0.0000000000000000010", 1, 18), ("0.00000000000000000000000", 0, 0),
    ("1000000000000000000000e-21", 1, 0), ("9223372036854775807000000000e-9", .max, 0),
  ])
  func reads(text: String, mantissa: Int64, scale: Int) throws {
    let number = try #require(FixedDecimal(text))
    #expect(number == FixedDecimal(mantissa: mantissa, scale: scale))
  }

  @Test(arguments: [
    "", "-", "+1", " 1", "1 ", "01", "-01", ".5", "1.", "1.e3", "1e", "1e+", "0x1", "1,5", "1_000", "NaN", "1e19",
    "1e-19",
    "9223372036854775808", "0.0000000000000000001", "1e999999999999", "--1", "1.2.3", "10000000000000000000.0",
    "9223372036854775808000e-3", "0.10000000000000000000000000001",
    "18446744073709551616", "1e99999999999999999999999", "1e-99999999999999999999999",
  ])
  func refuses(text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  @Test(arguments: [
    ("12.3400", 0, "12.34"), ("12.3400", 3, "12.340"), ("100", 0, "100"), ("-0.5", 0, "-0.5"), ("0.00", 0, "0"),
    ("0.00", 2, "0.00"), ("5", 2, "5.00"), ("-9223372036854775808", 18, "-9223372036854775808.000000000000000000"),
    ("0.000000000000000001", 0, "0.000000000000000001"), ("1234.5", 2, "1234.50"), ("10.00", 1, "10.0"),
  ])
  func writes(text: String, digits: Int, expected: String) throws {
    let number = try #require(FixedDecimal(text))
    #expect(number.text(minimumFractionDigits: digits) == expected)
    if expected.utf8.count < 20 { #expect(FixedDecimal(expected) == number) }
  }

  @Test func writesWhatItReads() {
    var generator = SplitMix(seed: 7)
    for _ in 0..<5_000 {
      let mantissa = Int64(bitPattern: generator.next()) >> Int64(generator.next() % 64)
      let number = FixedDecimal(mantissa: mantissa, scale: Int(generator.next() % 19))
      #expect(FixedDecimal(number.text()) == number)
      #expect(number.text().utf8.count <= FixedDecimal.maximumTextLength)
    }
  }

  /// Zeros at the end never change a number, however many there are.
  @Test func zerosAtTheEndChangeNothing() {
    var generator = SplitMix(seed: 8)
    for _ in 0..<2_000 {
      let mantissa = Int64(bitPattern: generator.next()) >> Int64(generator.next() % 64) | 1
      let number = FixedDecimal(mantissa: mantissa, scale: Int(generator.next() % 19))
      let zeros = Int(generator.next() % 60)
      let text = number.text(minimumFractionDigits: 1) + String(repeating: "0", count: zeros)
      #expect(FixedDecimal(text) == number, "\(text)")
      let whole = "\(mantissa)" + String(repeating: "0", count: zeros) + "e-\(zeros + number.scale)"
      #expect(FixedDecimal(whole) == number, "\(whole)")
    }
  }

  @Test func equalNumbersHashAlike() {
    #expect(Set([FixedDecimal("1.5"), FixedDecimal("1.50"), FixedDecimal("15e-1")]).count == 1)
    #expect(FixedDecimal(mantissa: .max, scale: 0) > FixedDecimal(mantissa: .max, scale: 18))
    #expect(FixedDecimal(mantissa: .min, scale: 0) < FixedDecimal(mantissa: .min, scale: 18))
  }

  @Test func calculatesExactlyOrNotAtAll() throws {
    let price = try #require(FixedDecimal("19.99"))
    let rate = try #require(FixedDecimal("0.19"))
    #expect(price.multiplied(by: rate)?.text() == "3.7981")
    #expect(price.adding(rate)?.text() == "20.18")
    #expect(rate.subtracting(price)?.text() == "-19.8")
    #expect(FixedDecimal(.max).adding(1) == nil)
    #expect(FixedDecimal(.min).negated == nil)
    #expect(FixedDecimal(.max).multiplied(by: 10) == nil)
    // Trailing zeros make room.
    #expect(
      FixedDecimal(mantissa: 10, scale: 18).multiplied(by: FixedDecimal(mantissa: 10, scale: 1))?.text()
        == "0.00000000000000001")
    #expect(FixedDecimal(1).divided(by: 3, scale: 4, rounding: .halfUp)?.text() == "0.3333")
    #expect(FixedDecimal(1).divided(by: 0, scale: 4, rounding: .halfUp) == nil)
    #expect(FixedDecimal("2.5")?.mantissa(atScale: 0) == nil)
    #expect(FixedDecimal("2.50")?.mantissa(atScale: 1) == 25)
  }

  /// Rows of the table in java.math.RoundingMode's documentation.
  @Test(arguments: [
    ("5.5", [6, 5, 5, 6, 6, 6, 5]), ("2.5", [3, 2, 2, 3, 3, 2, 2]), ("1.6", [2, 1, 1, 2, 2, 2, 2]),
    ("1.1", [2, 1, 1, 2, 1, 1, 1]), ("1.0", [1, 1, 1, 1, 1, 1, 1]), ("-1.0", [-1, -1, -1, -1, -1, -1, -1]),
    ("-1.1", [-2, -1, -2, -1, -1, -1, -1]), ("-1.6", [-2, -1, -2, -1, -2, -2, -2]),
    ("-2.5", [-3, -2, -3, -2, -3, -2, -2]), ("-5.5", [-6, -5, -6, -5, -6, -6, -5]),
  ])
  func rounds(text: String, expected: [Int64]) throws {
    let number = try #require(FixedDecimal(text))
    let modes: [RoundingMode] = [.up, .down, .floor, .ceiling, .halfUp, .halfEven, .halfDown]
    #expect(modes.map { number.rescaled(to: 0, rounding: $0)?.mantissa } == expected)
  }

  @Test func roundsTheSameWithANegativeDivisor() {
    for mode in RoundingMode.allCases {
      for a in Int64(-20)...20 {
        for b in Int64(1)...7 { #expect(a.divided(by: b, rounding: mode) == (-a).divided(by: -b, rounding: mode)) }
      }
    }
  }
}

/// Sebastiano Vigna's splitmix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
