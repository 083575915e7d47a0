extension Engine {
  /// Compiles a table: an entry for each value of a valued column, and for each value that a ranged column has in the
  /// table; gives its number.
  mutating func addTable(
    _ columns: [Variable], _ rows: TableRows, _ number: Int32, _ network: Network, _ listeners: inout Listeners
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
      addColumn(columns[column], rows, column, cellStart: cellStart, network)
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

  /// Makes a column's entries, and notes in its cells which of them each row demands.
  private mutating func addColumn(
    _ variable: Variable, _ rows: TableRows, _ column: Int, cellStart: Int32, _ network: Network
  ) {
    let literals = network.valueLiterals[Int(variable.index)]
    let values = literals.isEmpty ? rows.distinctValues(column) : network.values(of: variable)
    let groups = RowGroups(rows, column, by: values)
    let first = Int32(constraints.entries.count)
    let width = Int32(rows.width)
    for row in 0..<rows.count where groups.places[row] < values.count {
      constraints.cells[cellStart + Int32(row) * width + Int32(column)] = first + groups.places[row]
    }
    let wildStart = appendRows(groups[values.count])
    let wildCount = Int32(constraints.rows.count) - wildStart
    for (place, value) in values.enumerated() {
      let literal = literals.isEmpty ? knownLiteral(variable, value, network) : literals[place]
      let rowStart = appendRows(groups[place])
      constraints.entries.append(
        TableEntry(
          literal: literal, column: Int32(column), variable: literals.isEmpty ? -1 : variable.index,
          rowStart: rowStart, rowCount: Int32(constraints.rows.count) - rowStart, wildStart: wildStart,
          wildCount: wildCount, hint: -1))
    }
  }

  private func knownLiteral(_ variable: Variable, _ value: Int64, _ network: Network) -> Literal {
    guard let literal = network.equalLiterals[Network.ValueKey(variable: variable, value: value)] else {
      preconditionFailure("a table's values have literals")
    }
    return literal
  }

  /// Writes ascending rows as sparse words and gives the first one's place.
  private mutating func appendRows(_ rows: ArraySlice<Int32>) -> Int32 {
    let start = Int32(constraints.rows.count)
    for row in rows {
      let word = row >> 6
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: row)
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

/// A table's rows in groups of equal value in one column, ascending in each group, by counting.
private struct RowGroups {
  /// By row: the place of its value among the values, or their number where it matches every value.
  var places: [Int32] = []
  private var rows: [Int32]
  private var starts: [Int]

  /// Groups rows by the ascending values that the column has.
  init(_ table: TableRows, _ column: Int, by values: [Int64]) {
    rows = Array(repeating: 0, count: table.count)
    starts = Array(repeating: 0, count: values.count + 2)
    places.reserveCapacity(table.count)
    let isDense = values.last.map { $0 - values[0] == Int64(values.count) - 1 } ?? true
    for row in 0..<table.count {
      let value = table[row, column]
      let place =
        value == TableRows.any ? values.count : isDense ? Int(value - values[0]) : values.partitioningIndex(of: value)
      places.append(Int32(place))
      starts[place + 1] += 1
    }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    for row in 0..<table.count {
      let place = Int(places[row])
      rows[next[place]] = Int32(row)
      next[place] += 1
    }
  }

  /// The rows of a group.
  subscript(place: Int) -> ArraySlice<Int32> { rows[starts[place]..<starts[place + 1]] }
}

extension [Int64] {
  /// The place of the first element that is not smaller than a value, in ascending order.
  fileprivate func partitioningIndex(of value: Int64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
