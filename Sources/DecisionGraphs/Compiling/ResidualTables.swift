import FlatArrays

/// What tables still say, numbered: the same number for the same rest.
///
/// *What identifies a table's rest.* When some columns are settled, a table is a relation over the open columns: its live rows without
/// the settled cells, each once. Two different choices that leave the same relation leave the same rest; so the relation, compared
/// word by word, is what a component's key names, not the values that led to it.
///
/// *What it says nothing about.* A column whose values all go with all rows of the other columns is free of the table: the table
/// is the product of both, and the column's own clauses say already that it takes one of its open values. Such columns are dropped
/// one by one; the table then joins the others only, and none at all when none is left. This is what lets a component fall apart
/// at a table.
///
/// *Why that is sound.* At rest, a table whose condition is true has left only those values open that occur in live rows, so the dropped
/// column's factor is all its open values. While the condition is open this need not be so, and the column is dropped only if each
/// open value has rows. A wildcard is a symbol like any other: rows as written are a product only if the relation is one.
///
/// What is numbered is never dropped, as keys refer to it; its bytes count for the limit. (A table in a compiled diagram: Koriche,
/// Lagniez, Marquis, Thomas, cn2mddg, IJCAI 2015, who keep the settled values in the key.)
struct ResidualTables: ~Copyable {
  /// A relation.
  struct Record: BitwiseCopyable {
    var digest: UInt64
    /// The next record with the same slot, or -1.
    var next: Int32
    var table: Int32
    /// Its words: the kind, with the open values of each column when the condition is open, then the rows.
    var start: Int
    var count: Int
    /// The relation without the columns that are free of it.
    var reduced: Int32
    /// Where its columns that are not free lie.
    var boundStart: Int32
    var boundEnd: Int32
    /// Whether nothing of the table is settled, so that the open variables alone tell what it says.
    var isWhole: Bool
  }

  /// The relations, in the order in which they were met.
  private(set) var records = FlatArray<Record>()
  /// Columns, by their numbers.
  private(set) var bound = FlatArray<Int32>()
  private var words = FlatArray<UInt64>()
  private var slots = FlatArray<Int32>(repeating: -1, count: 1 << 10)
  /// The relation that is being numbered.
  private var relation: [UInt64] = []
  private var header: [UInt64] = []
  private var projection: [UInt64] = []
  private var symbolCounts: [Int] = []

  /// No relations.
  init() {}

  /// Memory held, in bytes.
  var byteCount: Int { records.byteCount + bound.byteCount + words.byteCount + slots.byteCount }

  /// The number of a table's rest, for the values at hand; propagation is at rest.
  mutating func number(
    of table: Int32, _ tables: borrowing TableStore, _ values: borrowing FlatArray<Int8>
  ) -> Int32 {
    let shape = tables.shapes[table]
    let isOpen = shape.condition >= 0 && values[shape.condition] == 0
    header.removeAll(keepingCapacity: true)
    header.append(isOpen ? 1 : 0)
    let isClosed = collect(table, tables, values)
    if isOpen { countOpenValues(shape, tables, values) }
    let rowCount = relation.count / Int(shape.stride)
    let (number, isNew) = enter(table)
    if isNew {
      // With a condition that is settled, the open variables do not tell whether the table is there at all.
      let isCertain = shape.condition < 0 || isOpen
      records[number].isWhole = isCertain && !isClosed && rowCount == Int(shape.rowCount)
      reduce(number, shape, tables, isOpen: isOpen)
    }
    return number
  }

  /// Collects the live rows without the cells of settled columns; whether there are such columns.
  private mutating func collect(
    _ table: Int32, _ tables: borrowing TableStore, _ values: borrowing FlatArray<Int8>
  ) -> Bool {
    let shape = tables.shapes[table]
    let stride = Int(shape.stride)
    var masks = [UInt64](repeating: .max, count: stride)
    var isClosed = false
    for number in shape.columnStart..<shape.columnEnd {
      let column = tables.columns[number]
      for place in column.placeStart..<column.placeEnd where values[tables.literals[place]] > 0 {
        masks[Int(column.word)] &= ~column.mask
        isClosed = true
        break
      }
    }
    relation.removeAll(keepingCapacity: true)
    tables.forEachLiveRow(of: table) { row in
      for word in 0..<stride { relation.append(tables.rows[shape.rowStart &+ row &* stride &+ word] & masks[word]) }
    }
    relation.sortRows(width: stride)
    return isClosed
  }

  private mutating func countOpenValues(
    _ shape: TableStore.Shape, _ tables: borrowing TableStore, _ values: borrowing FlatArray<Int8>
  ) {
    for number in shape.columnStart..<shape.columnEnd {
      let column = tables.columns[number]
      var count: UInt64 = 0
      for place in column.placeStart..<column.placeEnd where values[tables.literals[place]] == 0 { count += 1 }
      header.append(count)
    }
  }
}

// MARK: Numbering

