/// The rows of a table with a heading, fields divided by commas, none quoted.
struct CommaTable {
  /// One line of the table.
  struct Row {
    /// Counted from 1, the heading's.
    var line: Int
    /// As many as there are columns.
    var fields: [String]

    /// A field as a whole number within bounds.
    func number(_ column: Int, in bounds: ClosedRange<Int64>) throws(InstanceFault) -> Int64 {
      guard let number = Int64(fields[column]), bounds.contains(number) else {
        let range = "\(bounds.lowerBound) to \(bounds.upperBound)"
        throw InstanceFault(line: line, message: "'\(fields[column])' is not a whole number from \(range)")
      }
      return number
    }
  }

  /// Without the heading and without empty lines.
  private(set) var rows: [Row] = []

  /// Reads a table whose heading is as given.
  ///
  /// - Throws: at a heading or a number of fields that is not as it should be.
  init(_ bytes: [UInt8], columns: [String]) throws(InstanceFault) {
    var line = 0
    for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let trimmed = text.last == UInt8(ascii: "\r") ? text.dropLast() : text
      let fields = trimmed.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if line == 1 {
        guard fields == columns else {
          throw InstanceFault(line: 1, message: "the heading is not '\(columns.joined(separator: ","))'")
        }
      } else if !trimmed.isEmpty {
        guard fields.count == columns.count else {
          throw InstanceFault(line: line, message: "there are \(fields.count) fields, not \(columns.count)")
        }
        rows.append(Row(line: line, fields: fields))
      }
    }
  }
}
