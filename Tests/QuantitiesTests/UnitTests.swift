import Quantities
import Testing

struct UnitTests {
  @Test(arguments: [
    ("MTR", "MMT", "1000"), ("MMT", "CMT", "0.1"), ("INH", "MMT", "25.4"), ("MTK", "MMK", "1000000"),
    ("LTR", "MTQ", "0.001"),
    ("TNE", "GRM", "1000000"), ("HUR", "MIN", "60"), ("PR", "C62", "2"), ("KWH", "JOU", "3600000"),
    ("GM", "28", "0.001"),
    ("KMT", "C45", "1000000000000"), ("C62", "H87", "1"),
    ("HMT", "MTR", "100"), ("B98", "SEC", "0.000001"), ("GRO", "DZN", "12"), ("GLL", "INQ", "231"),
    ("SMI", "FOT", "5280"),
    ("GP", "KMQ", "0.000001"), ("22", "A39", "0.1"), ("J56", "P1", "100"), ("GBQ", "2Q", "1000000"),
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

  /// Recommendation 20 as EN 16931 lists it (revision 17), and rolls of Recommendation 21.
  @Test func allOfTheRecommendationIsThere() {
    #expect(Unit.all.count == 1_757)
    #expect(["10", "AWG", "NM3", "Q42", "Z9", "ZZ", "X1", "MON", "5B"].allSatisfy { Unit(code: $0) != nil })
    #expect(Unit(code: "XBX") == nil && Unit(code: "QQQ") == nil)
    #expect(Unit(code: "A11")?.symbol == "Å" && Unit(code: "CTN")?.symbol == "CTN")
  }

  /// Zero points, logarithms, calendars and rounded factors convert into nothing.
  @Test func whatIsNotAnExactMultipleMeasuresInItself() throws {
    for (code, other) in [
      ("KEL", "CEL"), ("FAH", "CEL"), ("MON", "DAY"), ("ANN", "DAY"), ("M72", "AD"), ("2N", "M72"), ("C81", "DD"),
    ] {
      let (unit, target) = (try #require(Unit(code: code)), try #require(Unit(code: other)))
      #expect(unit.conversionRatio(to: target) == nil, "\(code) and \(other)")
      #expect(unit.conversionRatio(to: unit)! == (1, 1))
    }
    let own = Unit.all.count { $0.dimension == .own(code: $0.code) }
    let derived = Unit.all.count { if case .derived = $0.dimension { true } else { false } }
    #expect((own, derived) == (1016, 490))
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
    #expect(Currency(code: "CLF")?.minorDigits == 4 && Currency(code: "UYW")?.minorDigits == 4)
    #expect(
      ["VED", "XCG", "ZWG", "SLE", "CHE", "ANG"].map { Currency(code: $0) != nil } == [
        true, true, true, true, true, false,
      ])
    // List one of 2026-01-01: 17 without a minor unit, 139 with two digits, 7 with three, 2 with four.
    #expect(Currency.codes.count == 165)
    #expect(
      [0, 2, 3, 4].map { digits in Currency.codes.count { Currency(code: $0)?.minorDigits == digits } } == [
        17, 139, 7, 2,
      ])
    // Gold and what is no currency have no amounts.
    #expect(Currency(code: "XAU") == nil && Currency(code: "XXX") == nil)
    #expect(Currency(code: "cny") == nil)
    #expect(Set(Currency.codes).count == Currency.codes.count)
    #expect(Currency.codes.allSatisfy { $0.utf8.count == 3 })
  }
}
