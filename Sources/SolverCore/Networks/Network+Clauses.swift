extension Network {
  /// At least one of the literals is true, whenever all of `condition` are.
  public mutating func addClause(_ literals: some Sequence<Literal>, if condition: [Literal] = []) {
    var clause = Set<Literal>()
    var ordered: [Literal] = []
    for literal in Array(literals) + condition.map({ !$0 }) {
      if literal == .true || clause.contains(!literal) { return }
      if literal != .false, clause.insert(literal).inserted { ordered.append(literal) }
    }
    clauseLiterals.append(contentsOf: ordered)
    clauseEnds.append(clauseLiterals.count)
  }

  /// At least `lower` and at most `upper` of the literals are true; a repeated literal counts as often as it is given.
  public mutating func addCardinality(
    _ literals: [Literal], atLeast lower: Int = 0, atMost upper: Int = .max, if condition: [Literal] = []
  ) {
    let terms = literals.map { Term(1, $0) }
    if lower > 0 { addLinear(terms, .atLeast, Int64(lower), if: condition) }
    if upper < literals.count { addLinear(terms, .atMost, Int64(upper), if: condition) }
  }

  /// A literal that is true exactly when all the given ones are.
  public mutating func literal(allOf literals: [Literal]) -> Literal {
    if literals.isEmpty { return .true }
    if literals.count == 1 { return literals[0] }
    let all = makeLiteral()
    for literal in literals { addClause([!all, literal]) }
    addClause(literals.map { !$0 } + [all])
    return all
  }

  /// One literal that is true whenever all of `condition` are, as constraints are switched on by one literal only.
  mutating func enforcement(of condition: [Literal]) -> Literal {
    let open = condition.filter { $0 != .true }
    if open.isEmpty { return .true }
    if open.count == 1 { return open[0] }
    let all = makeLiteral()
    addClause(open.map { !$0 } + [all])
    return all
  }
}
