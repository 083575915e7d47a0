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

  /// Adds that a sum is not equal to a number whenever a literal is true; of each list one literal counts.
  ///
  /// Where few combinations come to the number, a clause excludes each. Else two new literals say on which side of the number the sum lies:
  /// exactly one of them is true under the condition and none without it, so every solution still counts once.
  mutating func addNotEqual(
    _ lists: [[(coefficient: Int64, literal: Int32)]], _ number: Int64, if condition: Int32
  ) throws(CompilationStop) {
    let sorted = lists.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(
      \.element)
    let combinations = sorted.dropLast().reduce(1) { min($0, Self.mostExcluded + 1) * $1.count }
    if combinations <= Self.mostExcluded { return exclude(sorted, number, if: condition) }
    let (below, above) = (Int32(variableCount) << 1, Int32(variableCount + 1) << 1)
    variableCount += 2
    for clause in [
      [below ^ 1, above ^ 1], [below ^ 1, condition], [above ^ 1, condition], [condition ^ 1, below, above],
    ] {
      add(clause)
    }
    try addSum(of: lists, sign: 1, Int128(number) - 1, if: below)
    try addSum(of: lists, sign: -1, -(Int128(number) + 1), if: above)
  }

  /// Adds that one literal of each list counts, times a sign, to at most a limit.
  ///
  /// Of each list what is more than the least is counted: no weight is negative then.
  private mutating func addSum(
    of lists: [[(coefficient: Int64, literal: Int32)]], sign: Int128, _ limit: Int128, if condition: Int32
  ) throws(CompilationStop) {
    var rest = limit
    var terms: [(coefficient: Int64, literal: Int32)] = []
    for list in lists {
      let counted = list.map { (sign * Int128($0.coefficient), $0.literal) }
      let least = counted.map(\.0).min() ?? 0
      rest -= least
      for (value, literal) in counted {
        guard let weight = Int64(exactly: value - least) else { throw .unsupported("a sum beyond 64 bits") }
        terms.append((weight, literal))
      }
    }
    guard let exact = Int64(exactly: rest) else { throw .unsupported("a sum beyond 64 bits") }
    try addSum(terms, exact, if: condition)
  }

  /// Excludes each combination of the lists that comes to a number; the last list is the longest.
  private mutating func exclude(
    _ lists: [[(coefficient: Int64, literal: Int32)]], _ number: Int64, if condition: Int32
  ) {
    var open: [(sum: Int128, clause: [Int32])] = [(0, [condition ^ 1])]
    for list in lists.dropLast() {
      open = open.flatMap { start in
        list.map { (start.sum + Int128($0.coefficient), start.clause + [$0.literal ^ 1]) }
      }
    }
    for (sum, clause) in open {
      for counted in lists.last ?? [] where sum + Int128(counted.coefficient) == Int128(number) {
        addClause(clause + [counted.literal ^ 1])
      }
    }
  }

  /// Most combinations of all lists but the longest that are looked at.
  private static let mostExcluded = 4096
}
