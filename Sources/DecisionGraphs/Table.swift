/// A combination table over literals: whenever its condition holds, the columns take the values of at least one row.
///
/// A column has a literal for each of its values, exactly one of which is true in every solution; the formula's clauses and sums
/// say so. A row holds when the literals of its cells are true. What literals mean is all that counts, so a table is still
/// one after literals were replaced by equal ones.
struct Table: Equatable {
  /// Stands in a cell for "matches every value".
  static let any: Int32 = -1

  /// By column: its literals, in the order of the values.
  var columns: [[Int32]]
  /// The cells, row by row: places in the columns, or `any`.
  var cells: [Int32]
  /// The literal that switches the table on; `Simplification.alwaysTrue` when it always holds.
  var condition: Int32

  /// Number of rows; 0 when a table without columns has none.
  var rowCount: Int { columns.isEmpty ? 0 : cells.count / columns.count }

  /// The variables of its columns and of its condition, ascending.
  var variables: [Int32] {
    let all = columns.joined().map { $0 >> 1 } + (condition >= 0 ? [condition >> 1] : [])
    return Set(all).sorted()
  }

  /// What a table comes to when its literals are replaced.
  enum Settled {
    case always
    /// The condition is false, which is a contradiction when it always holds.
    case never
    case table(Table)
  }

  /// The table with each literal's image put in, without constants, and without the rows that cannot hold.
  func settled(_ image: (Int32) -> Int32) -> Settled {
    let condition = condition == Simplification.alwaysTrue ? condition : image(condition)
    if condition == Simplification.alwaysFalse { return .always }
    var next = Table(columns: [], cells: [], condition: condition)
    // By column and place: the new place, `any` for a true literal, `dead` for a false one.
    var places: [[Int32]] = []
    var isKept: [Bool] = []
    for literals in columns.map({ $0.map(image) }) {
      let isClosed = literals.contains(Simplification.alwaysTrue)
      var number: Int32 = 0
      places.append(
        literals.map { literal in
          if literal == Simplification.alwaysTrue { return Self.any }
          if isClosed || literal == Simplification.alwaysFalse { return Self.dead }
          defer { number += 1 }
          return number
        })
      isKept.append(number > 0)
      if number > 0 { next.columns.append(literals.filter { $0 != Simplification.alwaysFalse }) }
    }
    if next.takeRows(of: self, isKept, places) { return .always }
    return next.cells.isEmpty ? .never : .table(next)
  }

  /// The table with its literals in other numbers.
  func renamed(_ numbers: [Int32]) -> Table {
    func renamed(_ literal: Int32) -> Int32 { literal < 0 ? literal : numbers[Int(literal >> 1)] ^ (literal & 1) }
    return Table(columns: columns.map { $0.map(renamed) }, cells: cells, condition: renamed(condition))
  }

  private static let dead: Int32 = -2

  /// Takes over the rows that can hold; true when one of them always holds.
  private mutating func takeRows(of other: Table, _ isKept: [Bool], _ places: [[Int32]]) -> Bool {
    let width = other.columns.count
    cells.reserveCapacity(other.cells.count)
    rows: for start in stride(from: 0, to: other.cells.count, by: width) {
      var isBound = false
      let end = cells.count
      for column in 0..<width {
        let cell = other.cells[start &+ column]
        let place = cell == Self.any ? Self.any : places[column][Int(cell)]
        if place == Self.dead {
          cells.removeSubrange(end...)
          continue rows
        }
        isBound = isBound || place != Self.any
        if isKept[column] { cells.append(place) }
      }
      if !isBound { return true }
    }
    return false
  }
}
