import Tables

extension InstanceFault {
  /// The fault of a table, at its line.
  init(_ fault: TableFault) { self.init(line: fault.line, message: fault.message) }
}

extension DelimitedTable {
  /// Reads a table as part of an instance.
  init(reading bytes: [UInt8], columns: [String]) throws(InstanceFault) {
    do throws(TableFault) { try self.init(bytes, columns: columns) } catch { throw InstanceFault(error) }
  }

  /// A cell as a whole number within bounds.
  func whole(_ cell: Int, of row: Row, in bounds: ClosedRange<Int64>) throws(InstanceFault) -> Int64 {
    do throws(TableFault) { return try number(cell, of: row, in: bounds) } catch { throw InstanceFault(error) }
  }
}