extension ResidualTables {
  /// The record of header and relation, and whether it was made just now.
  private mutating func enter(_ table: Int32) -> (number: Int32, isNew: Bool) {
    let digest = digest(table)
    if records.count >= slots.count { widen() }
    let slot = Int(digest & UInt64(slots.count &- 1))
    var number = slots[slot]
    while number >= 0 {
      let record = records[number]
      if record.digest == digest && record.table == table && isEqual(record) { return (number, false) }
      number = record.next
    }
    number = Int32(records.count)
    let boundEnd = Int32(bound.count)
    records.append(
      Record(
        digest: digest, next: slots[slot], table: table, start: words.count, count: header.count + relation.count,
        reduced: number, boundStart: boundEnd, boundEnd: boundEnd, isWhole: false))
    slots[slot] = number
    for word in header { words.append(word) }
    for word in relation { words.append(word) }
    return (number, true)
  }

  private func digest(_ table: Int32) -> UInt64 {
    var digest = UInt64(UInt32(bitPattern: table)) &+ 0x9E37_79B9_7F4A_7C15
    for list in [header, relation] {
      for word in list {
        digest = (digest ^ word) &* 0xD6E8_FEB8_6659_FD93
        digest ^= digest >> 32
      }
    }
    return digest
  }

  private func isEqual(_ record: Record) -> Bool {
    if record.count != header.count + relation.count { return false }
    for (offset, word) in header.enumerated() where words[record.start &+ offset] != word { return false }
    let start = record.start &+ header.count
    for (offset, word) in relation.enumerated() where words[start &+ offset] != word { return false }
    return true
  }

  @inline(never)
  private mutating func widen() {
    slots = FlatArray(repeating: -1, count: slots.count * 4)
    for number in 0..<records.count {
      let slot = Int(records[number].digest & UInt64(slots.count - 1))
      records[number].next = slots[slot]
      slots[slot] = Int32(number)
    }
  }
}

// MARK: Free columns

extension ResidualTables {
  /// Drops the columns that are free of the relation at hand, and numbers what is left.
  private mutating func reduce(
    _ number: Int32, _ shape: TableStore.Shape, _ tables: borrowing TableStore, isOpen: Bool
  ) {
    let stride = Int(shape.stride)
    let length = relation.count
    let boundStart = Int32(bound.count)
    // A row without cells says that everything is allowed; it is the first one.
    if (0..<stride).allSatisfy({ relation[$0] == 0 }) {
      relation = Array(repeating: 0, count: stride)
    } else {
      for column in shape.columnStart..<shape.columnEnd {
        let openValues = isOpen ? Int(header[1 + Int(column - shape.columnStart)]) : nil
        if isBound(tables.columns[column], stride, openValues) { bound.append(column) }
      }
    }
    records[number].boundStart = boundStart
    records[number].boundEnd = Int32(bound.count)
    if relation.count == length && !isOpen { return }
    header = [isOpen ? 2 : 0]
    let (reduced, isNew) = enter(records[number].table)
    if isNew {
      records[reduced].boundStart = boundStart
      records[reduced].boundEnd = Int32(bound.count)
    }
    records[number].reduced = reduced
  }

  /// Whether the relation says something about a column; if not, the column's cells are taken out.
  private mutating func isBound(_ column: TableStore.Column, _ stride: Int, _ openValues: Int?) -> Bool {
    let rowCount = relation.count / stride
    let width = Int(column.placeEnd - column.placeStart) + 1
    symbolCounts.removeAll(keepingCapacity: true)
    symbolCounts.append(contentsOf: repeatElement(0, count: width))
    var start = Int(column.word)
    while start < relation.count {
      symbolCounts[Int((relation[start] & column.mask) >> UInt64(column.shift))] += 1
      start += stride
    }
    if symbolCounts[0] == rowCount { return false }
    let used = symbolCounts.count { $0 > 0 }
    if rowCount % used != 0 || symbolCounts.contains(where: { $0 > 0 && $0 != rowCount / used }) { return true }
    if let openValues, symbolCounts[0] == 0 && used != openValues { return true }
    projection = relation
    start = Int(column.word)
    while start < projection.count {
      projection[start] &= ~column.mask
      start += stride
    }
    projection.sortRows(width: stride)
    if projection.count / stride != rowCount / used { return true }
    swap(&relation, &projection)
    return false
  }
}

extension TableStore {
  /// Calls with the number of each row that can still hold, ascending if there are many.
  @inline(__always)
  func forEachLiveRow(of table: Int32, _ body: (Int) -> Void) {
    let shape = shapes[table]
    let activeCount = activeCounts[table]
    let isDense = activeCount &* 8 > shape.wordCount
    for number in 0..<Int(isDense ? shape.wordCount : activeCount) {
      let word = isDense ? number : Int(active[shape.wordStart &+ number])
      var rest = live[shape.wordStart &+ word]
      while rest != 0 {
        body(word &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
