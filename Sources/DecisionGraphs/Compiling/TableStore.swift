import FlatArrays

/// The tables as propagation sees them: which rows can still hold.
///
/// *Method.* Compact-Table (Demeulenaere et al., CP 2016), the reversible sparse bit set of that paper. Each value of a column has a
/// bit for each of its rows. The rows that can still hold are bits too; a value that is settled takes rows off them, a word at a time
/// and only in words that are not empty, and a value that is left without rows is false. A value remembers the word where it
/// last found a row, which is there again most times.
///
/// *Invariant.* When propagation is at rest, the live rows of a table whose condition is not false are those without a false literal and
/// without a value beside the true one of its column. Every change is written down with the trail's length at that time; going back to
/// a length where propagation was at rest takes back what was changed beyond it. A table whose condition is false is let be: whatever
/// it misses is undone no later than that.
struct TableStore: ~Copyable {
  /// Where a table lies.
  struct Shape: BitwiseCopyable {
    /// The literal that switches the table on, or `Simplification.alwaysTrue`.
    var condition: Int32
    var columnStart: Int32
    var columnEnd: Int32
    /// Where its live rows and its list of words begin, and how many words they are.
    var wordStart: Int
    var wordCount: Int32
    var rowCount: Int32
    /// Where its packed rows begin, and the words of each.
    var rowStart: Int
    var stride: Int32
  }

  /// Where a column lies. Its values are numbered through all tables: *places*.
  struct Column: BitwiseCopyable {
    var table: Int32
    var placeStart: Int32
    var placeEnd: Int32
    /// Where the bits of its rows with a wildcard begin, or -1 when there are none.
    var wildStart: Int
    /// Where it lies in a packed row: a word, and the bits there; 0 in them stands for a wildcard, n + 1 for the n-th value.
    var word: Int32
    var shift: Int32
    var mask: UInt64
  }

  /// A word of live rows, or a table's number of active words and its residual, before a change.
  struct Change: BitwiseCopyable {
    /// The trail's length at the time.
    var position: Int32
    /// The word's place, or the table's complement.
    var address: Int32
    var old: UInt64
  }

  /// By table.
  var shapes = FlatArray<Shape>()
  /// By column.
  var columns = FlatArray<Column>()
  /// By place: the value's literal.
  var literals = FlatArray<Int32>()
  /// By place: the column.
  var placeColumns = FlatArray<Int32>()
  /// By place: the word where it last had a row.
  var residues = FlatArray<Int32>()
  /// By place: where its bits begin.
  var bitStarts = FlatArray<Int>()
  /// The bits.
  var bits: FlatArray<UInt64>
  /// The live rows of all tables.
  var live = FlatArray<UInt64>()
  /// The words of each table in some order, those with live rows first.
  var active = FlatArray<Int32>()
  /// By table: the number of words with live rows.
  var activeCounts = FlatArray<Int32>()
  /// By table: its residual, or -1 when it is not known.
  var residuals = FlatArray<Int32>()
  /// The rows, packed and ascending.
  var rows = FlatArray<UInt64>()
  /// What was changed, oldest first.
  var changes = FlatArray<Change>()

  /// By literal: where its occurrences begin; one more at the end.
  var occurrenceStarts = FlatArray<Int32>()
  /// Places, and complements of the tables that it switches on.
  var occurrences = FlatArray<Int32>()

  /// The tables to be visited.
  var queue = FlatArray<Int32>()
  /// By table: whether it is to be visited.
  var isQueued: FlatArray<Bool>
  /// By table: the last place that was settled since its last visit, or -1; the others follow by `nextPending`.
  var pending: FlatArray<Int32>
  /// By place.
  var nextPending: FlatArray<Int32>
  /// By column: whether a value of it became true since its table's last visit.
  var isClosing: FlatArray<Bool>
  /// Trail entries before this place have been entered as pending.
  var head = 0
  /// Rows that are still to be excluded in an explanation.
  var unexplained = FlatArray<UInt64>()

  /// Number of tables.
  @inline(__always)
  var count: Int { shapes.count }

  /// Memory held, in bytes, as far as it grows.
  var byteCount: Int { changes.byteCount }

  /// The tables of a formula; all are to be visited.
  init(_ formula: Formula) {
    let wordTotal = formula.tables.reduce(0) { $0 + Self.byteCount(of: $1) / 8 }
    bits = FlatArray(capacity: formula.tables.isEmpty ? 1 : wordTotal)
    for table in formula.tables { Self.shape(table, &shapes, &columns, &rows, wordStart: live.count, &live) }
    isQueued = FlatArray(repeating: true, count: shapes.count)
    pending = FlatArray(repeating: -1, count: shapes.count)
    isClosing = FlatArray(repeating: false, count: columns.count)
    nextPending = FlatArray()
    for (number, table) in formula.tables.enumerated() { enter(table, Int32(number)) }
    enterOccurrences(formula)
  }

  /// Bytes that the bits of a table take.
  static func byteCount(of table: Table) -> Int {
    let words = (table.rowCount + 63) / 64
    return 8 * (words * table.columns.reduce(0) { $0 + $1.count + 1 } + 2 * table.rowCount)
  }
}
