import Diagnostics
import Quantities

/// A table that gives, for a combination of keys, one value for each of its result columns.
///
/// Each key column sorts its arguments into buckets: one for each distinct key, and a last one for whatever matches
/// none. A dense array over all combinations of buckets holds the number of the row that answers, so a look-up costs
/// one small search for each key column and one array access. Two tables are equal only if they are the same object.
public final class LookupTable: Sendable {
  /// How a key column compares its keys with an argument.
  public enum Match: Hashable, Sendable {
    /// The row whose key equals the argument.
    case exact
    /// The row with the least key that is not below the argument: "up to".
    case upTo
  }

  /// A column that arguments are compared with.
  public struct KeyColumn: Hashable, Sendable {
    public var name: String
    /// Numbers compare at this type's scale, and in its unit.
    public var type: ValueType
    public var match: Match

    public init(name: String, type: ValueType, match: Match = .exact) {
      self.name = name
      self.type = type
      self.match = match
    }
  }

  /// A column that look-ups answer with.
  public struct ResultColumn: Hashable, Sendable {
    public var name: String
    public var type: ValueType

    public init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// Keys and what they give.
  public struct Row: Hashable, Sendable {
    /// One for each key column, coded as its type; nil matches every argument.
    public var keys: [Int64?]
    /// One for each result column, coded as its type.
    public var results: [Int64]
    public var place: SourceRange?

    public init(keys: [Int64?], results: [Int64], place: SourceRange? = nil) {
      self.keys = keys
      self.results = results
      self.place = place
    }
  }

  /// As messages name the table.
  public let id: String
  /// Where the table is written.
  public let place: SourceRange?
  /// In the order of a look-up's arguments.
  public let keyColumns: [KeyColumn]
  /// In the order of each row's results.
  public let resultColumns: [ResultColumn]
  /// As given; where there is an answer for whatever no row matches, it is one row more, at the end.
  public let rows: [Row]
  /// Whether the last of `rows` answers what no other row matches.
  public let hasOtherwise: Bool
  /// For each key column its distinct keys, ascending; bucket i is key i, the last bucket is the rest.
  let keys: [[Int64]]
  /// The row for each combination of buckets, the last key column varying fastest; -1 where none answers.
  let rowOfBuckets: [Int32]
  /// For each result column its values over the combinations of buckets; 0 where no row answers.
  let results: [[Int64]]

  /// The most combinations of buckets.
  public static let maximumCombinations = 1 << 20

  /// Builds the table, or reports what is wrong with it and returns nil.
  ///
  /// The first "up to" column is narrowed first, then the next. Of rows with the same thresholds the more specific one
  /// answers: the one that gives all keys that the other gives, and more. What no row matches, `otherwise` answers.
  /// Reports `table-row-duplicate`, `table-row-overlap` for rows that match the same keys although neither is more
  /// specific, and `table-too-large`. Requires as many keys and results in each row as there are columns.
  public convenience init?(
    id: String, place: SourceRange? = nil, keyColumns: [KeyColumn], resultColumns: [ResultColumn], rows: [Row],
    otherwise: [Int64]? = nil, into diagnostics: inout [Diagnostic]
  ) {
    let allRows = rows + (otherwise.map { [Row(keys: keyColumns.map { _ in nil }, results: $0, place: place)] } ?? [])
    var builder = LookupTableBuilder(id: id, place: place, keyColumns: keyColumns, rows: allRows)
    builder.fill(hasOtherwise: otherwise != nil)
    diagnostics += builder.diagnostics
    guard builder.diagnostics.allSatisfy({ $0.severity != .error }) else { return nil }
    self.init(builder, resultColumns: resultColumns, hasOtherwise: otherwise != nil)
  }

  private init(_ builder: LookupTableBuilder, resultColumns: [ResultColumn], hasOtherwise: Bool) {
    id = builder.id
    place = builder.place
    keyColumns = builder.keyColumns
    self.resultColumns = resultColumns
    rows = builder.rows
    self.hasOtherwise = hasOtherwise
    keys = builder.keys
    rowOfBuckets = builder.rowOfBuckets
    results = resultColumns.indices.map { column in
      builder.rowOfBuckets.map { $0 < 0 ? 0 : builder.rows[Int($0)].results[column] }
    }
  }
}

extension LookupTable: Hashable {
  public static func == (a: LookupTable, b: LookupTable) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
