extension Expression {
  /// How an id reads where an expression names it.
  public enum NameReading: Sendable {
    /// As a name.
    case name
    /// As a word of the language, or as a duration such as `PT5M`.
    case word
    /// As something else, such as a difference, or not at all.
    case unreadable
  }

  /// What an expression that holds nothing but `id` would be made of.
  ///
  /// An id that does not read as a name cannot be named by any expression, so whoever defines ids has to refuse it.
  public static func reading(of id: String) -> NameReading {
    if id == Checker.parentWord { return .word }
    var lexer = Lexer(id)
    let tokens = lexer.tokens()
    // Names and dots in turn, then the end.
    guard lexer.mistakes.isEmpty, tokens.count.isMultiple(of: 2) else { return .unreadable }
    if tokens.count == 2 {
      switch tokens[0].kind {
      case .keyword, .duration: return .word
      default: break
      }
    }
    var read = ""
    for (index, token) in tokens.dropLast().enumerated() {
      switch token.kind {
      case .name(let name) where index.isMultiple(of: 2): read += name
      case .sign(.dot) where !index.isMultiple(of: 2): read += "."
      default: return .unreadable
      }
    }
    return read == id && !id.isEmpty ? .name : .unreadable
  }
}
