import SolverCore

/// A sum of variables and literals with coefficients, plus a constant.
///
/// Its numbers are the catalog author's, so that adding and multiplying them may leave 64 bits. `magnitude` bounds all that can
/// come of merging terms or of moving the constant to the other side; arithmetic that would take it beyond `limit` gives nil.
struct WeightedSum {
  /// Half of what 64 bits hold: room for the carry of one comparison.
  static let limit: Int64 = 1 << 62

  let terms: [SolverCore.Term]
  let constant: Int64
  /// The absolute values of coefficients and constant together; at most `limit`.
  let magnitude: Int64

  static let zero = WeightedSum(terms: [], constant: 0, magnitude: 0)

  init(_ literal: Literal) { self.init(terms: [.init(1, literal)], constant: 0, magnitude: 1) }

  init(_ variable: Variable) { self.init(terms: [.init(1, variable)], constant: 0, magnitude: 1) }

  init(countOf literals: [Literal]) {
    self.init(terms: literals.map { .init(1, $0) }, constant: 0, magnitude: Int64(literals.count))
  }

  init?(constant: Int64) {
    guard constant.magnitude <= Self.limit.magnitude else { return nil }
    self.init(terms: [], constant: constant, magnitude: abs(constant))
  }

  private init(terms: [SolverCore.Term], constant: Int64, magnitude: Int64) {
    self.terms = terms
    self.constant = constant
    self.magnitude = magnitude
  }

  /// The sum of the two; nil where its numbers are too large.
  func adding(_ other: Self) -> Self? {
    let (sum, overflow) = magnitude.addingReportingOverflow(other.magnitude)
    guard !overflow, sum <= Self.limit else { return nil }
    return Self(terms: terms + other.terms, constant: constant + other.constant, magnitude: sum)
  }

  /// What is left of it without the other; nil where its numbers are too large.
  func subtracting(_ other: Self) -> Self? { other.times(-1).flatMap { adding($0) } }

  /// The sum so many times; nil where its numbers are too large.
  func times(_ factor: Int64) -> Self? {
    // A factor of -2^63 fits nothing but an empty sum.
    let (product, overflow) = magnitude.multipliedReportingOverflow(by: Int64(clamping: factor.magnitude))
    guard !overflow, product <= Self.limit else { return nil }
    // Within `limit` as a whole, so in each of its parts.
    let scaled = terms.map { term in
      var term = term
      term.coefficient *= factor
      return term
    }
    return Self(terms: scaled, constant: constant * factor, magnitude: product)
  }
}
