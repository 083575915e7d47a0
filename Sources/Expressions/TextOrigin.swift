import Diagnostics

/// Where an expression's text stands: maps ranges of its Unicode scalars to places in a file.
public struct TextOrigin: Sendable {
  private let locate: @Sendable (Range<Int>) -> SourceRange?

  /// `locate` takes 0-based scalar offsets in the text, of the first scalar and of the one after the last.
  public init(_ locate: @escaping @Sendable (Range<Int>) -> SourceRange?) {
    self.locate = locate
  }

  /// For a text that stands in `file` as it is, without escapes, its first scalar at `line` and `column` (1-based).
  public init(file: String, line: Int, column: Int, text: String) {
    let breaks = text.unicodeScalars.enumerated().filter { $0.element == "\n" }.map(\.offset)
    @Sendable func position(_ offset: Int) -> (line: Int, column: Int) {
      let before = breaks.partitioningIndex { $0 >= offset }
      return before == 0 ? (line, column + offset) : (line + before, offset - breaks[before - 1])
    }
    self.init { range in
      let start = position(range.lowerBound)
      let end = position(range.upperBound)
      return SourceRange(
        file: file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }
  }

  /// For texts that stand in no file.
  public static let nowhere = TextOrigin { _ in nil }

  /// The place of the scalars in `range`.
  public func place(of range: Range<Int>) -> SourceRange? {
    locate(range)
  }
}

extension RandomAccessCollection {
  /// The first index whose element fulfils `belongsInSecondPartition`, which must hold from some index on.
  func partitioningIndex(where belongsInSecondPartition: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if belongsInSecondPartition(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
