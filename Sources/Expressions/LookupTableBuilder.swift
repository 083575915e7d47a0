import Diagnostics

/// Fills the dense array of a lookup table: rows where their keys stand, then thresholds downwards, then the otherwise
/// row.
struct LookupTableBuilder {
  let id: String
  let place: SourceRange?
  let keyColumns: [LookupTable.KeyColumn]
  let rows: [LookupTable.Row]
  let keys: [[Int64]]
  private(set) var rowOfBuckets: [Int32] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Pairs of rows already reported.
  private var reported: Set<[Int]> = []

  init(id: String, place: SourceRange?, keyColumns: [LookupTable.KeyColumn], rows: [LookupTable.Row]) {
    self.id = id
    self.place = place
    self.keyColumns = keyColumns
    self.rows = rows
    keys = keyColumns.indices.map { column in Set(rows.compactMap { $0.keys[column] }).sorted() }
  }

  /// The rest bucket makes each column one larger than its keys.
  private var combinations: Int? {
    var product = 1
    for column in keys {
      product *= column.count + 1
      if product > LookupTable.maximumCombinations { return nil }
    }
    return product
  }

  mutating func fill(hasOtherwise: Bool) {
    guard let combinations else {
      let limit = LookupTable.maximumCombinations
      diagnostics.append(
        Diagnostic("table-too-large", at: place, "table '\(id)' has more than \(limit) combinations of keys"))
      return
    }
    rowOfBuckets = Array(repeating: -1, count: combinations)
    for row in rows.indices where !(hasOtherwise && row == rows.count - 1) { enter(row, column: 0, at: 0) }
    for column in keyColumns.indices.reversed() where keyColumns[column].match == .upTo { spreadDownwards(column) }
    if hasOtherwise {
      for index in rowOfBuckets.indices where rowOfBuckets[index] < 0 { rowOfBuckets[index] = Int32(rows.count - 1) }
    }
  }

  /// Enters the row at every combination of buckets that its keys name, of the columns from `column` on.
  private mutating func enter(_ row: Int, column: Int, at index: Int) {
    guard column < keyColumns.count else { return claim(index, for: row) }
    let size = keys[column].count + 1
    if let key = rows[row].keys[column] {
      // The keys of the column are those of the rows, so this one is among them.
      enter(row, column: column + 1, at: index * size + keys[column].partitioningIndex { $0 >= key })
    } else if keyColumns[column].match == .upTo {
      // No threshold is one beyond all others.
      enter(row, column: column + 1, at: index * size + size - 1)
    } else {
      for bucket in 0..<size { enter(row, column: column + 1, at: index * size + bucket) }
    }
  }

  /// Lets each threshold answer for the smaller ones that have no row of their own. Done from the last column to the
  /// first, so that the first column decides first.
  private mutating func spreadDownwards(_ column: Int) {
    let size = keys[column].count + 1
    let stride = keys[(column + 1)...].reduce(1) { $0 * ($1.count + 1) }
    for index in rowOfBuckets.indices.reversed() where rowOfBuckets[index] < 0 && index / stride % size < size - 1 {
      rowOfBuckets[index] = rowOfBuckets[index + stride]
    }
  }

  private mutating func claim(_ index: Int, for row: Int) {
    let holder = Int(rowOfBuckets[index])
    if holder < 0 {
      rowOfBuckets[index] = Int32(row)
    } else {
      switch precedence(row, holder) {
      case .firstWins: rowOfBuckets[index] = Int32(row)
      case .secondWins: break
      case .neither: report(row, holder)
      }
    }
  }

  private enum Precedence { case firstWins, secondWins, neither }

  /// Of two rows with the same thresholds, the one that gives every key that the other gives, and more, is more
  /// specific.
  private func precedence(_ a: Int, _ b: Int) -> Precedence {
    let given = zip(rows[a].keys, rows[b].keys)
    let aCoversB = given.allSatisfy { $0 != nil || $1 == nil }
    let bCoversA = given.allSatisfy { $0 == nil || $1 != nil }
    return aCoversB == bCoversA ? .neither : aCoversB ? .firstWins : .secondWins
  }

  private mutating func report(_ row: Int, _ earlier: Int) {
    guard reported.insert([row, earlier]).inserted, diagnostics.count < 100 else { return }
    let same = rows[row].keys == rows[earlier].keys
    let message =
      same
      ? "row \(row + 1) of table '\(id)' has the same keys as row \(earlier + 1)"
      : "rows \(earlier + 1) and \(row + 1) of table '\(id)' match the same keys and neither is more specific"
    diagnostics.append(
      Diagnostic(
        same ? "table-row-duplicate" : "table-row-overlap", at: rows[row].place, message,
        notes: [.init("the other row is here", at: rows[earlier].place)]))
  }
}
