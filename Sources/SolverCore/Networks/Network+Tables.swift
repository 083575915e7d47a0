extension Network {
  /// The columns take the values of one of the rows, whenever all of `condition` are true; nil matches every value.
  ///
  /// Propagated to full arc consistency over value literals. For a ranged column this makes a literal for each of
  /// its distinct values in the table. Rows with values outside a column's domain are dropped.
  public mutating func addTable(_ columns: [Variable], rows: [[Int64?]], if condition: [Literal] = []) {
    let enforcement = enforcement(of: condition)
    if enforcement == .false { return }
    let possible = rows.filter { row in matches(row, columns) }
    if possible.isEmpty { return addClause([!enforcement]) }
    for (place, column) in columns.enumerated() where !isValued(column) {
      let values = possible.compactMap { $0[place] }
      for value in values { _ = literal(column, equals: value) }
      if enforcement == .true, values.count == possible.count { confine(column, to: values) }
    }
    constraints.append(Enforced(constraint: .table(columns, possible), enforcement: enforcement))
  }

  /// The columns take the values of none of the rows, whenever all of `condition` are true; nil matches every value.
  public mutating func addForbiddenTable(_ columns: [Variable], rows: [[Int64?]], if condition: [Literal] = []) {
    let enforcement = enforcement(of: condition)
    for row in rows where matches(row, columns) {
      var clause: [Literal] = [!enforcement]
      for (column, value) in zip(columns, row) {
        if let value { clause.append(!literal(column, equals: value)) }
      }
      addClause(clause)
    }
  }

  /// Bounds of a ranged column skip the gaps between the table's values.
  private mutating func confine(_ column: Variable, to values: [Int64]) {
    let sorted = values.sorted()
    addClause([literal(column, atLeast: sorted[0])])
    addClause([literal(column, atMost: sorted[sorted.count - 1])])
    for (value, next) in zip(sorted, sorted.dropFirst()) where value != next {
      addClause([literal(column, atMost: value), literal(column, atLeast: next)])
    }
  }

  private func matches(_ row: [Int64?], _ columns: [Variable]) -> Bool {
    precondition(row.count == columns.count, "a table's rows are as wide as its columns")
    return zip(row, columns).allSatisfy { value, column in
      value.map { domains[Int(column.index)].index(of: $0) != nil } ?? true
    }
  }
}
