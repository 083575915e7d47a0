import FlatArrays

extension TableStore {
  /// Lays out a table's columns in packed rows, and packs its rows.
  static func shape(
    _ table: Table, _ shapes: inout FlatArray<Shape>, _ columns: inout FlatArray<Column>,
    _ rows: inout FlatArray<UInt64>,
    wordStart: Int, _ live: inout FlatArray<UInt64>
  ) {
    let number = Int32(shapes.count)
    let columnStart = columns.count
    var (word, shift) = (Int32(0), Int32(0))
    for column in table.columns {
      let width = Int32(UInt64(column.count).bitWidth - UInt64(column.count).leadingZeroBitCount)
      if shift + width > 64 { (word, shift) = (word + 1, 0) }
      columns.append(
        Column(
          table: number, placeStart: 0, placeEnd: 0, wildStart: -1, word: word, shift: shift,
          mask: ((1 << UInt64(width)) &- 1) << UInt64(shift)))
      shift += width
    }
    let rowStart = rows.count
    let packed = PackedRows(table, columns, from: columnStart, stride: Int(word) + 1)
    for word in packed.words { rows.append(word) }
    let rowCount = packed.words.count / (Int(word) + 1)
    for start in stride(from: 0, to: rowCount, by: 64) {
      live.append(rowCount - start >= 64 ? .max : (1 << UInt64(rowCount - start)) - 1)
    }
    shapes.append(
      Shape(
        condition: table.condition, columnStart: Int32(columnStart), columnEnd: Int32(columns.count),
        wordStart: wordStart, wordCount: Int32(live.count - wordStart), rowCount: Int32(rowCount), rowStart: rowStart,
        stride: word + 1))
  }

  /// Sets a table's bits and links its literals.
  mutating func enter(_ table: Table, _ number: Int32) {
    let shape = shapes[number]
    for (offset, column) in table.columns.enumerated() {
      let place = Int(shape.columnStart) + offset
      columns[place].placeStart = Int32(literals.count)
      for literal in column {
        literals.append(literal)
        placeColumns.append(Int32(place))
        residues.append(0)
        nextPending.append(-1)
        bitStarts.append(bits.count)
        bits.append(repeating: 0, count: Int(shape.wordCount))
      }
      columns[place].placeEnd = Int32(literals.count)
      setBits(of: place, shape)
    }
    for word in 0..<shape.wordCount { active.append(word) }
    activeCounts.append(shape.wordCount)
    residuals.append(-1)
    queue.append(number)
  }

  /// Sets the bits of a column's values, and those of its wildcards when it has some.
  private mutating func setBits(of place: Int, _ shape: Shape) {
    let column = columns[place]
    for row in 0..<Int(shape.rowCount) {
      let word = rows[shape.rowStart + row * Int(shape.stride) + Int(column.word)]
      let symbol = Int((word & column.mask) >> UInt64(column.shift))
      if symbol == 0 && columns[place].wildStart < 0 {
        columns[place].wildStart = bits.count
        bits.append(repeating: 0, count: Int(shape.wordCount))
      }
      let start = symbol == 0 ? columns[place].wildStart : bitStarts[Int(column.placeStart) + symbol - 1]
      bits[start + row >> 6] |= 1 << UInt64(row & 63)
    }
  }

  /// Enters every place under its literal, and every table under its condition.
  mutating func enterOccurrences(_ formula: Formula) {
    if shapes.isEmpty { return }
    var lists = [[Int32]](repeating: [], count: 2 * formula.variableCount)
    for place in 0..<literals.count { lists[Int(literals[place])].append(Int32(place)) }
    for table in 0..<shapes.count where shapes[table].condition >= 0 {
      lists[Int(shapes[table].condition)].append(~Int32(table))
    }
    for list in lists {
      occurrenceStarts.append(Int32(occurrences.count))
      for occurrence in list { occurrences.append(occurrence) }
    }
    occurrenceStarts.append(Int32(occurrences.count))
  }
}

/// A table's rows, each in a few words, ascending and each once.
private struct PackedRows {
  var words: [UInt64] = []

  init(_ table: Table, _ columns: borrowing FlatArray<TableStore.Column>, from columnStart: Int, stride width: Int) {
    let columnCount = table.columns.count
    words = Array(repeating: 0, count: table.rowCount * width)
    for row in 0..<table.rowCount {
      for offset in 0..<columnCount {
        let column = columns[columnStart + offset]
        let symbol = UInt64(table.cells[row * columnCount + offset] + 1)
        words[row * width + Int(column.word)] |= symbol << UInt64(column.shift)
      }
    }
    words.sortRows(width: width)
  }
}

extension [UInt64] {
  /// Brings rows of some width into ascending order, each once.
  mutating func sortRows(width: Int) {
    if width == 1 {
      if !isAscending { sort() }
      var kept = 0
      for word in self where kept == 0 || self[kept - 1] != word {
        self[kept] = word
        kept += 1
      }
      removeSubrange(kept...)
      return
    }
    let rows = stride(from: 0, to: count, by: width).map { self[$0..<($0 + width)] }
    var sorted: [UInt64] = []
    sorted.reserveCapacity(count)
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if sorted.count >= width && sorted[(sorted.count - width)...].elementsEqual(row) { continue }
      sorted += row
    }
    self = sorted
  }

  private var isAscending: Bool {
    for place in indices.dropFirst() where self[place - 1] > self[place] { return false }
    return true
  }
}
