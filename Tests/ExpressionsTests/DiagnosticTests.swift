import Diagnostics
import Expressions
import Quantities
import Testing

/// Every mistake: its place, marked in the source, its code, its words and its suggestion.
struct DiagnosticTests {
  private func expect(
    _ marked: String, expecting expectation: ExpectedType = .any, _ wanted: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let source = MarkedText(marked)
    let (result, diagnostics) = check(source.text, expecting: expectation)
    let found = diagnostics.map { "\($0.code): \($0.message)\($0.suggestion.map { " -> \($0)" } ?? "")" }
    #expect(found == wanted, sourceLocation: sourceLocation)
    let ranges = diagnostics.compactMap(\.place).map { $0.column - 1..<$0.endColumn - 1 }
    #expect(ranges == source.ranges, sourceLocation: sourceLocation)
    #expect((result == nil) == diagnostics.contains { $0.severity == .error }, sourceLocation: sourceLocation)
  }

  @Test func unknownNames() {
    expect("«widht» lt 900", ["unknown-name: nothing here has the name 'widht' -> width"])
    expect("«zzz» lt 900", ["unknown-name: nothing here has the name 'zzz'"])
    expect(
      "«width-depth» lt 900",
      [
        "unknown-name: 'width-depth' is one name, and unknown; a minus sign needs white space around it -> width - depth"
      ])
    expect(
      "«back-panel-2»",
      [
        "unknown-name: 'back-panel-2' is one name, and unknown; a minus sign needs white space around it -> back-panel - 2"
      ])
    expect("drawer.«handel» = 'bar'", ["unknown-name: component 'drawer' has no 'handel' -> handle"])
    expect("sum(door.«wieght»)", ["unknown-name: component 'door' has no 'wieght' -> weight"])
    expect("any(door, «handel» = 'bar')", ["unknown-name: nothing here has the name 'handel' -> handle"])
    expect("«rond»(width)", ["unknown-function: there is no function 'rond' -> round"])
    expect("hinges.«nubmer»(height, board)", ["unknown-name: table 'hinges' has no result column 'nubmer' -> number"])
  }

  @Test func unknownValues() {
    expect("board = '«oka»'", ["unknown-value: 'oka' is not a value of 'board' -> oak"])
    expect("'«oka»' = board", ["unknown-value: 'oka' is not a value of 'board' -> oak"])
    expect("board in ('oak', '«walnot»')", ["unknown-value: 'walnot' is not a value of 'board' -> walnut"])
    expect("'«abc»' in assist", ["unknown-value: 'abc' is not a value of 'assist' -> abs"])
    expect("board = (if lit then 'oak' else '«wite»')", ["unknown-value: 'wite' is not a value of 'board' -> white"])
    expect(
      "«'oak'» = 'oak'",
      ["untyped-value: nothing here says which values 'oak' is one of; compare it with a characteristic"])
    expect("«('a', 'b')»", ["misplaced-list: a list of values stands only after 'in', or where a set is wanted"])
  }

  @Test func severalMistakesAtOnce() {
    expect(
      "«widht» lt 900 and board = '«oka»' and «lit» + 1 gt 2",
      [
        "unknown-name: nothing here has the name 'widht' -> width",
        "unknown-value: 'oka' is not a value of 'board' -> oak",
        "type-mismatch: 'lit' is a Boolean, but a number is wanted here",
      ])
  }

