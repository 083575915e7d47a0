import Diagnostics
import Expressions
import Quantities
import Testing

/// Which names a path is made of: ids with dots, and what is outside an aggregate.
struct NamingTests {
  private static let inner = NameList([
    ("height", .cell(slot: 0, type: Wardrobe.number(0, 0...999))),
    ("size.2", .cell(slot: 1, type: Wardrobe.number(0, 0...999))),
    ("rail.left", .component(ComponentSymbol(firstSlot: 2, stride: 2, maximumCount: 1, countSlot: nil, scope: pin))),
  ])

  private static let pin = NameList([
    ("d.x", .cell(slot: 0, type: Wardrobe.number(0, 0...999))),
    ("height", .cell(slot: 1, type: Wardrobe.number(0, 0...999))),
  ])

  /// Slot 0 is `height`, 1 is `a.b`; the two doors begin at 2 with 4 cells each.
  private static let scope = NameList([
    ("height", .cell(slot: 0, type: Wardrobe.number(0, 0...999))),
    ("a.b", .cell(slot: 1, type: Wardrobe.number(0, 0...999))),
    ("door.x", .component(ComponentSymbol(firstSlot: 2, stride: 4, maximumCount: 2, countSlot: nil, scope: inner))),
    ("lid", .component(ComponentSymbol(firstSlot: 2, stride: 4, maximumCount: 1, countSlot: nil, scope: inner))),
    ("facts.big", .table(table)),
  ])

  private static let table: LookupTable = {
    var diagnostics: [Diagnostic] = []
    let table = LookupTable(
      id: "facts.big", keyColumns: [.init(name: "k", type: Wardrobe.number(0, 0...9_999), match: .upTo)],
      resultColumns: [.init(name: "r.1", type: Wardrobe.number(0, 0...9))], rows: [.init(keys: [9_999], results: [4])],
      into: &diagnostics)
    guard let table else { preconditionFailure("the table is sound") }
    return table
  }()

  @Test(arguments: [
    ("a.b", 7), ("a.b + 1", 8), ("lid.size.2", 21), ("lid.rail.left.d.x", 22), ("sum(door.x, size.2)", 51),
    ("sum(door.x.size.2)", 51), ("max(door.x.rail.left.d.x)", 32), ("count(door.x, height gt 25)", 1),
    ("count(door.x, height gt parent.height)", 0), ("count(door.x, parent.height gt height)", 2),
    ("sum(door.x, parent.height)", 200), ("sum(door.x, parent.a.b)", 14),
    ("sum(door.x, sum(rail.left, parent.height))", 50), ("sum(door.x, sum(rail.left, parent.parent.height))", 200),
    ("sum(door.x, sum(rail.left, height))", 56), ("sum(door.x, count(parent.door.x, height lt parent.height))", 1),
    ("facts.big.r.1(a.b)", 4),
  ])
  func paths(text: String, expected: Int64) throws {
    let (result, diagnostics) = check(text, expecting: .number(unit: nil), in: Self.scope)
    let expression = try #require(result, "\(diagnostics.map { $0.text() })")
    #expect(run(expression.term, [100, 7, 20, 21, 22, 23, 30, 30, 32, 33]) == expected)
  }

  @Test(arguments: [
    ("parent.height", "unknown-name: nothing here has the name 'parent'"),
    ("sum(door.x, parent.parent.height)", "unknown-name: nothing here has the name 'parent'"),
    ("sum(door.x, parent.depth)", "unknown-name: nothing here has the name 'depth'"),
    ("lid.size", "unknown-name: component 'lid' has no 'size'"),
    ("a.b.c", "not-a-component: 'a.b' is not a component; nothing inside it has a name"),
  ])
  func mistakes(text: String, message: String) {
    #expect(check(text, in: Self.scope).1.map { "\($0.code): \($0.message)" } == [message])
  }

  @Test func idsReadAsNamesOrNot() {
    for id in ["width", "back-panel", "size.2", "a.b", "_x", "Ä", "a-1", "haspen", "ander"] {
      #expect(Expression.reading(of: id) == .name, "\(id)")
    }
    for id in ["and", "iff", "true", "in", "if", "PT5M", "P1D", "parent"] {
      #expect(Expression.reading(of: id) == .word, "\(id)")
    }
    for id in ["a-", "a--b", "a..b", "a.", "a.and", "a.-b", "", "10", "a.PT5M"] {
      #expect(Expression.reading(of: id) == .unreadable, "\(id)")
    }
  }
}
