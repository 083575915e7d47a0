import Diagnostics
import Expressions
import Quantities
import Testing

/// Small expressions with known answers: what each operator and function means.
struct ValueTests {
  /// A wardrobe with two doors, of which the second has one lock, and no drawer.
  private static func cells() -> [Int64] {
    var cells = [Int64](repeating: 0, count: Wardrobe.slotCount)
    for (slot, value) in [
      0: 1_810, 1: 1_500, 2: 5_805, 3: 1, 4: -1, 5: 2, 6: 0b101, 7: 1, 8: 4, 9: -250, 10: 77, 11: 3, 12: 0, 13: 2,
      14: 0, 15: 1_250, 16: 700, 17: 0, 18: 3, 19: 1, 22: 1, 23: 2_075, 24: 900, 25: 1, 26: 5, 27: 1, 30: 0, 32: 400,
      33: 600,
    ] { cells[slot] = Int64(value) }
    return cells
  }

  @Test(arguments: [
    ("width", "1810"), ("width - height", "310"), ("width -height", "310"), ("width- height", "310"), ("-shift", "2.5"),
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 3 - 2", "5"), ("depth / 4", "145.125"), ("width / 0.25", "7240"),
    ("6 / 3", "2"), ("floor(width / 7)", "258"), ("ceil(width / 7)", "259"), ("round(width / 7, 2)", "258.57"),
    ("round(-width / 7)", "-259"), ("floor(-width / 7)", "-259"), ("ceil(-width / 7)", "-258"), ("round(shift)", "-3"),
    ("round(width, -2)", "1800"), ("round(width / 7 * 2, 1)", "517.1"), ("floor(width / (height / 7))", "8"),
    ("floor(1 / 3 + 2 / 3)", "1"), ("abs(shift)", "2.5"), ("min(width, height, 9000)", "1500"),
    ("max(depth, width)", "1810"),
    ("if lit then width else depth", "1810"), ("if not lit then width else depth", "580.5"), ("length(note)", "4"),
    ("size(assist)", "2"), ("convert(width, MTR)", "1.81"), ("convert(width * height, MTK)", "2.715"),
    ("round(convert(PT90S, MIN), 1)", "1.5"), ("round(convert(PT100S, MIN), 3)", "1.667"),
    ("PT4M + PT20S * pieces", "300"),
    ("count(door)", "2"), ("count(door, handle = 'bar')", "1"), ("sum(door.weight)", "33.25"),
    ("sum(door, weight * 2 + width)", "3686.5"), ("max(door.height)", "900"), ("min(door, height + 1)", "701"),
    ("count(door.lock)", "1"), ("sum(door.lock.pins)", "5"), ("sum(door, sum(lock, pins) * height)", "4500"),
    ("sum(drawer.height)", "0"), ("drawer.height", "0"), ("hinges.number(height, board)", "3"),
    ("hinges.number(900, 'oak')", "2"), ("hinges.number(901, 'oak')", "4"),
    ("hinges.number(height / 10 * 3, board)", "2"),
    ("rate * width", "63.35"), ("min(drawer.height, 5)", "0"),
  ])
  func numbers(text: String, expected: String) throws {
    let (result, diagnostics) = check(text)
    let expression = try #require(result, "\(diagnostics.map { $0.text() })")
    guard case .number(let type) = expression.type else {
      Issue.record("not a number")
      return
    }
    let cells = ValueTests.cells()
    let value = expression.term.value { cells[$0] }
    #expect(FixedDecimal(mantissa: value, scale: type.scale).text() == expected)
    #expect(run(expression.term, cells) == value)
    #expect(expression.term.range.contains(value))
  }

