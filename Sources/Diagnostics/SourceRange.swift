/// A place in a text file: 1-based line and column of the first character, and of the one after the last.
///
/// Columns count Unicode scalars, as editors do. `file` is the path as the user named it, or relative to the catalog.
public struct SourceRange: Hashable, Sendable {
  public var file: String
  public var line: Int
  public var column: Int
  public var endLine: Int
  public var endColumn: Int

  public init(file: String, line: Int, column: Int, endLine: Int? = nil, endColumn: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.endLine = endLine ?? line
    self.endColumn = endColumn ?? (endLine == nil ? column : column)
  }
}

extension SourceRange: CustomStringConvertible {
  /// `file:line:column`, as compilers print it.
  public var description: String { "\(file):\(line):\(column)" }
}

extension SourceRange: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column, a.endLine, a.endColumn) < (b.file, b.line, b.column, b.endLine, b.endColumn)
  }
}
