extension Engine {
  /// Compiles a table: an entry for each value of a valued column, and for each value that a ranged column has in the
  /// table; gives its number.
  mutating func addTable(
    _ columns: [Variable], _ rows: [[Int64?]], _ number: Int32, _ network: Network, _ listeners: inout Listeners
  ) -> Int32 {
    let wordCount = (rows.count + 63) / 64
    let rest = rows.count % 64
    let lastWord: UInt64 = rest == 0 ? .max : (1 << UInt64(rest)) - 1
    let entryStart = Int32(constraints.entries.count)
    let liveStart = Int32(state.words.count)
    state.words.append(repeating: .max, count: wordCount)
    state.words[state.words.count - 1] = lastWord
    let cellStart = Int32(constraints.cells.count)
    constraints.cells.append(repeating: -1, count: rows.count * columns.count)
    for column in columns.indices {
      let columnStart = Int32(constraints.entries.count)
      addColumn(columns[column], rows.map { $0[column] }, Int32(column), network)
      addCells(from: columnStart, cellStart + Int32(column), Int32(columns.count))
    }
    listen(number, from: entryStart, &listeners)
    constraints.tables.append(
      TableRecord(
        entryStart: entryStart, entryCount: Int32(constraints.entries.count) - entryStart, liveStart: liveStart,
        wordCount: Int32(wordCount), cellStart: cellStart, columnCount: Int32(columns.count),
        rowCount: Int32(rows.count), hint: 0))
    return Int32(constraints.tables.count - 1)
  }

  /// A table hears of every value lost, and of a valued column's value won.
  private func listen(_ number: Int32, from entryStart: Int32, _ listeners: inout Listeners) {
    for entry in entryStart..<Int32(constraints.entries.count) {
      let literal = constraints.entries[entry].literal
      listeners.append(!literal, Subscription(constraint: number, entry: entry))
      if constraints.entries[entry].variable >= 0 {
        listeners.append(literal, Subscription(constraint: number, entry: ~entry))
      }
    }
  }

  /// Notes, in the cells of a column, which of its entries each row demands.
  private func addCells(from first: Int32, _ cellStart: Int32, _ width: Int32) {
    for number in first..<Int32(constraints.entries.count) {
      let entry = constraints.entries[number]
      for place in entry.rowStart..<(entry.rowStart + entry.rowCount) {
        var bits = constraints.rows[place].bits
        while bits != 0 {
          let row = constraints.rows[place].word * 64 + Int32(bits.trailingZeroBitCount)
          constraints.cells[cellStart + row * width] = number
          bits &= bits - 1
        }
      }
    }
  }

  private mutating func addColumn(_ variable: Variable, _ cells: [Int64?], _ column: Int32, _ network: Network) {
    var rowsByValue: [Int64: [Int]] = [:]
    var wildRows: [Int] = []
    for (row, cell) in cells.enumerated() {
      if let cell { rowsByValue[cell, default: []].append(row) } else { wildRows.append(row) }
    }
    let wildStart = appendRows(wildRows)
    let wildCount = Int32(constraints.rows.count) - wildStart
    let literals = network.valueLiterals[Int(variable.index)]
    let values = literals.isEmpty ? rowsByValue.keys.sorted() : network.values(of: variable)
    for (place, value) in values.enumerated() {
      let literal = literals.isEmpty ? knownLiteral(variable, value, network) : literals[place]
      let rowStart = appendRows(rowsByValue[value] ?? [])
      constraints.entries.append(
        TableEntry(
          literal: literal, column: column, variable: literals.isEmpty ? -1 : variable.index, rowStart: rowStart,
          rowCount: Int32(constraints.rows.count) - rowStart,
          wildStart: wildStart, wildCount: wildCount, hint: -1))
    }
  }

  private func knownLiteral(_ variable: Variable, _ value: Int64, _ network: Network) -> Literal {
    guard let literal = network.equalLiterals[Network.ValueKey(variable: variable, value: value)] else {
      preconditionFailure("a table's values have literals")
    }
    return literal
  }

  /// Writes ascending rows as sparse words and gives the first one's place.
  private mutating func appendRows(_ rows: [Int]) -> Int32 {
    let start = Int32(constraints.rows.count)
    for row in rows {
      let word = Int32(row / 64)
      let bit: UInt64 = 1 << UInt64(row % 64)
      let last = constraints.rows.count - 1
      if last >= Int(start), constraints.rows[last].word == word {
        constraints.rows[last].bits |= bit
      } else {
        constraints.rows.append(RowWord(word: word, bits: bit))
      }
    }
    return start
  }
}
