import SolverCore

extension Formula {
  /// The clauses and sums of a network, with clauses that say that a variable takes exactly one of its values.
  ///
  /// Formula variables are the network's Boolean variables, number 0 being the constant.
  ///
  /// - Throws: `unsupported` for ranged variables and for constraints that are not compiled.
  init(_ network: Network) throws(CompilationStop) {
    self.init(variableCount: network.literalCount)
    add([0])
    for place in 0..<network.clauseCount { add(network.clause(at: place).lazy.map(\.code)) }
    for place in 0..<network.variableCount {
      let variable = network.variable(at: place)
      guard network.isValued(variable) else { throw .unsupported("variables with more than 64 values") }
      let values = network.valueLiterals(of: variable)
      if values.count > 2 { addExactlyOne(values.map(\.code)) }
    }
    for place in 0..<network.constraintCount { try add(network.constraint(at: place), network) }
  }

  private mutating func add(_ constraint: StatedConstraint, _ network: Network) throws(CompilationStop) {
    switch constraint {
    case .sum(let terms, let limit, let enforcement):
      try addSum(terms.map { ($0.coefficient, $0.literal.code) }, limit, if: enforcement.code)
    case .exclusions(let lists, let enforcement):
      for list in lists { try addSum(list.map { (1, $0.code) }, 1, if: enforcement.code) }
    case .table(let columns, let rows, let enforcement):
      try addTable(columns, rows, if: enforcement.code, network)
    case .redundant: break
    case .other(let what): throw .unsupported(what)
    }
  }

  /// Adds a sum with coefficients of any sign, which holds whenever a literal is true.
  ///
  /// A negative coefficient counts its magnitude for the negation instead. The condition counts as much as is over the
  /// limit at most, so that the sum says nothing without it.
  mutating func addSum(
    _ terms: [(coefficient: Int64, literal: Int32)], _ limit: Int64, if condition: Int32
  ) throws(CompilationStop) {
    var rest = Int128(limit)
    var positive: [Sum.Term] = []
    for (coefficient, literal) in terms where coefficient != 0 {
      if coefficient < 0 { rest -= Int128(coefficient) }
      guard coefficient != .min else { throw .unsupported("a sum beyond 64 bits") }
      positive.append(Sum.Term(literal: coefficient < 0 ? literal ^ 1 : literal, weight: abs(coefficient)))
    }
    let total = positive.reduce(Int128(0)) { $0 + Int128($1.weight) }
    guard total < 1 << 61, rest > -(1 << 61) else { throw .unsupported("a sum beyond 64 bits") }
    if rest >= total { return }
    if condition != 0 {
      positive.append(Sum.Term(literal: condition, weight: Int64(total - rest)))
      rest = total
    }
    if rest < 0 { return add([1]) }
    sums.append(Sum(terms: positive, limit: Int64(rest)))
  }

  /// Says that exactly one of three or more literals holds.
  private mutating func addExactlyOne(_ literals: [Int32]) {
    add(literals)
    sums.append(Sum(terms: literals.map { Sum.Term(literal: $0, weight: 1) }, limit: 1))
  }

  /// The clauses and sums in their order, hashed.
  var fingerprint: NetworkFingerprint {
    var (low, high) = (UInt64(variableCount), UInt64(clauseCount))
    func mix(_ word: UInt64) {
      low = (low ^ word) &* 0x9E37_79B9_7F4A_7C15
      low ^= low >> 29
      high = (high &+ word) &* 0xD6E8_FEB8_6659_FD93
      high ^= high >> 32
    }
    for literal in literals { mix(UInt64(literal)) }
    for end in ends { mix(UInt64(end)) }
    for sum in sums {
      for term in sum.terms { mix(UInt64(term.literal) << 40 ^ UInt64(term.weight)) }
      mix(UInt64(sum.limit))
    }
    return NetworkFingerprint(low: low, high: high)
  }
}
