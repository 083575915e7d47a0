import SolverCore

/// How the network holds a cell, or the value of a term.
enum CellEncoding: Sendable {
  /// 0 or 1.
  case literal(Literal)
  case variable(Variable)
  /// A set: a literal for each value of its domain.
  case members([Literal])
}
