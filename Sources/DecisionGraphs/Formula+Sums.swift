extension Formula {
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

  /// Adds that a sum is not equal to a number whenever a literal is true.
  ///
  /// Two new literals say on which side of the number the sum lies. Exactly one of them is true under the condition and none without
  /// it, so every solution still counts once.
  mutating func addNotEqual(
    _ terms: [(coefficient: Int64, literal: Int32)], _ number: Int64, if condition: Int32
  ) throws(CompilationStop) {
    guard number > .min, number < .max, !terms.contains(where: { $0.coefficient == .min }) else {
      throw .unsupported("a sum beyond 64 bits")
    }
    let (below, above) = (Int32(variableCount) << 1, Int32(variableCount + 1) << 1)
    variableCount += 2
    for clause in [
      [below ^ 1, above ^ 1], [below ^ 1, condition], [above ^ 1, condition], [condition ^ 1, below, above],
    ] {
      add(clause)
    }
    try addSum(terms, number - 1, if: below)
    try addSum(terms.map { (-$0.coefficient, $0.literal) }, -(number + 1), if: above)
  }
}
