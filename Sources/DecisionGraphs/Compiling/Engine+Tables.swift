// Propagation of tables, when clauses and sums have nothing to say any more: rows go, then values without rows.
//
// Why a value went is not written down at once, as most are never asked about. The trail tells it later: a literal's place there
// says which others were false when it was propagated.

extension Engine {
  /// Visits tables until one has something to say; false on a conflict, which is left in `conflict`.
  mutating func propagateTables() -> Bool {
    tables.gather(assignment)
    let length = assignment.trail.count
    while assignment.trail.count == length, let table = tables.nextQueued() {
      if !visit(table) { return false }
    }
    return true
  }

  private mutating func visit(_ table: Int32) -> Bool {
    let condition = tables.shapes[table].condition
    let value = condition < 0 ? 1 : assignment.values[condition]
    if value < 0 {
      tables.pending[table] = -1
      return true
    }
    tables.takeOffRows(of: table, assignment.values, position: Int32(assignment.trail.count))
    work &+= UInt64(1 &+ tables.activeCounts[table])
    if tables.activeCounts[table] > 0 {
      if value > 0 { falsifyUnsupported(in: table) }
      return true
    }
    if value == 0 {
      assignment.assign(condition ^ 1, level: level, reason: .constraint(table))
      return true
    }
    explain(table, against: nil)
    analysis.conflict.truncate(to: 0)
    analysis.conflict.append(0..<analysis.explanation.count, of: analysis.explanation)
    conflict = Conflict(reason: .none, literal: 0)
    return false
  }

  private mutating func falsifyUnsupported(in table: Int32) {
    let shape = tables.shapes[table]
    for number in shape.columnStart..<shape.columnEnd {
      let column = tables.columns[number]
      if tables.isWild(column) { continue }
      work &+= UInt64(column.placeEnd &- column.placeStart)
      for place in column.placeStart..<column.placeEnd {
        let literal = tables.literals[place]
        if assignment.values[literal] != 0 || tables.isSupported(place, table) { continue }
        assignment.assign(literal ^ 1, level: level, reason: .constraint(table))
      }
    }
  }

  /// Writes into `analysis.explanation` the false literals that exclude every row for which a literal, or the table's condition, could
  /// be true; with no literal, all rows.
  ///
  /// True values exclude more rows than false ones, so they come first, each if it excludes a row that is left.
  mutating func explain(_ table: Int32, against asserted: Int32?) {
    let shape = tables.shapes[table]
    guard let asserted else {
      let isExcluded = exclude(rowsOf: nil, table, before: Int32(assignment.trail.count), if: shape.condition)
      return precondition(isExcluded, "a table without live rows has one")
    }
    let position = assignment.positions[asserted >> 1]
    if asserted ^ 1 == shape.condition && exclude(rowsOf: nil, table, before: position, if: -1) { return }
    let end = tables.columns[shape.columnEnd &- 1].placeEnd
    for place in tables.columns[shape.columnStart].placeStart..<end where tables.literals[place] == asserted ^ 1 {
      if exclude(rowsOf: place, table, before: position, if: shape.condition) { return }
    }
    preconditionFailure("a literal has no reason in its table")
  }

  /// Excludes the rows that match a place, or all; false when some are left.
  private mutating func exclude(
    rowsOf place: Int32?, _ table: Int32, before position: Int32, if condition: Int32
  ) -> Bool {
    let shape = tables.shapes[table]
    analysis.explanation.truncate(to: 0)
    if condition >= 0 { analysis.explanation.append(condition ^ 1) }
    tables.beginExplanation(of: table, place)
    for isTrue in [true, false] {
      for column in shape.columnStart..<shape.columnEnd {
        for place in tables.columns[column].placeStart..<tables.columns[column].placeEnd {
          let literal = tables.literals[place]
          let value = assignment.values[literal]
          if value == 0 || (value > 0) != isTrue || assignment.positions[literal >> 1] >= position { continue }
          if tables.exclude(place, table, besides: isTrue) {
            analysis.explanation.append(isTrue ? literal ^ 1 : literal)
          }
        }
      }
    }
    return tables.isExplained
  }
}

extension TableStore {
  /// Begins with all rows that match a place, or all.
  fileprivate mutating func beginExplanation(of table: Int32, _ place: Int32?) {
    let shape = shapes[table]
    unexplained.truncate(to: 0)
    for word in 0..<Int(shape.wordCount) {
      guard let place else {
        unexplained.append(word == Int(shape.wordCount) - 1 ? .max >> UInt64(-shape.rowCount & 63) : .max)
        continue
      }
      let wild = columns[placeColumns[place]].wildStart
      unexplained.append(bits[bitStarts[place] &+ word] | (wild < 0 ? 0 : bits[wild &+ word]))
    }
  }

  /// Takes off the rows that do not match a place, or those that have it; whether there were some.
  fileprivate mutating func exclude(_ place: Int32, _ table: Int32, besides: Bool) -> Bool {
    let (start, wild) = (bitStarts[place], columns[placeColumns[place]].wildStart)
    var isChanged = false
    for word in 0..<unexplained.count where unexplained[word] != 0 {
      let own = bits[start &+ word]
      let mask = besides ? own | (wild < 0 ? 0 : bits[wild &+ word]) : ~own
      let rest = unexplained[word] & mask
      isChanged = isChanged || rest != unexplained[word]
      unexplained[word] = rest
    }
    return isChanged
  }

  /// Whether no row is left.
  fileprivate var isExplained: Bool {
    for word in 0..<unexplained.count where unexplained[word] != 0 { return false }
    return true
  }
}
