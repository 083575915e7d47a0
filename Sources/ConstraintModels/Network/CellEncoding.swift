import SolverCore

/// How the network holds a cell, or the value of a term.
enum CellEncoding: Sendable {
  /// 0 or 1.
  case literal(Literal)
  case variable(Variable)
  /// A set: a literal for each value of its domain.
  case members([Literal])
}

/// A sum of variables and literals with coefficients, plus a constant.
struct LinearForm {
  var terms: [SolverCore.Term] = []
  var constant: Int64 = 0

  static func + (a: Self, b: Self) -> Self { Self(terms: a.terms + b.terms, constant: a.constant + b.constant) }
  static func - (a: Self, b: Self) -> Self { a + b.times(-1) }

  func times(_ factor: Int64) -> Self {
    Self(terms: terms.map { $0.scaled(by: factor) }, constant: constant * factor)
  }
}

extension SolverCore.Term {
  func scaled(by factor: Int64) -> Self {
    var term = self
    term.coefficient *= factor
    return term
  }
}
