import Diagnostics
import Expressions

extension CatalogResolution {
  /// Reports an id that expressions have to name, but cannot.
  func checkNameable(_ id: String, at place: SourceRange) {
    switch Expression.reading(of: id) {
    case .name: break
    case .word: report("reserved-id", at: place, "'\(id)' is a word of expressions, so that none can name this")
    case .unreadable:
      report(
        "reserved-id", at: place,
        "no expression can name '\(id)': a '-' stands before a letter or digit, a '.' between names, and letters are "
          + "those of identifiers")
    }
  }
}

extension String {
  /// What stands before each of its dots, the longest first.
  var dotPrefixes: [String] {
    indices.reversed().filter { self[$0] == "." }.map { String(self[..<$0]) }
  }
}
