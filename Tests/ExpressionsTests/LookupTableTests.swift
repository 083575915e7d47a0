import Diagnostics
import Expressions
import Quantities
import Testing

struct LookupTableTests {
  private static let small = Wardrobe.number(0, -2...12)
  private static let result = [LookupTable.ResultColumn(name: "r", type: .number(NumberType(scale: 0, range: 0...99)))]

  /// Column by column: of the rows left, those with the least threshold that is not below; then the most specific one.
  private func naive(
    _ rows: [LookupTable.Row], _ columns: [LookupTable.KeyColumn], otherwise: Int64?, _ arguments: [Int64]
  ) -> Int64? {
    var left = rows.filter { row in
      zip(zip(row.keys, columns), arguments).allSatisfy { pair, argument in
        guard let key = pair.0 else { return true }
        return pair.1.match == .upTo ? argument <= key : argument == key
      }
    }
    for column in columns.indices where columns[column].match == .upTo {
      let least = left.map { $0.keys[column] ?? .max }.min()
      left = left.filter { ($0.keys[column] ?? .max) == least }
    }
    let most = left.map { $0.keys.count { $0 != nil } }.max()
    return left.first { $0.keys.count { $0 != nil } == most }?.results[0] ?? otherwise
  }

  @Test(arguments: UInt64(0)..<60)
  func answersAsANaiveSearchDoes(seed: UInt64) {
    var maker = ExpressionMaker(seed: seed)
    let columns = (0...maker.pick(3)).map {
      LookupTable.KeyColumn(name: "k\($0)", type: LookupTableTests.small, match: maker.pick(2) == 0 ? .exact : .upTo)
    }
    let rows = (0..<maker.pick(12)).map { index in
      LookupTable.Row(
        keys: columns.map { _ in maker.pick(4) == 0 ? nil : Int64(maker.pick(9)) }, results: [Int64(index + 1)])
    }
    let otherwise: Int64? = maker.pick(2) == 0 ? 50 : nil
    var diagnostics: [Diagnostic] = []
    let table = LookupTable(
      id: "t", keyColumns: columns, resultColumns: LookupTableTests.result, rows: rows,
      otherwise: otherwise.map { [$0] },
      into: &diagnostics)
    guard let table else {
      #expect(!diagnostics.isEmpty)
      return
    }
    var gaps = 0
    var arguments = columns.map { _ in Int64(-2) }
    let loads = columns.indices.map { Term.load($0, range: -2...12) }
    let program = Program(steps: [.output(Term.lookup(table, column: 0, loads))])
    for _ in 0..<400 {
      let expected = naive(rows, columns, otherwise: otherwise, arguments)
      #expect(table.row(for: arguments)?.results[0] == expected)
      if let expected { #expect(run(program, arguments).outputs[0] == expected) }
      if expected == nil { gaps += 1 }
      arguments = columns.map { _ in Int64(maker.pick(15)) - 2 }
    }
    let gap = table.gap(within: columns.map { _ in -2...12 })
    if let gap { #expect(naive(rows, columns, otherwise: otherwise, gap) == nil) } else { #expect(gaps == 0) }
  }

  @Test func reportsRowsThatContradict() {
    let columns = ["a", "b"].map { LookupTable.KeyColumn(name: $0, type: LookupTableTests.small) }
    func codes(_ keys: [[Int64?]]) -> [String] {
      var diagnostics: [Diagnostic] = []
      let rows = keys.enumerated().map { index, keys in
        LookupTable.Row(keys: keys, results: [1], place: SourceRange(file: "t.csv", line: index + 2, column: 1))
      }
      _ = LookupTable(
        id: "t", keyColumns: columns, resultColumns: LookupTableTests.result, rows: rows, into: &diagnostics)
      return diagnostics.map { $0.text() }
    }
    #expect(codes([[1, 2], [1, 3], [1, nil], [nil, nil]]).isEmpty)
    #expect(
      codes([[1, 2], [3, 4], [1, 2]]) == [
        """
        t.csv:4:1: error: row 3 of table 't' has the same keys as row 1 [table-row-duplicate]
          t.csv:2:1: note: the other row is here
        """
      ])
    #expect(
      codes([[1, nil], [nil, 2]]) == [
        """
        t.csv:3:1: error: rows 1 and 2 of table 't' match the same keys and neither is more specific [table-row-overlap]
          t.csv:2:1: note: the other row is here
        """
      ])
  }

  @Test func boundsItsSize() {
    let columns = (0..<4).map { LookupTable.KeyColumn(name: "k\($0)", type: Wardrobe.number(0, 0...9_999)) }
    let many = (0..<40).map { n in LookupTable.Row(keys: columns.map { _ in Int64(n) }, results: [1]) }
    var diagnostics: [Diagnostic] = []
    let table = LookupTable(
      id: "t", keyColumns: columns, resultColumns: LookupTableTests.result, rows: many, into: &diagnostics)
    #expect(table == nil)
    #expect(diagnostics.map(\.message) == ["table 't' has more than 1048576 combinations of keys"])
  }

  /// Thresholds take a finer argument as it is; exact keys cannot.
  @Test func argumentsMayBeFinerThanThresholds() throws {
    func value(_ match: LookupTable.Match, _ cell: Int64) -> (Int64?, [String]) {
      var diagnostics: [Diagnostic] = []
      let column = LookupTable.KeyColumn(name: "k", type: Wardrobe.number(0, 0...9), match: match)
      let rows = [LookupTable.Row(keys: [2], results: [20]), LookupTable.Row(keys: [5], results: [50])]
      let table = LookupTable(
        id: "t", keyColumns: [column], resultColumns: LookupTableTests.result, rows: rows, otherwise: [99],
        into: &diagnostics)
      guard let table else { return (nil, []) }
      let scope = NameList([("t", .table(table)), ("x", .cell(slot: 0, type: Wardrobe.number(1, -50...100)))])
      let result = Expression.check("t.r(x)", in: scope, expecting: .any, into: &diagnostics)
      return (result.map { run($0.term, [cell]) }, diagnostics.map(\.message))
    }
    #expect([-50, 20, 21, 50, 51].map { value(.upTo, $0).0 } == [20, 20, 50, 50, 99])
    #expect(
      value(.exact, 20).1 == [
        "'x' has 1 digit after the point, but the keys of column 'k' only 0; "
          + "put it inside round(…, 0), floor(…) or ceil(…)"
      ])
  }
}
