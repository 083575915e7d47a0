// What the walk that finds components does at a sum and at a table: both may have nothing left to say, and then join nothing.

extension Engine {
  /// Joins the open variables of a sum; false when what is open cannot exceed its slack, and then nothing is joined.
  mutating func enter(sum number: Int32, _ component: Int32) -> Bool {
    let sum = number &- Int32(occurrences.clauseCount)
    let range = sums.starts[sum]..<sums.starts[sum &+ 1]
    work &+= UInt64(range.count)
    let (total, isWhole) = greatest(of: sum, range)
    if total <= sums.slacks[sum] {
      components.clauseMarks[number] = -2
      return false
    }
    components.isWhole[number] = isWhole
    for place in range where assignment.values[sums.terms[place].literal] == 0 {
      join(sums.terms[place].literal >> 1, component)
    }
    return true
  }

  /// The most that the open literals of a sum can count together, at most one of each exclusive group; and whether all are open.
  ///
  /// A sum that says itself that its literals exclude each other is its own group, and is measured by all of them.
  @inline(__always)
  private func greatest(of sum: Int32, _ range: Range<Int32>) -> (total: Int64, isWhole: Bool) {
    var total: Int64 = 0
    var isWhole = true
    var (group, largest) = (Int32(-1), Int64(0))
    for place in range {
      let term = sums.terms[place]
      if assignment.values[term.literal] != 0 {
        isWhole = false
      } else if term.group < 0 || term.group == sum {
        total &+= term.weight
      } else {
        if term.group != group {
          total &+= largest
          (group, largest) = (term.group, 0)
        }
        largest = max(largest, term.weight)
      }
    }
    return (total &+ largest, isWhole)
  }

  /// Joins the open variables of the columns that a table still binds, and its condition; false when it binds none, and then nothing
  /// is joined.
  mutating func enter(table number: Int32, _ component: Int32) -> Bool {
    let table = number &- Int32(components.clauseMarks.count &- tables.count)
    let condition = tables.shapes[table].condition
    if condition >= 0 && assignment.values[condition] < 0 {
      components.clauseMarks[number] = -2
      return false
    }
    if tables.residuals[table] < 0 {
      tables.residuals[table] = residuals.number(of: table, tables, assignment.values)
      work &+= UInt64(tables.shapes[table].wordCount)
    }
    let record = residuals.records[tables.residuals[table]]
    if record.boundStart == record.boundEnd {
      components.clauseMarks[number] = -2
      return false
    }
    components.isWhole[number] = record.isWhole
    if condition >= 0 && assignment.values[condition] == 0 { join(condition >> 1, component) }
    for bound in record.boundStart..<record.boundEnd {
      let column = tables.columns[residuals.bound[bound]]
      for place in column.placeStart..<column.placeEnd where assignment.values[tables.literals[place]] == 0 {
        join(tables.literals[place] >> 1, component)
      }
    }
    return true
  }
}
