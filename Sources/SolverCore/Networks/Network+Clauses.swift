extension Network {
  /// At least one of the literals is true, whenever all of `condition` are.
  ///
  /// Repetitions and constants are dropped, and so is a clause that is always true.
  public mutating func addClause(_ literals: some Sequence<Literal>, if condition: [Literal] = []) {
    let start = clauseLiterals.count
    for literal in literals { clauseLiterals.append(literal) }
    for literal in condition { clauseLiterals.append(!literal) }
    let isOpen = clauseLiterals.count - start <= 16 ? tidyShort(from: start) : tidyLong(from: start)
    if isOpen {
      clauseEnds.append(clauseLiterals.count)
    } else {
      clauseLiterals.removeSubrange(start...)
    }
  }

  /// Removes repetitions and constants from the clause that begins at `start`; false when it is always true.
  private mutating func tidyShort(from start: Int) -> Bool {
    var kept = start
    for place in start..<clauseLiterals.count {
      let literal = clauseLiterals[place]
      if literal == .true { return false }
      var isNew = literal != .false
      for earlier in start..<kept {
        if clauseLiterals[earlier] == !literal { return false }
        if clauseLiterals[earlier] == literal { isNew = false }
      }
      if isNew {
        clauseLiterals[kept] = literal
        kept += 1
      }
    }
    clauseLiterals.removeSubrange(kept...)
    return true
  }

  /// As `tidyShort`, for clauses where comparing all pairs would cost too much.
  private mutating func tidyLong(from start: Int) -> Bool {
    var known = Set<Literal>()
    var kept = start
    for place in start..<clauseLiterals.count {
      let literal = clauseLiterals[place]
      if literal == .true || known.contains(!literal) { return false }
      if literal == .false || !known.insert(literal).inserted { continue }
      clauseLiterals[kept] = literal
      kept += 1
    }
    clauseLiterals.removeSubrange(kept...)
    return true
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
