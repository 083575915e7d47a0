/// The rows of a combination table, one after the other in one array.
struct TableRows: Sendable {
  /// Stands in a cell for "matches every value"; no variable has it as a value.
  static let any = Int64.min

  /// The cells, row by row.
  private(set) var cells: [Int64]
  /// Cells in a row, at least 1.
  let width: Int

  /// Takes rows that are already flat.
  init(cells: [Int64], width: Int) {
    precondition(width > 0 && cells.count % width == 0, "a table's rows are as wide as its columns")
    self.cells = cells
    self.width = width
  }

  /// Makes rows flat; nil matches every value.
  init(_ rows: [[Int64?]], width: Int) {
    cells = []
    cells.reserveCapacity(rows.count * width)
    self.width = width
    for row in rows {
      precondition(row.count == width, "a table's rows are as wide as its columns")
      for cell in row { cells.append(cell ?? Self.any) }
    }
  }

  /// Number of rows.
  var count: Int { cells.count / width }

  /// The cell of a row in a column.
  @inline(__always)
  subscript(row: Int, column: Int) -> Int64 { cells[row &* width &+ column] }

  /// Keeps the rows all of whose values lie in the domains of their columns.
  mutating func keepPossible(_ domains: [Domain]) {
    var kept = 0
    for start in stride(from: 0, to: cells.count, by: width) {
      var isPossible = true
      for column in 0..<width where cells[start + column] != Self.any && isPossible {
        isPossible = domains[column].index(of: cells[start + column]) != nil
      }
      if !isPossible { continue }
      if kept != start { for column in 0..<width { cells[kept + column] = cells[start + column] } }
      kept += width
    }
    cells.removeSubrange(kept...)
  }

  /// The distinct values of a column, ascending.
  func distinctValues(_ column: Int) -> [Int64] {
    var distinct: [Int64] = []
    for value in (0..<count).map({ self[$0, column] }).sorted() where value != Self.any && value != distinct.last {
      distinct.append(value)
    }
    return distinct
  }

  /// Whether some row matches every value of a column.
  func isWild(_ column: Int) -> Bool { (0..<count).contains { self[$0, column] == Self.any } }
}
