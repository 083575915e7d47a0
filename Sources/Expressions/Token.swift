import Quantities

/// A word or sign of an expression, and where it stands.
struct Token: Hashable {
  enum Kind: Hashable {
    case number(FixedDecimal)
    case duration(TimeSpan)
    /// Without its quotes.
    case text(String)
    case name(String)
    case keyword(Keyword)
    case sign(Sign)
    case end
  }

  var kind: Kind
  /// Offsets of Unicode scalars.
  var range: Range<Int>
}

enum Keyword: String, Hashable, CaseIterable {
  case iff, implies, or, and, not, ne, lt, le, gt, ge, `in`, `if`, then, `else`, `true`, `false`
}

enum Sign: String, Hashable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case open = "("
  case close = ")"
  case comma = ","
  case dot = "."
}
