import Catalogs
import Expressions

/// A combination table made ready for one look: each column's values fall into bands that no row tells apart, and a bit for
/// each combination of bands says whether it is allowed. Where that would take more than `denseLimit` bits, the rows are read.
public struct CombinationCheck: Sendable {
  public static let denseLimit = 1 << 20

  public struct Column: Sendable {
    /// From the start of the product's row.
    public var slot: Int
    /// First value of each band, ascending; the first band begins at or below every value of the cell.
    public var starts: [Int64]
    /// Distance in the index between one band and the next.
    public var stride: Int

    /// The band that holds a value. Cost: a binary search.
    public func band(of value: Int64) -> Int {
      var low = 0
      var high = starts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= value { low = middle } else { high = middle }
      }
      return low
    }
  }

  public var columns: [Column]
  public var rows: [[CombinationTable.Cell]]
  public var mode: CombinationTable.Mode
  /// One bit for each combination of bands, set where it is allowed; empty where it would be too large.
  var allowed: [UInt64]

  /// `ranges` bounds each column's cell.
  public init(_ table: CombinationTable, ranges: [ClosedRange<Int64>]) {
    rows = table.rows
    mode = table.mode
    columns = zip(table.slots, ranges).enumerated().map { i, column in
      let starts = Self.bandStarts(of: table.rows.map { $0[i] }, in: column.1)
      return Column(slot: column.0, starts: starts, stride: 0)
    }
    var size = 1
    for i in columns.indices.reversed() {
      columns[i].stride = size
      let (product, overflow) = size.multipliedReportingOverflow(by: columns[i].starts.count)
      size = overflow ? Int.max : product
      if size > Self.denseLimit { break }
    }
    allowed = []
    if size <= Self.denseLimit { allowed = denseBits(size: size) }
  }

  /// Whether the table allows what stands in the cells; `cell` is asked for slots of the product's row.
  public func allows(_ cell: (Int) -> Int64) -> Bool {
    if allowed.isEmpty { return isAllowedByRows(cell) }
    var index = 0
    for column in columns { index += column.band(of: cell(column.slot)) * column.stride }
    return allowed[index >> 6] >> UInt64(index & 63) & 1 == 1
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
        column.starts.indices.filter { cell.admits(column.starts[$0]) }
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
