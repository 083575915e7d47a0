extension Network {
  /// The columns take the values of one of the rows, whenever all of `condition` are true; nil matches every value.
  ///
  /// Propagated to full arc consistency over value literals. For a ranged column this makes a literal for each of
  /// its distinct values in the table. Rows with values outside a column's domain are dropped.
  public mutating func addTable(_ columns: [Variable], rows: [[Int64?]], if condition: [Literal] = []) {
    addTable(columns, TableRows(rows, width: columns.count), if: condition)
  }

  /// As above for rows that stand one after the other in one array, as large tables are read; `anyCell` matches every value.
  public mutating func addTable(_ columns: [Variable], cells: [Int64], if condition: [Literal] = []) {
    addTable(columns, TableRows(cells: cells, width: columns.count), if: condition)
  }

  /// The cell of a flat table that matches every value.
  public static let anyCell = TableRows.any

  private mutating func addTable(_ columns: [Variable], _ rows: TableRows, if condition: [Literal]) {
    let enforcement = enforcement(of: condition)
    if enforcement == .false { return }
    var possible = rows
    possible.keepPossible(columns.map { domains[Int($0.index)] })
    if possible.count == 0 { return addClause([!enforcement]) }
    for (place, column) in columns.enumerated() where !isValued(column) {
      let values = possible.distinctValues(place)
      for value in values { _ = literal(column, equals: value) }
      if enforcement == .true, !possible.isWild(place) { confine(column, to: values) }
    }
    constraints.append(Enforced(constraint: .table(columns, possible), enforcement: enforcement))
  }

  /// The columns take the values of none of the rows, whenever all of `condition` are true; nil matches every value.
  public mutating func addForbiddenTable(_ columns: [Variable], rows: [[Int64?]], if condition: [Literal] = []) {
    addForbiddenTable(columns, TableRows(rows, width: columns.count), if: condition)
  }

  /// As above for rows that stand one after the other in one array; `anyCell` matches every value.
  public mutating func addForbiddenTable(_ columns: [Variable], cells: [Int64], if condition: [Literal] = []) {
    addForbiddenTable(columns, TableRows(cells: cells, width: columns.count), if: condition)
  }

  private mutating func addForbiddenTable(_ columns: [Variable], _ rows: TableRows, if condition: [Literal]) {
    let enforcement = enforcement(of: condition)
    var possible = rows
    possible.keepPossible(columns.map { domains[Int($0.index)] })
    var clause: [Literal] = []
    for row in 0..<possible.count {
      clause.append(!enforcement)
      for (place, column) in columns.enumerated() where possible[row, place] != TableRows.any {
        clause.append(!literal(column, equals: possible[row, place]))
      }
      addClause(clause)
      clause.removeAll(keepingCapacity: true)
    }
  }

  /// Bounds of a ranged column skip the gaps between the table's ascending values.
  private mutating func confine(_ column: Variable, to values: [Int64]) {
    addClause([literal(column, atLeast: values[0])])
    addClause([literal(column, atMost: values[values.count - 1])])
    for (value, next) in zip(values, values.dropFirst()) {
      addClause([literal(column, atMost: value), literal(column, atLeast: next)])
    }
  }
}
