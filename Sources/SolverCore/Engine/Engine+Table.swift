// Combination tables, by the rows that are left (the compact table of Demeulenaere et al., CP 2016).
//
// A reversible bit set holds the live rows. An entry is a value of a column, that is a literal, with the rows that demand it as
// sparse words; rows with a wildcard in the column match all its entries. When an entry's literal becomes false the rows that
// demand it die at once; when it becomes true, those that demand another. When the table runs, an entry without a live row loses its literal; a table without a live
// row cannot hold.
//
// See "Engine+TableExplanations.swift" for the antecedents.

extension Engine {
  /// Lets the rows of an entry die whose literal became false; whether any did.
  mutating func loseEntry(_ number: Int32, of constraint: Int32) -> Bool {
    let entry = constraints.entries[number]
    // The last value of a valued column keeps only its own rows, when its literal's turn comes or came.
    if entry.variable >= 0, domains.isFixed(entry.variable) { return false }
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

  /// Lets all rows die that demand another value than an entry whose literal became true; whether any did.
  mutating func keepEntry(_ number: Int32, of constraint: Int32) -> Bool {
    let entry = constraints.entries[number]
    let table = constraints.tables[constraints.records[constraint].start]
    var row = entry.rowStart
    var wild = entry.wildStart
    var hasChanged = false
    for word in 0..<table.wordCount {
      let live = state[table.liveStart &+ word]
      if live == 0 { continue }
      let kept =
        live
        & (rowBits(&row, entry.rowStart &+ entry.rowCount, word)
          | rowBits(&wild, entry.wildStart &+ entry.wildCount, word))
      if kept == live { continue }
      state.set(table.liveStart &+ word, to: kept)
      hasChanged = true
    }
    return hasChanged
  }

  /// The rows of a word, in a list of ascending words of which `place` is the first not passed.
  @inline(__always)
  private func rowBits(_ place: inout Int32, _ end: Int32, _ word: Int32) -> UInt64 {
    while place < end, constraints.rows[place].word < word { place &+= 1 }
    return place < end && constraints.rows[place].word == word ? constraints.rows[place].bits : 0
  }

  /// Removes the values that no live row supports.
  mutating func propagateTable(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    let table = constraints.tables[record.start]
    if !hasLiveRow(record.start, table) { return refute(constraint, record) }
    if !isEnforced(record) { return true }
    for number in table.entryStart..<(table.entryStart &+ table.entryCount) {
      let entry = constraints.entries[number]
      if assignment.values[entry.literal] != 0 || isSupported(number, entry, table) { continue }
      assign(!entry.literal, .constraint(constraint))
    }
    return true
  }

  /// Whether a row of the table is live; looks first where one was seen last.
  private func hasLiveRow(_ number: Int32, _ table: TableRecord) -> Bool {
    if state[table.liveStart &+ table.hint] != 0 { return true }
    for word in 0..<table.wordCount where state[table.liveStart &+ word] != 0 {
      constraints.tables[number].hint = word
      return true
    }
    return false
  }

  /// Whether a live row supports an entry; looks first where one was seen last.
  @inline(__always)
  private func isSupported(_ number: Int32, _ entry: TableEntry, _ table: TableRecord) -> Bool {
    if entry.hint >= 0 {
      let rows = constraints.rows[entry.hint]
      if state[table.liveStart &+ rows.word] & rows.bits != 0 { return true }
    }
    return findSupport(number, entry.rowStart, entry.rowCount, table)
      || findSupport(number, entry.wildStart, entry.wildCount, table)
  }

  private func findSupport(_ number: Int32, _ start: Int32, _ count: Int32, _ table: TableRecord) -> Bool {
    for place in start..<(start &+ count) {
      let rows = constraints.rows[place]
      if state[table.liveStart &+ rows.word] & rows.bits != 0 {
        constraints.entries[number].hint = place
        return true
      }
    }
    return false
  }
}
