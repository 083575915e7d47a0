import SolverCore

extension Formula {
  /// Rows of one table after its wildcards are written out; more is not compiled.
  private static let mostRows = 20_000

  /// Adds a table: a variable for each row, exactly one of which is true while the condition is, and none else.
  ///
  /// The rows differ, so at most one fits, and the row variables are determined by the columns: counts stay what they were.
  /// Each value in use implies one of its rows, which makes unit propagation as strong as on the table itself
  /// (Bacchus, CP 2007).
  mutating func addTable(
    _ columns: [Variable], _ rows: [[Int64?]], if condition: Int32, _ network: Network
  ) throws(CompilationStop) {
    for column in columns where !network.isValued(column) { throw .unsupported("a table over a long range") }
    let literals = columns.map { column in
      Dictionary(
        uniqueKeysWithValues: zip(network.values(of: column), network.valueLiterals(of: column).map(\.code)))
    }
    let plain = try Self.writtenOut(rows, columns.map { network.values(of: $0) })
    let first = Int32(variableCount)
    variableCount += plain.count
    var supports: [Int32: [Int32]] = [:]
    var order: [Int32] = []
    for (place, row) in plain.enumerated() {
      let chosen = (first + Int32(place)) << 1
      add(Self.clause([chosen ^ 1, condition]))
      for (column, value) in row.enumerated() {
        guard let literal = literals[column][value] else { continue }
        add(Self.clause([chosen ^ 1, literal]))
        if supports[literal] == nil { order.append(literal) }
        supports[literal, default: []].append(chosen)
      }
    }
    let rowLiterals = plain.indices.map { (first + Int32($0)) << 1 }
    add(Self.clause([condition ^ 1] + rowLiterals))
    if plain.count > 1 { sums.append(Sum(terms: rowLiterals.map { Sum.Term(literal: $0, weight: 1) }, limit: 1)) }
    for literal in order { add(Self.clause([condition ^ 1, literal ^ 1] + (supports[literal] ?? []))) }
  }

  /// A clause without repetitions; one with a literal and its negation becomes the constant's clause.
  private static func clause(_ literals: [Int32]) -> [Int32] {
    let known = Set(literals)
    if literals.contains(where: { known.contains($0 ^ 1) }) { return [0] }
    return known.sorted()
  }

  /// The different rows with every wildcard replaced by all values of its column.
  private static func writtenOut(_ rows: [[Int64?]], _ values: [[Int64]]) throws(CompilationStop) -> [[Int64]] {
    var known = Set<[Int64]>()
    var plain: [[Int64]] = []
    for row in rows {
      var open: [[Int64]] = [[]]
      for (column, cell) in row.enumerated() {
        open = open.flatMap { start in (cell.map { [$0] } ?? values[column]).map { start + [$0] } }
        if open.count > mostRows { break }
      }
      for row in open where known.insert(row).inserted { plain.append(row) }
      if plain.count > mostRows { throw .unsupported("a table of more than \(mostRows) rows") }
    }
    return plain
  }
}