  @Test func types() {
    expect("«width» and lit", ["type-mismatch: 'width' is a number, but a condition is wanted here"])
    expect("«board = width»", ["type-mismatch: a value of 'board' cannot be compared with a number"])
    expect("«board = back»", ["type-mismatch: a value of 'board' cannot be compared with a value of 'back'"])
    expect("«board lt 'oak'»", ["type-mismatch: a value of 'board' has no order; compare by = or ne"])
    expect("«lit lt true»", ["type-mismatch: a Boolean has no order; compare by = or ne"])
    expect(
      "width = «'oak'»", ["type-mismatch: 'width' is a number, so it is never 'oak'"])
    expect("«'oak'» ne lit", ["type-mismatch: 'lit' is a Boolean, so it is never 'oak'"])
    expect(
      "assist = «'abs'»",
      ["type-mismatch: 'abs' is one value, but a set of values of 'assist' is wanted here; test it by 'in'"])
    expect("width in «height»", ["type-mismatch: 'height' is a number; 'in' wants a list such as ('a', 'b') or a set"])
    expect("«if lit then 1 else true»", ["type-mismatch: one branch is a number, the other a Boolean"])
    expect("size(«width»)", ["type-mismatch: 'width' is a number, but a set of values is wanted here"])
    expect("length(«width»)", ["type-mismatch: 'width' is a number, but a text is wanted here"])
    expect(
      "«note = 'x'»", ["text-comparison: a text can only be compared with '' by = or ne; its length is length(note)"])
    expect(
      "«note lt 5»", ["text-comparison: a text can only be compared with '' by = or ne; its length is length(note)"])
    expect("«width»", expecting: .boolean, ["type-mismatch: 'width' is a number, but a condition is wanted here"])
    expect("«lit»", expecting: .number(unit: nil), ["type-mismatch: 'lit' is a Boolean, but a number is wanted here"])
    expect(
      "«width»", expecting: .value(Wardrobe.board),
      ["type-mismatch: 'width' is a number, but a value of 'board' is wanted here"])
    expect(
      "«front»", expecting: .type(.value(Wardrobe.board, optional: false)),
      ["may-be-unset: 'front' may be without a value, but a value of 'board' is wanted here"])
    expect("«note»", expecting: .type(.text(maximumLength: 9)), ["text-expression: a text cannot be computed"])
    expect(
      "«width * 0.5»", expecting: .type(Wardrobe.number(0, 0...9_999)),
      [
        "too-precise: 'width * 0.5' has 1 digit after the point, but only 0 are kept here; put it inside round(…, 0), floor(…) or ceil(…)"
      ])
  }

  @Test func components() {
    expect(
      "«door».handle = 'bar'",
      [
        "needs-aggregate: there may be 2 of component 'door'; use an aggregate, such as any(door, …), all(door, …), sum(door, …) or count(door, …)"
      ])
    expect("«door» = 2", ["not-a-value: 'door' is a component; name one of its characteristics, or count(door)"])
    expect("«hinges» = 2", ["not-a-value: 'hinges' is a table; look up one of its columns, as in hinges.column(key)"])
    expect("«width».x = 2", ["not-a-component: 'width' is not a component; nothing inside it has a name"])
    expect("count(«width»)", ["not-a-component: 'width' is not a component, so there is nothing to go over"])
    expect("sum(«width + 1», 1)", ["not-a-component: 'sum' goes over a component, named here"])
    expect("«sum(door)»", ["missing-body: say what of 'door' is meant, as in sum(door, …)"])
    expect("«any(door)»", ["wrong-argument-count: 'any' takes 2 arguments, not 1"])
    expect("«width».number(3)", ["not-a-table: 'width' is not a table"])
  }

  @Test func arithmetic() {
    expect("width / «shift»", ["division-by-zero: the divisor may be 0: it lies between -10 and 10"])
    expect("«width / 3 + 1 lt 5» and lit", ["always-false: 'width / 3 + 1 lt 5' is always false"])
    expect(
      "min(«width / 3», 1)",
      [
        "inexact-quotient: the quotient 'width / 3' need not end after finitely many digits; put it inside round(…, digits), floor(…) or ceil(…)"
      ])
    expect(
      "«width / height»", expecting: .number(unit: nil),
      [
        "inexact-quotient: the quotient 'width / height' need not end after finitely many digits; put it inside round(…, digits), floor(…) or ceil(…)"
      ])
    expect(
      "«width * 9000000000000000000»",
      ["overflow: 'width * 9000000000000000000' may exceed 64 bits; narrow the ranges of its operands or round them"])
    expect(
      "«shift * 0.00000000000000001»",
      ["too-precise: 'shift * 0.00000000000000001' has more than 18 digits after the point; round its operands"])
    expect("round(width, «height»)", ["digits-not-constant: the number of digits is a whole number from -18 to 18"])
  }

