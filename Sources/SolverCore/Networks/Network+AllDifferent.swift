extension Network {
  /// No two variables have equal values, whenever all of `condition` are true; with `offsets`, no two sums of a variable and its
  /// offset.
  ///
  /// Keeps bounds consistent, and for variables of at most 64 values refuses each value that another one has. A variable that
  /// is named twice with one offset differs from itself in no solution.
  public mutating func addAllDifferent(
    _ variables: [Variable], offsets: [Int64] = [], if condition: [Literal] = []
  ) {
    precondition(offsets.isEmpty || offsets.count == variables.count, "each variable has an offset, or none has")
    precondition(
      offsets.allSatisfy { $0.magnitude <= Domain.largestMagnitude.magnitude }, "offsets lie within ±2^60")
    let terms = variables.enumerated().map { Term(offsets.isEmpty ? 0 : offsets[$0], $1) }
    if terms.count < 2 { return }
    let enforcement = enforcement(of: condition)
    if enforcement == .false { return }
    if Set(terms).count < terms.count { return addClause([!enforcement]) }
    addExclusions(terms, enforcement)
    constraints.append(Enforced(constraint: .allDifferent(terms), enforcement: enforcement))
  }

  /// At most one of the valued variables has each value.
  private mutating func addExclusions(_ terms: [Term], _ enforcement: Literal) {
    var holders: [(value: Int64, literal: Literal)] = []
    for term in terms where !valueLiterals[Int(term.item)].isEmpty {
      let variable = Variable(index: term.item)
      for value in values(of: variable) {
        holders.append((value + term.coefficient, literal(variable, equals: value)))
      }
    }
    holders.sort { ($0.value, $0.literal) < ($1.value, $1.literal) }
    var start = 0
    while start < holders.count {
      var end = start + 1
      while end < holders.count, holders[end].value == holders[start].value { end += 1 }
      if end - start == 2 {
        addClause([!holders[start].literal, !holders[start + 1].literal], if: [enforcement])
      } else if end - start > 2 {
        addCardinality(holders[start..<end].map(\.literal), atMost: 1, if: [enforcement])
      }
      start = end
    }
  }
}
