import FlatArrays

/// A constraint other than a clause, in the form in which it is propagated.
struct ConstraintRecord: BitwiseCopyable {
  /// Which propagator it has.
  enum Kind: UInt8, BitwiseCopyable {
    case atMost, wideAtMost, counted, congruence, allDifferent, notEqual, wideNotEqual, table, product, floorQuotient,
      ceilingQuotient
  }

  /// Its propagator.
  var kind: Kind
  /// It holds when this is true.
  var enforcement: Literal
  /// Where its terms begin, or the number of its table.
  var start: Int32
  /// Number of its terms.
  var count: Int32
  /// What a linear sum is compared with.
  var limit: Int64
  /// The reversible word of a sum that counts.
  var word: Int32
}

/// Who is to be told: a constraint and, for a table or a sum that counts, which entry or term it is about.
struct Subscription: BitwiseCopyable {
  /// The constraint to wake.
  var constraint: Int32
  /// The entry that lost its literal, the complement of one that won it, or `Subscription.none` when it is about no entry.
  var entry: Int32

  /// Stands for "about no entry".
  static let none = Int32.max
  /// From here on entries are the terms of a sum that counts.
  static let firstTerm: Int32 = 1 << 30
}

/// A table's columns, entries and reversible words.
struct TableRecord: BitwiseCopyable {
  /// Where its entries begin, column by column.
  var entryStart: Int32
  /// Number of its entries.
  var entryCount: Int32
  /// The first of its words of live rows.
  var liveStart: Int32
  /// Number of its words of live rows.
  var wordCount: Int32
  /// Where its cells begin: row by row, for each column the entry demanded, or -1 for a wildcard.
  var cellStart: Int32
  /// Number of its columns.
  var columnCount: Int32
  /// Number of its rows.
  var rowCount: Int32
  /// The word where a live row was seen last; it need not go back with the trail, and changes no answer.
  var hint: Int32
}

/// One value of one column of a table.
struct TableEntry: BitwiseCopyable {
  /// The column takes the value.
  var literal: Literal
  /// The column's number in the table.
  var column: Int32
  /// The column's variable when it is valued, else -1.
  var variable: Int32
  /// Where the rows that demand the value begin, as sparse words.
  var rowStart: Int32
  /// Number of their words.
  var rowCount: Int32
  /// Where the rows that match any value of the column begin, as sparse words.
  var wildStart: Int32
  /// Number of their words.
  var wildCount: Int32
  /// The row word that supported it last, or -1; as with the table's.
  var hint: Int32
}

/// 64 rows of a table: which word of its live rows, and which bits.
struct RowWord: BitwiseCopyable {
  /// Number of the word.
  var word: Int32
  /// The rows among its 64.
  var bits: UInt64
}

/// The constraints and who listens to what: built once, the same for every solver of a network.
struct ConstraintStore: ~Copyable {
  /// The constraints in the order of the network.
  var records = FlatArray<ConstraintRecord>()
  /// The terms of all constraints.
  var terms = FlatArray<Term>()
  /// The tables.
  var tables = FlatArray<TableRecord>()
  /// The entries of all tables.
  var entries = FlatArray<TableEntry>()
  /// The row words of all entries.
  var rows = FlatArray<RowWord>()
  /// The cells of all tables.
  var cells = FlatArray<Int32>()
  /// By literal: where its listeners begin. Literals made later have none.
  var literalStarts = FlatArray<Int32>()
  /// The listeners of all literals.
  var literalListeners = FlatArray<Subscription>()
  /// By bound: where its listeners begin.
  var boundStarts = FlatArray<Int32>()
  /// The listeners of all bounds.
  var boundListeners = FlatArray<Subscription>()

  /// Becomes a copy of another store.
  mutating func copy(from other: borrowing ConstraintStore) {
    records.copy(from: other.records)
    terms.copy(from: other.terms)
    tables.copy(from: other.tables)
    entries.copy(from: other.entries)
    rows.copy(from: other.rows)
    cells.copy(from: other.cells)
    literalStarts.copy(from: other.literalStarts)
    literalListeners.copy(from: other.literalListeners)
    boundStarts.copy(from: other.boundStarts)
    boundListeners.copy(from: other.boundListeners)
  }
}
