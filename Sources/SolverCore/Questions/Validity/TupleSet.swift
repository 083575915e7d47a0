/// The rows of a combination table, to be asked for one at a time.
///
/// A row without gaps is a number, the places of its values in their domains as digits; numbers are found by halving. Rows with gaps,
/// and tables too wide for a number, are compared one by one.
struct TupleSet: Sendable {
  private let domains: [Domain]
  private var keys: [UInt64] = []
  private let rows: TableRows
  private var patterns: [Int] = []

  /// The rows of a table over columns of a network.
  init(_ columns: [Variable], _ rows: TableRows, in network: Network) {
    domains = columns.map { network.domains[Int($0.index)] }
    self.rows = rows
    for row in 0..<rows.count {
      if let key = key({ rows[row, $0] }) { keys.append(key) } else { patterns.append(row) }
    }
    keys.sort()
  }

  /// Whether the values of the columns, by place, are one of the rows.
  func contains(_ value: (Int) -> Int64) -> Bool {
    if let key = key(value), isKnown(key) { return true }
    return patterns.contains { row in
      domains.indices.allSatisfy { rows[row, $0] == TableRows.any || rows[row, $0] == value($0) }
    }
  }

  private func key(_ value: (Int) -> Int64) -> UInt64? {
    var key: UInt64 = 0
    for (place, domain) in domains.enumerated() {
      guard let digit = domain.index(of: value(place)) else { return nil }
      let (product, overflow) = key.multipliedReportingOverflow(by: domain.count)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      if overflow || carry { return nil }
      key = sum
    }
    return key
  }

  private func isKnown(_ key: UInt64) -> Bool {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key
  }
}