  @Test(arguments: [
    ("width lt 2000", true), ("width <= 1810", true), ("width != 1810", false), ("width gt 1809.5", true),
    ("1809.5 ge width", false),
    ("board = 'walnut'", true), ("'oak' = board", false), ("board ne 'oak'", true),
    ("board in ('oak', 'walnut')", true),
    ("back = 'plain'", false), ("back ne 'plain'", true), ("given(back)", false), ("given(front)", true),
    ("front = board", false),
    ("'abs' in assist", true), ("'esp' in assist", false), ("assist = ('abs', 'lane')", true), ("given(assist)", true),
    ("note = ''", false), ("note ne ''", true), ("'' = note", false), ("given(note)", true), ("color = 'c77'", true),
    ("color in ('c1', 'c77')", true), ("color in ('c1', 'c7', 'c99')", false), ("width in (1800, 1810)", true),
    ("lit = true", true), ("lit = false", false), ("lit iff back-panel", false), ("lit implies back-panel", false),
    ("back-panel implies lit", true), ("not lit or lit", true), ("not width = 3", true),
    ("back-panel or lit and lit", true),
    ("lit implies lit implies back-panel", false), ("any(door, handle = 'knob')", true),
    ("all(door, handle = 'bar')", false),
    ("all(door, weight gt 12)", true), ("any(drawer, height gt 300)", false), ("all(drawer, height gt 300)", true),
    ("any(door, any(lock, keyed))", true), ("count(door) = 2", true), ("drawer.handle = 'bar'", false),
    ("given(drawer.handle)", false),
    ("width / 3 gt 603", true), ("width / shift2 gt 603".replacing("shift2", with: "(shift - 20)"), false),
    ("width / (shift - 20) = height / (shift - 20)", false), ("width / height gt depth / width", true),
    ("board = (if lit then 'walnut' else 'oak')", true), ("(if lit then 'walnut' else 'oak') = board", true),
    ("hinges.soft(height, board)", true), ("hinges.soft(height, 'oak')", false), ("all(door, height le width)", true),
  ])
  func conditions(text: String, expected: Bool) throws {
    let (result, diagnostics) = check(text, expecting: .boolean)
    let expression = try #require(result, "\(diagnostics.map { $0.text() })")
    let cells = ValueTests.cells()
    #expect(expression.term.value { cells[$0] } == (expected ? 1 : 0))
    #expect(run(expression.term, cells) == (expected ? 1 : 0))
  }

  @Test func expectationsFit() throws {
    let (value, _) = check("if lit then 'oak' else 'white'", expecting: .value(Wardrobe.board))
    #expect(value?.term.value { _ in 0 } == 2)
    let (set, _) = check("('abs', 'lane')", expecting: .type(.set(Wardrobe.assist)))
    #expect(set?.term.constant == 0b101)
    let (number, _) = check("width / 2", expecting: .type(Wardrobe.number(3, 0...1, "MMT")))
    #expect(number?.type == Wardrobe.number(3, 300_000...1_500_000, "MMT"))
    #expect(number?.term.value { _ in 700 } == 350_000)
  }

  @Test func relocationMovesEveryCell() throws {
    let expression = try #require(check("sum(door.weight) + shift lt 9 or 'abs' in assist").0)
    #expect(expression.term.slots == [6, 9, 13, 15, 23])
    #expect(expression.relocated(by: 100).term.slots == [106, 109, 113, 115, 123])
  }

  @Test func limits() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(check(deep).1.map(\.code) == ["expression-too-long"])
    let nested = String(repeating: "(", count: 30_000) + "1" + String(repeating: ")", count: 30_000)
    #expect(check(nested).1.map(\.code) == ["nesting-too-deep"])
    for prefix in ["not ", "-", "lit implies ", "if lit then 1 else ", "min(1, "] {
      #expect(
        check(String(repeating: prefix, count: 60_000 / prefix.count) + "x").1.map(\.code) == ["nesting-too-deep"])
    }
    let fine = String(repeating: "(", count: 150) + "width" + String(repeating: ")", count: 150)
    #expect(check(fine).1.isEmpty)
    let long = Array(repeating: "width", count: 8_000)
    for separator in [" + ", " - "] { #expect(check(long.joined(separator: separator)).1.isEmpty) }
    #expect(check(Array(repeating: "lit", count: 8_000).joined(separator: " and ")).1.isEmpty)
    #expect(check("width" + String(repeating: " / 1", count: 199)).1.isEmpty)
    #expect(check("width" + String(repeating: " / 1", count: 10_000)).1.map(\.code) == ["nesting-too-deep"])
  }

  @Test func mistakesAreBounded() {
    let many = Array(repeating: "widht lt 5", count: 4_000).joined(separator: " or ")
    #expect(check(many).1.count == Expression.maximumMistakes)
    #expect(check(String(repeating: "#", count: 4_000)).1.count == Expression.maximumMistakes + 1)
    let always = Array(repeating: "width lt 5", count: 4_000).joined(separator: " or ")
    #expect(check(always).0 != nil)
    #expect(check(always + " or widht").0 == nil)
    #expect(check(always + " or widht").1.last?.code == "unknown-name")
  }

  @Test func unrollingIsBounded() {
    let inner = NameList([("x", .cell(slot: 0, type: .boolean))])
    let many = ComponentSymbol(firstSlot: 0, stride: 1, maximumCount: 2_000, countSlot: nil, scope: inner)
    let middle = NameList([("b", .component(many))])
    let scope = NameList([
      (
        "a",
        .component(ComponentSymbol(firstSlot: 0, stride: 2_000, maximumCount: 2_000, countSlot: nil, scope: middle))
      )
    ])
    var diagnostics: [Diagnostic] = []
    let result = Expression.check("any(a.b, x)", in: scope, expecting: .boolean, into: &diagnostics)
    #expect(result == nil)
    #expect(diagnostics.map(\.code) == ["too-many-terms"])
  }
}
