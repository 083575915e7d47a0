import SolverCore

extension LayeredNetwork.Fact {
  /// Whether the fact holds of an assignment.
  func holds(_ values: [Int64]) -> Bool {
    let isSo = kind == .equals ? values[variable] == value : values[variable] <= value
    return isSo != isNegated
  }
}

extension LayeredNetwork.Rule {
  /// Whether an assignment satisfies the rule.
  func holds(_ values: [Int64]) -> Bool {
    switch self {
    case .clause(let facts): return facts.contains { $0.holds(values) }
    case .cardinality(let facts, let range): return range.contains(facts.count { $0.holds(values) })
    case .table(let columns, let rows, let isForbidden):
      let isListed = rows.contains { row in
        columns.indices.allSatisfy { row[$0] == nil || row[$0] == values[columns[$0]] }
      }
      return isListed != isForbidden
    case .sum(let terms, let relation, let constant):
      let sum = terms.reduce(0) { $0 + $1.coefficient * values[$1.variable] }
      switch relation {
      case .atMost: return sum <= constant
      case .atLeast: return sum >= constant
      case .equal: return sum == constant
      case .notEqual: return sum != constant
      }
    case .conditional(let facts, let rule): return !facts.allSatisfy { $0.holds(values) } || rule.holds(values)
    default: return functionHolds(values)
    }
  }

  private func functionHolds(_ values: [Int64]) -> Bool {
    switch self {
    case .product(let result, let left, let right): return values[result] == values[left] * values[right]
    case .quotient(let result, let dividend, let divisor):
      let (x, y, z) = (values[dividend], values[divisor], values[result])
      // Rounded down: z·y does not pass x, and (z + 1)·y does.
      if y == 0 { return false }
      return y > 0 ? z * y <= x && x < (z + 1) * y : z * y >= x && x > (z + 1) * y
    case .listElement(let result, let list, let index):
      return list.indices.contains(Int(values[index])) && values[result] == list[Int(values[index])]
    case .element(let result, let operands, let index):
      return operands.indices.contains(Int(values[index])) && values[result] == values[operands[Int(values[index])]]
    case .maximum(let result, let operands): return values[result] == operands.map { values[$0] }.max()
    case .allDifferent(let variables): return Set(variables.map { values[$0] }).count == variables.count
    default: preconditionFailure("not a function")
    }
  }
}

extension LayeredNetwork {
  /// All solutions, in lexicographic order: variable after variable, each rule tried as soon as its last variable has a value.
  func solutions() -> [[Int64]] {
    var rulesByLast = [[Rule]](repeating: [], count: domains.count)
    for rule in rules {
      guard let last = rule.scope.max() else {
        if !rule.holds([]) { return [] }
        continue
      }
      rulesByLast[last].append(rule)
    }
    var found: [[Int64]] = []
    var values = domains.map { $0[0] }
    func extend(_ variable: Int) {
      if variable == domains.count {
        found.append(values)
        return
      }
      for value in domains[variable] {
        values[variable] = value
        if rulesByLast[variable].allSatisfy({ $0.holds(values) }) { extend(variable + 1) }
      }
    }
    extend(0)
    return found
  }
}
