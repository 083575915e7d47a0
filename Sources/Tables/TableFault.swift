/// Why a text is no table of the kind that is asked for, and where.
public struct TableFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public var line: Int
  /// The first character of the cell at fault in its line, counted from 1 in Unicode scalars.
  public var column: Int
  /// What is wrong there, naming the values, without a full stop.
  public var message: String

  /// A fault at a place.
  public init(line: Int, column: Int = 1, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// The fault as `line:column: message`.
  public var description: String { "\(line):\(column): \(message)" }
}
