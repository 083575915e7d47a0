extension LayeredNetwork {
  /// The network as clauses in DIMACS numbers, by the direct encoding: a variable of two values is one number, any other has one for each
  /// value, and each assignment of a rule's variables that breaks it is a clause.
  ///
  /// It is made from the rules' definitions alone. In a clausal network number n is "variable n - 1 is 1", as in the engine's.
  func clauses() -> [[Int32]] {
    if isClausal { return rules.map(Self.clause) }
    var clauses: [[Int32]] = []
    var next: Int32 = 1
    var numbers: [[Int32]] = []
    for domain in domains {
      switch domain.count {
      case 2:
        numbers.append([-next, next])
        next += 1
      default:
        let values = domain.indices.map { next + Int32($0) }
        next += Int32(domain.count)
        numbers.append(values)
        clauses.append(values)
        for (place, value) in values.enumerated() { clauses += values[..<place].map { [-$0, -value] } }
      }
    }
    for rule in rules { appendBroken(rule, numbers, &clauses) }
    return clauses
  }

  private static func clause(_ rule: Rule) -> [Int32] {
    guard case .clause(let facts) = rule else { preconditionFailure("a clausal network has clauses only") }
    return facts.map { $0.isNegated ? -Int32($0.variable + 1) : Int32($0.variable + 1) }
  }

  private func appendBroken(_ rule: Rule, _ numbers: [[Int32]], _ clauses: inout [[Int32]]) {
    let scope = rule.scope
    var values = domains.map { $0[0] }
    var places = scope.map { _ in 0 }
    while true {
      for (place, variable) in zip(places, scope) { values[variable] = domains[variable][place] }
      if !rule.holds(values) { clauses.append(zip(places, scope).map { -numbers[$1][$0] }) }
      var turned = scope.count - 1
      while turned >= 0, places[turned] == domains[scope[turned]].count - 1 {
        places[turned] = 0
        turned -= 1
      }
      if turned < 0 { return }
      places[turned] += 1
    }
  }
}
