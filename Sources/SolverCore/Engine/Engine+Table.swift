// Combination tables, by the rows that are left (the compact table of Demeulenaere et al., CP 2016).
//
// A reversible bit set holds the live rows. An entry is a value of a column, that is a literal, with the rows that demand it as
// sparse words; rows with a wildcard in the column match all its entries. When an entry's literal becomes false the rows that
// demand it die at once. When the table runs, an entry without a live row loses its literal; a table without a live
// row cannot hold.
//
// An explanation has to account for the death of each row that supported the lost entry: literals that were true before the
// place account for all rows that demand another value of their column, lost values for the rows that demand them. Rows are
// covered greedily, in the order of the columns.

extension Engine {
  /// Lets the rows of an entry die whose literal became false; whether any did.
  mutating func loseEntry(_ number: Int32, of constraint: Int32) -> Bool {
    let entry = constraints.entries[number]
    let liveStart = constraints.tables[constraints.records[constraint].start].liveStart
    var hasChanged = false
    for place in entry.rowStart..<(entry.rowStart &+ entry.rowCount) {
      let rows = constraints.rows[place]
      let live = state[liveStart &+ rows.word]
      if live & rows.bits != 0 {
        state.set(liveStart &+ rows.word, to: live & ~rows.bits)
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// Removes the values that no live row supports.
  mutating func propagateTable(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    let table = constraints.tables[record.start]
    if !hasLiveRow(table) { return refute(constraint, record) }
    if !isEnforced(record) { return true }
    for number in table.entryStart..<(table.entryStart &+ table.entryCount) {
      let entry = constraints.entries[number]
      if assignment.values[entry.literal] != 0 || isSupported(entry, table) { continue }
      assign(!entry.literal, .constraint(constraint))
    }
    return true
  }

  private func hasLiveRow(_ table: TableRecord) -> Bool {
    for word in table.liveStart..<(table.liveStart &+ table.wordCount) where state[word] != 0 { return true }
    return false
  }

  @inline(__always)
  private func isSupported(_ entry: TableEntry, _ table: TableRecord) -> Bool {
    hasLive(entry.rowStart, entry.rowCount, table) || hasLive(entry.wildStart, entry.wildCount, table)
  }

  @inline(__always)
  private func hasLive(_ start: Int32, _ count: Int32, _ table: TableRecord) -> Bool {
    for place in start..<(start &+ count) {
      let rows = constraints.rows[place]
      if state[table.liveStart &+ rows.word] & rows.bits != 0 { return true }
    }
    return false
  }

  /// Explains what a table pruned, or why it cannot hold.
  mutating func explainTable(_ record: ConstraintRecord, _ target: Int32?, before place: Int32) {
    let table = constraints.tables[record.start]
    let known = analysis.antecedents.count
    guard let target else {
      let isCovered = cover(table, nil, before: place)
      return precondition(isCovered, "a table explains why it cannot hold")
    }
    for number in table.entryStart..<(table.entryStart + table.entryCount) {
      let entry = constraints.entries[number]
      if (!entry.literal).code != target { continue }
      if cover(table, entry, before: place) { return }
      analysis.antecedents.truncate(to: known)
    }
    preconditionFailure("a table explains what it pruned")
  }

  /// Adds antecedents for the death of an entry's rows, or of all rows; false when some row had not died.
  private mutating func cover(_ table: TableRecord, _ entry: TableEntry?, before place: Int32) -> Bool {
    analysis.uncovered.truncate(to: 0)
    analysis.uncovered.append(repeating: entry == nil ? .max : 0, count: Int(table.wordCount))
    if let entry {
      for place in supportRows(entry) {
        analysis.uncovered[constraints.rows[place].word] |= constraints.rows[place].bits
      }
    } else {
      analysis.uncovered[table.wordCount - 1] = table.lastWord
    }
    for number in table.entryStart..<(table.entryStart + table.entryCount) {
      let other = constraints.entries[number]
      if wasTrue(other.literal, before: place), keepOnly(other, table) { addAntecedent(other.literal) }
    }
    for number in table.entryStart..<(table.entryStart + table.entryCount) {
      let other = constraints.entries[number]
      if wasTrue(!other.literal, before: place), strike(other) { addAntecedent(!other.literal) }
    }
    for word in 0..<analysis.uncovered.count where analysis.uncovered[word] != 0 { return false }
    return true
  }

  private func supportRows(_ entry: TableEntry) -> [Int32] {
    Array(entry.rowStart..<(entry.rowStart + entry.rowCount)) + (entry.wildStart..<(entry.wildStart + entry.wildCount))
  }

  /// Strikes the rows that demand another value of the entry's column; whether any was left.
  private mutating func keepOnly(_ entry: TableEntry, _ table: TableRecord) -> Bool {
    analysis.mask.truncate(to: 0)
    analysis.mask.append(repeating: 0, count: Int(table.wordCount))
    for place in supportRows(entry) { analysis.mask[constraints.rows[place].word] |= constraints.rows[place].bits }
    var hasChanged = false
    for word in 0..<analysis.uncovered.count where analysis.uncovered[word] & ~analysis.mask[word] != 0 {
      analysis.uncovered[word] &= analysis.mask[word]
      hasChanged = true
    }
    return hasChanged
  }

  /// Strikes the rows that demand the entry; whether any was left.
  private mutating func strike(_ entry: TableEntry) -> Bool {
    var hasChanged = false
    for place in entry.rowStart..<(entry.rowStart + entry.rowCount) {
      let rows = constraints.rows[place]
      if analysis.uncovered[rows.word] & rows.bits == 0 { continue }
      analysis.uncovered[rows.word] &= ~rows.bits
      hasChanged = true
    }
    return hasChanged
  }
}
