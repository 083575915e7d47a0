import Catalogs
import Expressions

/// A combination table made ready for one look: each column's values fall into bands that no row tells apart, and a bit for
/// each combination of bands says whether it is allowed. Where that would take more than `denseLimit` bits, the rows are read.
public struct CombinationCheck: Sendable {
  public static let denseLimit = 1 << 20

  public struct Column: Sendable, BitwiseCopyable {
    /// From the start of the product's row.
    public var slot: Int
    /// Where the column's bands stand in `starts`.
    var first: Int
    var count: Int
    /// Distance in the index between one band and the next.
    var stride: Int
    /// Whether band i is just the value i.
    var isDirect: Bool
  }

  public private(set) var columns: [Column] = []
  public let rows: [[CombinationTable.Cell]]
  public let mode: CombinationTable.Mode
  /// What each column's cell may hold.
  let ranges: [ClosedRange<Int64>]
  /// First value of each band, ascending in each column, column after column; a column's first band begins at or below every
  /// value of its cell.
  private var starts: [Int64] = []
  /// One bit for each combination of bands, set where it is allowed; empty where it would be too large.
  private var allowed: [UInt64] = []
  /// How many combinations of bands there are.
  private var size = 1

  /// `ranges` bounds each column's cell.
  public init(_ table: CombinationTable, ranges: [ClosedRange<Int64>]) {
    rows = table.rows
    mode = table.mode
    self.ranges = ranges
    for (i, (slot, range)) in zip(table.slots, ranges).enumerated() {
      let bands = Self.bandStarts(of: table.rows.map { $0[i] }, in: range)
      columns.append(
        Column(
          slot: slot, first: starts.count, count: bands.count, stride: 0,
          isDirect: range.lowerBound == 0 && Int(range.upperBound) == bands.count - 1))
      starts += bands
    }
    for i in columns.indices.reversed() {
      columns[i].stride = size
      let (product, overflow) = size.multipliedReportingOverflow(by: columns[i].count)
      size = overflow ? Int.max : product
      if size > Self.denseLimit { break }
    }
    if size <= Self.denseLimit { allowed = denseBits(size: size) }
  }

  /// First value of each of a column's bands, ascending.
  public func bandStarts(ofColumn column: Int) -> [Int64] {
    Array(starts[columns[column].first..<columns[column].first + columns[column].count])
  }

  /// The indices of allowed combinations of bands; nil where there are too many combinations to hold a bit for each.
  var allowedIndices: IndexMask? { allowed.isEmpty ? nil : IndexMask(words: allowed, count: size) }

  /// Whether the table allows what stands in the cells; `cell` is asked for slots of the product's row.
  public func allows(_ cell: (Int) -> Int64) -> Bool {
    if allowed.isEmpty { return isAllowedByRows(cell) }
    var index = 0
    for column in columns {
      let value = cell(column.slot)
      index += (column.isDirect ? Int(value) : band(of: value, in: column)) * column.stride
    }
    return allowed[index >> 6] >> UInt64(index & 63) & 1 == 1
  }

  /// The band that holds a value, by binary search.
  private func band(of value: Int64, in column: Column) -> Int {
    var low = column.first
    var high = column.first + column.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= value { low = middle } else { high = middle }
    }
    return low - column.first
  }

  private func isAllowedByRows(_ cell: (Int) -> Int64) -> Bool {
    let matches = rows.contains { row in
      zip(columns, row).allSatisfy { column, entry in entry.admits(cell(column.slot)) }
    }
    return matches == (mode == .allowed)
  }

  private static func bandStarts(of cells: [CombinationTable.Cell], in range: ClosedRange<Int64>) -> [Int64] {
    var starts: Set<Int64> = [range.lowerBound]
    for cell in cells {
      switch cell {
      case .any: break
      case .values(let values):
        for value in values {
          starts.insert(value)
          starts.insert(value + 1)
        }
      case .range(let allowed):
        starts.insert(allowed.lowerBound)
        starts.insert(allowed.upperBound + 1)
      }
    }
    return starts.filter(range.contains).sorted()
  }

  private func denseBits(size: Int) -> [UInt64] {
    let none: UInt64 = mode == .allowed ? 0 : .max
    var bits = [UInt64](repeating: none, count: (size + 63) / 64)
    for row in rows {
      let bands = zip(columns, row).map { column, cell in
        (0..<column.count).filter { cell.admits(starts[column.first + $0]) }
      }
      if bands.contains(where: \.isEmpty) { continue }
      mark(bands, column: 0, index: 0, in: &bits)
    }
    return bits
  }

  private func mark(_ bands: [[Int]], column: Int, index: Int, in bits: inout [UInt64]) {
    guard column < columns.count else {
      let mask: UInt64 = 1 << UInt64(index & 63)
      if mode == .allowed { bits[index >> 6] |= mask } else { bits[index >> 6] &= ~mask }
      return
    }
    for band in bands[column] {
      mark(bands, column: column + 1, index: index + band * columns[column].stride, in: &bits)
    }
  }
}
