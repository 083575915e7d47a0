import Quantities
import Testing

struct UnitTests {
  @Test(arguments: [
    ("MTR", "MMT", "1000"), ("MMT", "CMT", "0.1"), ("INH", "MMT", "25.4"), ("MTK", "MMK", "1000000"),
    ("LTR", "MTQ", "0.001"),
    ("TNE", "GRM", "1000000"), ("HUR", "MIN", "60"), ("PR", "C62", "2"), ("KWH", "JOU", "3600000"),
    ("GM", "28", "0.001"),
    ("KMT", "C45", "1000000000000"), ("C62", "H87", "1"),
  ])
  func converts(source: String, target: String, factor: String) throws {
    let from = try #require(Unit(code: source))
    let to = try #require(Unit(code: target))
    #expect(from.conversionFactor(to: to)?.text() == factor)
  }

  @Test func convertsOnlyWhereItIsExact() throws {
    #expect(Unit.minute.conversionFactor(to: .hour) == nil)
    let ratio = try #require(Unit.minute.conversionRatio(to: .hour))
    #expect(ratio == (1, 60))
    #expect(Unit.minute.conversionRatio(to: .millimetre) == nil)
    #expect(Unit.minute.conversionFactor(to: .one) == nil)
  }

  @Test func codesAreUniqueAndFactorsPositive() {
    #expect(Set(Unit.codes).count == Unit.all.count)
    #expect(Unit.all.allSatisfy { $0.factor.mantissa > 0 && Unit(code: $0.code) == $0 && !$0.symbol.isEmpty })
    #expect(Unit(code: "mm") == nil)
  }

  @Test func currencies() {
    #expect(Currency(code: "CNY")?.minorDigits == 2)
    #expect(Currency(code: "JPY")?.minorDigits == 0)
    #expect(Currency(code: "KWD")?.minorDigits == 3)
    #expect(Currency(code: "cny") == nil)
    #expect(Set(Currency.codes).count == Currency.codes.count)
    #expect(Currency.codes.allSatisfy { $0.utf8.count == 3 })
  }
}
