import SolverCore

extension Formula {
  /// Adds a table over variables whose values have literals.
  ///
  /// Small ones become clauses: of two columns, a value implies one of its partners, which is as strong as the table; of more, the
  /// combinations that are missing, when there are few. The others stay tables.
  ///
  /// - Throws: `unsupported` when the rows would outgrow what a table may take.
  mutating func addTable(
    _ columns: [[Int32]], _ cells: [Int32], if condition: Int32
  ) throws(CompilationStop) {
    var table = Table(columns: columns, cells: cells, condition: condition == 0 ? Simplification.alwaysTrue : condition)
    table.writeOut(upTo: Self.mostWrittenOut)
    let isPlain = !table.cells.contains(Table.any)
    if isPlain && columns.count == 1 {
      addClause([condition ^ 1] + Set(table.cells).sorted().map { columns[0][Int($0)] })
    } else if isPlain && columns.count == 2 {
      addSupports(table, if: condition)
    } else if isPlain, let missing = table.missing(atMost: Self.mostMissing) {
      for row in missing { addClause([condition ^ 1] + row.map { $0 ^ 1 }) }
    } else {
      let bytes = TableStore.byteCount(of: table)
      if bytes > Self.mostBytes {
        throw .unsupported("a table of \(table.rowCount) rows would take \(bytes >> 20) MB")
      }
      tables.append(table)
    }
  }

  /// Each value of one column implies, under the condition, one of its partners in the other.
  private mutating func addSupports(_ table: Table, if condition: Int32) {
    for (one, other) in [(0, 1), (1, 0)] {
      var partners = [[Int32]](repeating: [], count: table.columns[one].count)
      for row in stride(from: 0, to: table.cells.count, by: 2) {
        partners[Int(table.cells[row + one])].append(table.columns[other][Int(table.cells[row + other])])
      }
      for (literal, partners) in zip(table.columns[one], partners) where partners.count < table.columns[other].count {
        addClause([condition ^ 1, literal ^ 1] + partners)
      }
    }
  }

  /// Adds a clause without its repetitions; one with a literal and its negation says nothing.
  mutating func addClause(_ literals: [Int32]) {
    let known = Set(literals)
    if !literals.contains(where: { known.contains($0 ^ 1) }) { add(known.sorted()) }
  }

  /// Cells that a table may have after its wildcards are written out.
  private static let mostWrittenOut = 1_000_000
  /// Most combinations that are excluded by a clause each instead of by a table.
  private static let mostMissing = 4
  /// Most bytes for the bits of a table's rows.
  static let mostBytes = 1 << 28
}

extension Table {
  /// Replaces the wildcards by all values of their columns, if the table then has no more than some number of cells; each row once.
  mutating func writeOut(upTo mostCells: Int) {
    let width = columns.count
    var total = 0
    for start in stride(from: 0, to: cells.count, by: width) {
      var product = width
      for column in 0..<width where cells[start + column] == Self.any {
        product = product.multipliedReportingOverflow(by: columns[column].count).partialValue
        if product > mostCells { return }
      }
      total += product
    }
    if total > mostCells { return }
    var known = Set<[Int32]>()
    var written: [Int32] = []
    for start in stride(from: 0, to: cells.count, by: width) {
      for row in writtenOut(cells[start..<(start + width)]) where known.insert(row).inserted { written += row }
    }
    cells = written
  }

  private func writtenOut(_ row: ArraySlice<Int32>) -> [[Int32]] {
    var rows = [Array(row)]
    for (column, cell) in row.enumerated() where cell == Self.any {
      rows = rows.flatMap { row in
        columns[column].indices.map { place in
          var row = row
          row[column] = Int32(place)
          return row
        }
      }
    }
    return rows
  }

  /// The literals of each combination that no row of a plain table has; nil when there are more than some.
  func missing(atMost most: Int) -> [[Int32]]? {
    var product = 1
    for column in columns {
      product *= column.count
      if product > rowCount + most { return nil }
    }
    let width = columns.count
    var known = Set<[Int32]>()
    for start in stride(from: 0, to: cells.count, by: width) { known.insert(Array(cells[start..<(start + width)])) }
    var all: [[Int32]] = [[]]
    for column in columns { all = all.flatMap { row in column.indices.map { row + [Int32($0)] } } }
    return all.filter { !known.contains($0) }.map { zip($0, columns).map { $1[Int($0)] } }
  }
}