  @Test func units() {
    expect("«width + drawer.weight»", ["unit-mismatch: 'width + drawer.weight' mixes MMT (mm) and KGM (kg)"])
    expect(
      "«width lt convert(height, CMT)»",
      [
        "unit-mismatch: 'width lt convert(height, CMT)' mixes MMT (mm) and CMT (cm); convert one of them, as in convert(…, MMT)"
      ])
    expect("«convert(width, KGM)»", ["unit-mismatch: MMT (mm) cannot be converted into KGM (kg)"])
    expect("convert(width, «mm»)", ["unknown-unit: 'mm' is not the code of a unit (UN/ECE Recommendation 20) -> MMT"])
    expect("convert(«shift», MMT)", ["unit-unknown: 'shift' has no known unit to convert from"])
    expect("«width»", expecting: .number(unit: .second), ["unit-mismatch: 'width' mixes SEC (s) and MMT (mm)"])
    for fine in [
      "width + 5", "width * height lt 500000", "0.035 * width + drawer.weight", "PT20S * pieces + PT1M",
      "width + convert(height, MMT)", "width * 0.002 lt drawer.weight",
    ] {
      expect(fine, [])
    }
  }

  @Test func alwaysTheSame() {
    expect("«width lt 5000»", ["always-true: 'width lt 5000' is always true: 'width' lies between 600 and 3000"])
    expect(
      "lit and «depth gt 900.5»", ["always-false: 'depth gt 900.5' is always false: 'depth' lies between 200 and 800"])
    expect("«width = 700.5»", ["always-false: 'width = 700.5' is always false: 'width' lies between 600 and 3000"])
    expect(
      "«board in ('oak', 'walnut', 'white')»", ["always-true: 'board in ('oak', 'walnut', 'white')' is always true"])
    expect("if «true» then 1 else 2", ["always-true: 'true' is always true"])
    expect(
      "if «width gt 1» then 1 else 2", ["always-true: 'width gt 1' is always true: 'width' lies between 600 and 3000"])
    expect("given(«board»)", ["always-true: 'board' is always true as a condition: it is never without a value"])
    expect(
      "any(door, «height gt 1»)", ["always-true: 'height gt 1' is always true: 'height' lies between 200 and 2400"])
  }

  @Test func tables() {
    expect("«hinges.number(width, board)»", ["table-gap: table 'hinges' has no row for height = 2401, board = 'oak'"])
    expect(
      "«hinges.number(width)»", ["wrong-argument-count: table 'hinges' is looked up by 2 keys (height, board), not 1"])
    expect(
      "«hinges.number(2400 + height / 2, front)»",
      ["table-gap: table 'hinges' has no row for height = 2500, board = 'oak'"])
    expect("hinges.number(«drawer.weight», board)", ["unit-mismatch: 'drawer.weight' mixes KGM (kg) and MMT (mm)"])
  }

  @Test func syntax() {
    expect("width lt«»", ["syntax: the expression ends where a value is expected"])
    expect("(width lt 5«»", ["syntax: the expression ends where ')' is expected"])
    expect("width lt 5 «)»", ["syntax: ')' stands where an operator or the end is expected"])
    expect("if lit «1» else 2", ["syntax: '1' stands where 'then' is expected"])
    expect(
      "width lt height «lt» 5", ["chained-comparison: comparisons cannot be chained; join two comparisons by 'and'"])
    expect("lit iff lit «iff» lit", ["chained-comparison: 'iff' cannot be chained; use parentheses"])
    expect(
      "lit «&&» width «==» 700",
      [
        "unknown-operator: '&&' is not an operator of this language -> and",
        "unknown-operator: '==' is not an operator of this language -> =",
      ])
    expect(
      "width lt «5mm»",
      ["malformed-number: '5mm' is neither a number nor a name; numbers are written without a unit -> 5"])
    expect("width lt «05»", ["malformed-number: '05' is not a number of at most 18 digits without leading zeros"])
    expect("board = «'»oak", ["unclosed-quote: the quote that opens here is not closed"])
    expect("width «#» + 1", ["unexpected-character: the character '#' has no meaning here"])
    expect("«»", ["syntax: the expression ends where a value is expected"])
  }
}
