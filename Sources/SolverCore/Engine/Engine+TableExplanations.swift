// Explanations of combination tables.
//
// They have to account for the death of each row that supported the lost entry (of all rows, if the table cannot hold): a
// column's fixed value for the rows that demand another, a lost value for the rows that demand it. Rows are visited once; a row that an
// antecedent taken before accounts for costs nothing more, and fixed values are taken first, since they account for most.

extension Engine {
  /// Explains what a table pruned, or why it cannot hold.
  mutating func explainTable(_ record: ConstraintRecord, _ target: Int32?, before place: Int32) {
    let table = constraints.tables[record.start]
    guard let target else {
      prepareExplanation(table, before: place)
      for row in 0..<table.rowCount {
        let isDead = explainRow(row, table, before: place)
        precondition(isDead, "a table explains why it cannot hold")
      }
      return
    }
    let known = analysis.antecedents.count
    for number in table.entryStart..<(table.entryStart + table.entryCount)
    where (!constraints.entries[number].literal).code == target {
      // The same literal may stand in two columns: only one of them needs to have lost its rows.
      if explainEntry(constraints.entries[number], table, before: place) { return }
      analysis.antecedents.truncate(to: known)
    }
    preconditionFailure("a table explains what it pruned")
  }

  private mutating func explainEntry(_ entry: TableEntry, _ table: TableRecord, before place: Int32) -> Bool {
    prepareExplanation(table, before: place)
    return explainRows(entry.rowStart, entry.rowCount, table, before: place)
      && explainRows(entry.wildStart, entry.wildCount, table, before: place)
  }

  private mutating func explainRows(
    _ start: Int32, _ count: Int32, _ table: TableRecord, before place: Int32
  ) -> Bool {
    for index in start..<(start + count) {
      var bits = constraints.rows[index].bits
      while bits != 0 {
        let row = constraints.rows[index].word * 64 + Int32(bits.trailingZeroBitCount)
        if !explainRow(row, table, before: place) { return false }
        bits &= bits - 1
      }
    }
    return true
  }

  /// Starts a new explanation: nothing is used yet, and each column's value is known if it was fixed before the place.
  private mutating func prepareExplanation(_ table: TableRecord, before place: Int32) {
    analysis.tableStamp += 1
    let entries = constraints.entries.count
    if analysis.entryStamps.count < entries {
      analysis.entryStamps.append(repeating: 0, count: entries - analysis.entryStamps.count)
    }
    let columns = Int(table.columnCount)
    if analysis.columnStamps.count < columns {
      analysis.columnStamps.append(repeating: 0, count: columns - analysis.columnStamps.count)
    }
    analysis.fixedEntries.truncate(to: 0)
    analysis.fixedEntries.append(repeating: -1, count: columns)
    for number in table.entryStart..<(table.entryStart + table.entryCount)
    where wasTrue(constraints.entries[number].literal, before: place) {
      analysis.fixedEntries[constraints.entries[number].column] = number
    }
  }

  /// Adds an antecedent for the death of a row unless there is one; false when the row had not died before the place.
  private mutating func explainRow(_ row: Int32, _ table: TableRecord, before place: Int32) -> Bool {
    let cells = table.cellStart + row * table.columnCount
    var fixed: Int32 = -1
    var lost: Int32 = -1
    for column in 0..<table.columnCount {
      let entry = constraints.cells[cells + column]
      if entry < 0 { continue }
      if analysis.entryStamps[entry] == analysis.tableStamp { return true }
      let value = analysis.fixedEntries[column]
      if value >= 0, value != entry {
        if analysis.columnStamps[column] == analysis.tableStamp { return true }
        if fixed < 0 { fixed = column }
      } else if lost < 0, value < 0, wasTrue(!constraints.entries[entry].literal, before: place) {
        lost = entry
      }
    }
    if fixed >= 0 {
      analysis.columnStamps[fixed] = analysis.tableStamp
      addAntecedent(constraints.entries[analysis.fixedEntries[fixed]].literal)
    } else if lost >= 0 {
      analysis.entryStamps[lost] = analysis.tableStamp
      addAntecedent(!constraints.entries[lost].literal)
    }
    return fixed >= 0 || lost >= 0
  }
}
