extension ConfigurationCheck {
  /// A constraint of a network that an assignment violates.
  public enum Violation: Hashable, Sendable {
    /// A variable has none of its values, or a literal of it says otherwise than its value.
    case domain(Variable)
    /// The clause at a place, counted from 0 in the order of addition; those that were always true have no place.
    case clause(Int)
    /// The constraint that is no clause at a place, counted from 0.
    case constraint(Int)
  }

  /// The first constraint that a row violates, nil if it is valid: domains first, then clauses, then the other constraints, each
  /// in the order of the network. Costs a walk over the network.
  public func firstViolation(ofRow row: Int, in batch: borrowing AssignmentBatch) -> Violation? {
    for index in 0..<network.variableCount {
      let variable = Variable(index: Int32(index))
      if !hasValue(variable, row, batch) { return .domain(variable) }
    }
    var start = 0
    for (index, end) in network.clauseEnds.enumerated() {
      if !network.clauseLiterals[start..<end].contains(where: { batch[row, $0] }) { return .clause(index) }
      start = end
    }
    for index in network.constraints.indices where !satisfies(index, row, batch) { return .constraint(index) }
    return nil
  }

  /// The literals of the clause at a place, as the network keeps it: each once, without constants.
  public func literals(ofClause index: Int) -> [Literal] {
    let start = index == 0 ? 0 : network.clauseEnds[index - 1]
    return Array(network.clauseLiterals[start..<network.clauseEnds[index]])
  }

  /// Takes the rows out of `alive` in which a valued variable has not exactly one value.
  func dropViolatedDomains(_ alive: inout AssignmentBatch.Column, _ batch: borrowing AssignmentBatch) {
    for values in network.valueLiterals where values.count > 2 {
      if alive == .zero { return }
      var once = AssignmentBatch.Column.zero
      var twice = AssignmentBatch.Column.zero
      for literal in values {
        let column = batch[literal]
        twice |= once & column
        once |= column
      }
      alive &= once & ~twice
    }
  }

  /// Whether a row satisfies all that is not decided in columns.
  func satisfiesOthers(_ row: Int, _ batch: borrowing AssignmentBatch) -> Bool {
    for index in 0..<network.variableCount where batch.starts[index] >= 0 {
      if !hasValue(Variable(index: Int32(index)), row, batch) { return false }
    }
    for index in others where !satisfies(index, row, batch) { return false }
    return true
  }

  private func hasValue(_ variable: Variable, _ row: Int, _ batch: borrowing AssignmentBatch) -> Bool {
    let literals = network.valueLiterals[Int(variable.index)]
    if !literals.isEmpty { return literals.count { batch[row, $0] } == 1 }
    let value = batch[row, variable]
    if network.domains[Int(variable.index)].index(of: value) == nil { return false }
    return network.boundLiterals.allSatisfy {
      $0.variable != variable || batch[row, $0.literal] == (value <= $0.value)
    }
  }

  private func value(_ variable: Variable, _ row: Int, _ batch: borrowing AssignmentBatch) -> Int64 {
    let literals = network.valueLiterals[Int(variable.index)]
    if literals.isEmpty { return batch[row, variable] }
    for (place, literal) in literals.enumerated() where batch[row, literal] {
      return network.domains[Int(variable.index)].value(at: place)
    }
    return network.domains[Int(variable.index)].lower
  }

  private func sum(_ terms: [Term], _ row: Int, _ batch: borrowing AssignmentBatch) -> Int128 {
    var sum: Int128 = 0
    for term in terms {
      if term.item < 0 {
        sum += batch[row, Literal(code: ~term.item)] ? Int128(term.coefficient) : 0
      } else {
        sum += Int128(term.coefficient) * Int128(value(Variable(index: term.item), row, batch))
      }
    }
    return sum
  }

  /// Whether a row satisfies the constraint at a place, or does not switch it on.
  func satisfies(_ index: Int, _ row: Int, _ batch: borrowing AssignmentBatch) -> Bool {
    guard batch[row, network.constraints[index].enforcement] else { return true }
    switch network.constraints[index].constraint {
    case .atMost(let terms, let limit): return sum(terms, row, batch) <= Int128(limit)
    case .congruence: return true  // The two sums of the same equation say it all.
    case .notEqual(let terms, let limit): return sum(terms, row, batch) != Int128(limit)
    case .allDifferent(let terms):
      let values = terms.map { value(Variable(index: $0.item), row, batch) + $0.coefficient }
      return Set(values).count == values.count
    case .table(let columns, _):
      let values = columns.map { value($0, row, batch) }
      return tables[index].map { $0.contains { values[$0] } } ?? false
    case .product(let result, let left, let right):
      return Int128(value(result, row, batch)) == Int128(value(left, row, batch)) * Int128(value(right, row, batch))
    case .quotient(let result, let dividend, let divisor, let rounding):
      let divisor = Int128(value(divisor, row, batch))
      if divisor == 0 { return false }
      let quotient = Int128(value(dividend, row, batch)).quotient(rounded: rounding, by: divisor)
      return Int128(value(result, row, batch)) == quotient
    }
  }
}
