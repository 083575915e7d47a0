import SolverCore

// Constraints that compare a sum, a count or an extremum by a `condition` such as `(le,10)` or `(in,2..4)`.

extension XCSPCompiler {
  /// The condition of a constraint.
  func condition(_ constraint: XCSPConstraint) throws(InstanceFault) -> Condition {
    let text = try text("condition", of: constraint)
    let inner = String(decoding: text.drop { $0 <= 32 }, as: UTF8.self)
    let parts = inner.drop { $0 == "(" }.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].lastIndex(of: ")") else {
      throw InstanceFault(line: 0, message: "a condition is written '(operator,operand)'")
    }
    let name = parts[0].filter { $0 != " " }
    let operand = Array(parts[1][..<end].utf8)
    if name == "in" || name == "notin" {
      var values = XCSPValues(operand.map { [123, 125, 44].contains($0) ? 32 : $0 }[...])
      return .within(try values.ranges(), isExcluded: name == "notin")
    }
    guard let comparison = Expression.Operator(rawValue: name), [.lt, .le, .ge, .gt, .ne, .eq].contains(comparison)
    else { throw InstanceFault(line: 0, message: "'\(name)' is no operator of a condition") }
    return .compare(comparison, renumbered(try reader.expression(operand[...])))
  }

  /// A sum satisfies a condition.
  mutating func require(_ sum: LinearForm, _ condition: Condition) throws(InstanceFault) {
    switch condition {
    case .compare(let name, let operand):
      var difference = sum
      try difference.add(try expressions.sum(operand), times: -1)
      let (relation, limit) = comparison(name, difference)
      expressions.network.addLinear(difference.terms, relation, limit)
    case .within(let ranges, let isExcluded):
      let variable = try expressions.variable(sum)
      var inside: [Literal] = []
      for range in ranges {
        inside.append(
          expressions.network.literal(allOf: [
            expressions.network.literal(variable, atLeast: range.lowerBound),
            expressions.network.literal(variable, atMost: range.upperBound),
          ]))
      }
      if isExcluded {
        for literal in inside { expressions.network.addClause([!literal]) }
      } else {
        expressions.network.addClause(inside)
      }
    }
  }

  private func comparison(_ name: Expression.Operator, _ difference: LinearForm) -> (Relation, Int64) {
    let limit = -difference.constant
    switch name {
    case .lt: return (.atMost, limit - 1)
    case .le: return (.atMost, limit)
    case .ge: return (.atLeast, limit)
    case .gt: return (.atLeast, limit + 1)
    case .ne: return (.notEqual, limit)
    default: return (.equal, limit)
    }
  }

  /// `sum`: of expressions, times `coeffs` where there are any.
  mutating func addSum(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let operands = try list(constraint)
    var factors = operands.map { _ in Expression.constant(1) }
    if try part("coeffs", of: constraint) != nil {
      factors = try coefficients(text("coeffs", of: constraint))
      guard factors.count == operands.count else {
        throw InstanceFault(line: 0, message: "\(factors.count) coefficients for \(operands.count) terms")
      }
    }
    var total = LinearForm(constant: 0)
    for (operand, factor) in zip(operands, factors) {
      if case .constant(let factor) = factor {
        try total.add(try expressions.sum(operand), times: factor)
      } else {
        try total.add(try expressions.sum(.apply(.mul, [operand, factor])), times: 1)
      }
    }
    try require(total, try condition(constraint))
  }

  /// Numbers, `number x times`, or variables.
  private func coefficients(_ text: ArraySlice<UInt8>) throws(InstanceFault) -> [Expression] {
    if text.allSatisfy({ $0 <= 57 || $0 == UInt8(ascii: "x") }) {
      var values = XCSPValues(text)
      return try values.list().map { .constant($0) }
    }
    return try operands(text)
  }

  /// `count`: how many of the expressions have one of some values.
  mutating func addCount(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let operands = try list(constraint)
    let values = try self.operands(text("values", of: constraint))
    var total = LinearForm(constant: 0)
    for operand in operands {
      let equal = values.map { Expression.apply(.eq, [operand, $0]) }
      try total.add(LinearForm(try expressions.truth(.apply(.or, equal))), times: 1)
    }
    try require(total, try condition(constraint))
  }

  /// `minimum` and `maximum` of expressions.
  mutating func addExtremum(_ constraint: XCSPConstraint, isLargest: Bool) throws(InstanceFault) {
    let extremum = try expressions.sum(.apply(isLargest ? .max : .min, try list(constraint)))
    try require(extremum, try condition(constraint))
  }
}
