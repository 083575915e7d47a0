import SolverCore

// Expressions of few combinations of values as tables: each combination is looked at, exactly.

extension ExpressionCompiler {
  private func isSmall(_ scope: [Int]) -> Bool {
    var product = 1
    for number in scope {
      product *= sizes[number]
      if product > Self.mostRows { return false }
    }
    return true
  }

  /// Writes the combinations that satisfy an expression as a table; false where there are too many to look at.
  mutating func tabulate(_ expression: Expression) throws(InstanceFault) -> Bool {
    let scope = expression.variables
    guard isSmall(scope) else { return false }
    var cells: [Int64] = []
    try forEachCombination(scope) { (values, read) throws(InstanceFault) in
      if try expression.isTrue(read) { cells += values }
    }
    if scope.isEmpty || cells.isEmpty {
      let isTrue = scope.isEmpty ? try expression.isTrue { _ in 0 } : false
      network.addClause([isTrue ? .true : .false])
    } else {
      network.addTable(scope.map { variables[$0] }, cells: cells)
    }
    return true
  }

  private func forEachCombination(
    _ scope: [Int], _ visit: ([Int64], (Int) -> Int64) throws(InstanceFault) -> Void
  ) throws(InstanceFault) {
    let domains = scope.map { network.values(of: variables[$0]) }
    var places = Array(repeating: 0, count: scope.count)
    var values = domains.map { $0[0] }
    while true {
      try visit(values) { number in
        guard let place = scope.firstIndex(of: number) else { preconditionFailure("an expression reads its variables") }
        return values[place]
      }
      var turn = scope.count - 1
      while turn >= 0 {
        places[turn] = (places[turn] + 1) % domains[turn].count
        values[turn] = domains[turn][places[turn]]
        if places[turn] != 0 { break }
        turn -= 1
      }
      if turn < 0 { return }
    }
  }

  /// A variable for a part that is not linear, tied to the part's variables by a table; nil where that is not wanted.
  mutating func functionTable(
    _ expression: Expression, within bounds: ClosedRange<Int128>
  ) throws(InstanceFault) -> LinearForm? {
    let scope = expression.variables
    guard !scope.isEmpty, !isLinear(expression), isSmall(scope) else { return nil }
    var cells: [Int64] = []
    var results: [Int64] = []
    try forEachCombination(scope) { (values, read) throws(InstanceFault) in
      guard let value = try expression.value(read), bounds.contains(value) else { return }
      guard value.magnitude <= Network.valueLimit.magnitude else { throw Self.beyondLimit }
      cells += values + [Int64(value)]
      results.append(Int64(value))
    }
    guard !results.isEmpty else { return unsatisfiable() }
    let result = network.makeVariable(values: results)
    network.addTable(scope.map { variables[$0] } + [result], cells: cells)
    return LinearForm(result, network.bounds(of: result))
  }
}
