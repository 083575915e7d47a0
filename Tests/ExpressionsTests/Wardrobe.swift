import Diagnostics
import Expressions
import Quantities

/// The names that the tests' expressions use.
enum Wardrobe {
  static let board = ChoiceDomain(id: "board", values: ["oak", "walnut", "white"])
  static let back = ChoiceDomain(id: "back", values: ["plain", "reinforced"])
  static let assist = ChoiceDomain(id: "assist", values: ["abs", "esp", "lane"])
  static let handle = ChoiceDomain(id: "handle", values: ["bar", "knob", "none"])
  static let colors = ChoiceDomain(id: "colors", values: (0..<100).map { "c\($0)" })

  static func number(_ scale: Int, _ range: ClosedRange<Int64>, _ unit: String? = nil) -> ValueType {
    .number(NumberType(scale: scale, range: range, unit: unit.flatMap { Unit(code: $0) }))
  }

  static let lock = NameList([
    ("pins", .cell(slot: 0, type: number(0, 3...6))),
    ("keyed", .cell(slot: 1, type: .boolean)),
  ])

  static let door = NameList([
    ("handle", .cell(slot: 0, type: .value(handle, optional: false))),
    ("weight", .cell(slot: 1, type: number(2, 0...5_000, "KGM"))),
    ("height", .cell(slot: 2, type: number(0, 200...2_400, "MMT"))),
    ("lock", .component(ComponentSymbol(firstSlot: 4, stride: 2, maximumCount: 2, countSlot: 3, scope: lock))),
  ])

  static let hinges: LookupTable = {
    var diagnostics: [Diagnostic] = []
    let keys: [LookupTable.KeyColumn] = [
      .init(name: "height", type: number(0, 0...9_999, "MMT"), match: .upTo),
      .init(name: "board", type: .value(board, optional: false)),
    ]
    let rows: [LookupTable.Row] = [
      .init(keys: [900, nil], results: [2, 1]), .init(keys: [1_600, 0], results: [4, 0]),
      .init(keys: [1_600, nil], results: [3, 1]), .init(keys: [2_400, nil], results: [5, 1]),
    ]
    let table = LookupTable(
      id: "hinges", keyColumns: keys,
      resultColumns: [.init(name: "number", type: number(0, 0...9)), .init(name: "soft", type: .boolean)], rows: rows,
      into: &diagnostics)
    guard let table, diagnostics.isEmpty else { preconditionFailure("the table is sound") }
    return table
  }()

  static let slotCount = 40

  /// Slots 0 to 13 are its own, doors begin at 14 with 8 cells each, the drawer at 30.
  static let product = NameList([
    ("width", .cell(slot: 0, type: number(0, 600...3_000, "MMT"))),
    ("height", .cell(slot: 1, type: number(0, 200...2_400, "MMT"))),
    ("depth", .cell(slot: 2, type: number(1, 2_000...8_000, "MMT"))),
    ("board", .cell(slot: 3, type: .value(board, optional: false))),
    ("back", .cell(slot: 4, type: .value(back, optional: true))),
    ("front", .cell(slot: 5, type: .value(board, optional: true))),
    ("assist", .cell(slot: 6, type: .set(assist))),
    ("lit", .cell(slot: 7, type: .boolean)),
    ("note", .cell(slot: 8, type: .text(maximumLength: 20))),
    ("shift", .cell(slot: 9, type: number(2, -1_000...1_000))),
    ("color", .cell(slot: 10, type: .value(colors, optional: true))),
    ("pieces", .cell(slot: 11, type: number(0, 0...9, "C62"))),
    ("back-panel", .cell(slot: 12, type: .boolean)),
    (
      "door",
      .component(
        ComponentSymbol(firstSlot: 14, stride: 8, minimumCount: 0, maximumCount: 2, countSlot: 13, scope: door))
    ),
    ("drawer", .component(ComponentSymbol(firstSlot: 31, stride: 8, maximumCount: 1, countSlot: 30, scope: door))),
    ("hinges", .table(hinges)),
    ("rate", .constant(35, type: number(3, 35...35))),
  ])
}

/// A text whose expected mistakes stand between `«` and `»`.
struct MarkedText {
  var text = ""
  var ranges: [Range<Int>] = []

  init(_ marked: String) {
    var starts: [Int] = []
    var scalars = String.UnicodeScalarView()
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": starts.append(scalars.count)
      case "»": ranges.append(starts.removeLast()..<scalars.count)
      default: scalars.append(scalar)
      }
    }
    text = String(scalars)
    ranges.sort { $0.lowerBound < $1.lowerBound }
  }
}

extension TextOrigin {
  /// Columns count from 1, so that a range of columns is the range of offsets plus 1.
  static func line(_ text: String) -> TextOrigin {
    TextOrigin(file: "test.xml", line: 1, column: 1, text: text)
  }
}

/// Checks in the wardrobe; returns the diagnostics with it.
func check(
  _ text: String, expecting expectation: ExpectedType = .any, in scope: any Scope = Wardrobe.product
) -> (TypedExpression?, [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let result = Expression.check(
    text, in: scope, expecting: expectation, origin: .line(text), into: &diagnostics)
  return (result, diagnostics)
}

/// The same names, without units, so that anything may be added to anything.
struct Unitless: Scope {
  let inner: any Scope

  var names: [String] { inner.names }

  func symbol(named name: String) -> Symbol? {
    switch inner.symbol(named: name) {
    case .cell(let slot, .number(let type)): return .cell(slot: slot, type: Wardrobe.number(type.scale, type.range))
    case .component(var component):
      component.scope = Unitless(inner: component.scope)
      return .component(component)
    case let other: return other
    }
  }
}
