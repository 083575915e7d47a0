import Diagnostics
import Expressions
import Quantities
import Testing

/// Numbers where an expression ends: their unit is brought to what the place wants, exactly, or refused.
struct MeasureTests {
  private static let names: [(String, Int64, String?)] = [
    ("cm", 60, "CMT"), ("mm", 250, "MMT"), ("inch", 4, "INH"), ("kg", 7, "KGM"), ("pcs", 5, "C62"), ("dozen", 3, "DZN"),
    ("area", 2, "MTK"), ("sheet", 600, "CMK"), ("share", 50, "P1"), ("speed", 4, "MTS"), ("minutes", 3, "MIN"),
    ("line", 12, "KL"), ("plain", 9, nil),
  ]

  private static let scope = NameList(
    names.enumerated().map { ($0.element.0, .cell(slot: $0.offset, type: Wardrobe.number(0, 1...1_000, $0.element.2))) }
  )

  private func number(_ text: String, _ expectation: ExpectedType) -> (value: String?, diagnostics: [String]) {
    let (result, diagnostics) = check(text, expecting: expectation, in: Self.scope)
    let texts = diagnostics.map { "\($0.code): \($0.message)" }
    guard let result, case .number(let type) = result.type else { return (nil, texts) }
    let mantissa = run(result.term, Self.names.map(\.1))
    return (FixedDecimal(mantissa: mantissa, scale: type.scale).normalized.description, texts)
  }

  @Test(arguments: [
    ("mm", "MMT", "250"), ("cm", "MMT", "600"), ("cm + 2", "MMT", "620"), ("inch", "MMT", "101.6"),
    ("2400", "MMT", "2400"),
    ("mm / 2", "MMT", "125"), ("convert(cm / 2, MMT)", "MMT", "300"), ("round(sheet / cm)", "MMT", "100"),
    ("mm * share", "MMT", "125"), ("0.035 * kg", "MMT", "0.245"), ("plain", "MMT", "9"),
    ("round(cm * 2 / pcs)", "CMT", "24"),
    ("cm * pcs", "MMT", "3000"), ("dozen", "C62", "36"), ("pcs + 1", "C62", "6"), ("plain * 2", "C62", "18"),
    ("cm", "MTR", "0.6"), ("convert(cm * 1.5, MTR)", "MTR", "0.9"), ("minutes", "SEC", "180"),
    ("PT20S * plain", "SEC", "180"),
    ("area * mm", "LTR", "500"), ("line * convert(cm, MTR)", "KGM", "7.2"),
    ("line * cm", "KGM", "7.2"), ("round(convert(cm, MTR) / speed, 2)", "SEC", "0.15"),
    ("round(cm / speed)", "SEC", "0.15"),
    ("PT20S * convert(cm, MTR)", "SEC", "12"), ("convert(cm, MTR) * PT20S", "SEC", "12"), ("share", "C62", "0.5"),
  ])
  func measures(text: String, unit: String, expected: String) throws {
    let found = number(text, .measure(try #require(Unit(code: unit))))
    #expect(found.value == expected, "\(found.diagnostics)")
  }

  @Test(arguments: [
    ("kg", "MMT", "unit-mismatch: 'kg' is in KGM (kg), but MMT (mm) is wanted here"),
    (
      "cm / 2", "MMT",
      "unit-mismatch: 'cm / 2' seems to be in CMT (cm), but MMT (mm) is wanted here; say convert(…, MMT)"
    ),
    ("PT5M", "C62", "unit-mismatch: 'PT5M' is in SEC (s), but C62 (pc) is wanted here"),
    ("line * kg", "MMT", "unit-mismatch: 'line * kg' is in KL·KGM, but MMT (mm) is wanted here"),
    (
      "cm / mm", "C62",
      "unit-mismatch: 'cm / mm' mixes CMT (cm) and MMT (mm); convert one of them, as in convert(…, CMT)"
    ),
    (
      "minutes", "HUR",
      "inexact-quotient: 'minutes' in MIN (min) need not come to finitely many digits in HUR (h); put it inside round(convert(…, HUR), digits)"
    ),
    ("cm gt 3", "MMT", "type-mismatch: 'cm gt 3' is a Boolean, but a number is wanted here"),
  ])
  func refuses(text: String, unit: String, message: String) throws {
    #expect(number(text, .measure(try #require(Unit(code: unit)))).diagnostics == [message])
  }

  /// What a formula has converted itself is taken as it is; what it has not is converted, or refused.
  @Test func quantitiesMayBeConvertedByHand() throws {
    let metre = try #require(Unit(code: "MTR"))
    #expect(number("mm / 1000", .quantity(metre)).value == "0.25")
    #expect(number("mm", .quantity(metre)).value == "0.25")
    #expect(number("2", .quantity(metre)).value == "2")
    #expect(
      number("kg", .quantity(metre)).diagnostics == [
        "unit-mismatch: 'kg' is in KGM (kg), but MTR (m) is wanted here"
      ])
  }

  @Test func amountsMeasureNothing() {
    #expect(number("420 + pcs * 2", .plain).value == "430")
    #expect(number("420 + 0.5 * mm", .plain).value == "545")
    #expect(number("convert(area, MTK) * 12.5", .plain).value == "25")
    #expect(
      number("420 + PT5M", .plain).diagnostics == [
        "unit-mismatch: '420 + PT5M' is in SEC (s), but a number without a unit is wanted here"
      ])
    #expect(number("dozen", .plain).diagnostics.count == 1)
    #expect(number("kg * speed", .plain).diagnostics.count == 1)
  }
}
