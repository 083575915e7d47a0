import SolverCore

/// Puts expressions into a network.
///
/// A comparison of sums becomes a linear constraint. Anything else becomes a table where its variables have few
/// combinations, as that prunes most; and where they have many, a variable for each part that is not linear.
struct ExpressionCompiler {
  var network: Network
  /// The network's variables by the number that expressions know them by.
  let variables: [Variable]
  /// The number of values of each.
  let sizes: [Int]

  /// The most combinations of values that are written as a table.
  static let mostRows = 4096

  /// Compiles into `network`.
  init(_ network: Network, variables: [Variable]) {
    self.network = network
    self.variables = variables
    sizes = variables.map { network.isValued($0) ? network.values(of: $0).count : Self.mostRows + 1 }
  }

  /// The expression is true.
  mutating func require(_ expression: Expression) throws(InstanceFault) {
    if case .apply(.and, let parts) = expression {
      for part in parts { try require(part) }
    } else if case .apply(let name, let operands) = expression, let relation = name.relation, operands.count == 2,
      operands.allSatisfy(isLinear)
    {
      do throws(InstanceFault) {
        require(try difference(operands), relation)
      } catch {
        // Numbers too large for a sum may still be looked at one by one.
        if try !tabulate(expression) { throw error }
      }
    } else if try !tabulate(expression) {
      if case .apply(let name, let operands) = expression, let relation = name.relation, operands.count == 2 {
        return try compare(operands, relation)
      }
      network.addClause([try truth(expression)])
    }
  }

  private mutating func require(_ sum: LinearForm, _ relation: (Relation, Int64)) {
    let (bound, kind) = limit(sum, relation)
    network.addLinear(sum.terms, kind, bound)
  }

  /// A comparison: what one side can be bounds what is made for the other, whose parts may reach further.
  private mutating func compare(_ operands: [Expression], _ relation: (Relation, Int64)) throws(InstanceFault) {
    let isSwapped = !isLinear(operands[0]) && isLinear(operands[1])
    let first = try sum(operands[isSwapped ? 1 : 0])
    let second = try sum(
      operands[isSwapped ? 0 : 1], within: first.partners(relation.0, relation.1, isSubtracted: !isSwapped))
    var difference = isSwapped ? second : first
    try difference.add(isSwapped ? first : second, times: -1)
    require(difference, relation)
  }

  /// Whether an expression adds up multiples of variables without anything made for it.
  func isLinear(_ expression: Expression) -> Bool {
    switch expression {
    case .constant, .variable: true
    case .apply(.neg, let operands), .apply(.add, let operands), .apply(.sub, let operands):
      operands.allSatisfy(isLinear)
    case .apply(.mul, let operands):
      operands.allSatisfy(isLinear) && operands.filter { !$0.variables.isEmpty }.count <= 1
    default: false
    }
  }

  /// The first operand minus the second.
  private mutating func difference(_ operands: [Expression]) throws(InstanceFault) -> LinearForm {
    var difference = try sum(operands[0])
    try difference.add(try sum(operands[1]), times: -1)
    return difference
  }

  /// What the terms of a sum, which relates to 0, relate to.
  private func limit(_ sum: LinearForm, _ relation: (Relation, Int64)) -> (Int64, Relation) {
    (relation.1 - sum.constant, relation.0)
  }
}

extension ExpressionCompiler {
  /// A literal that is true exactly when an expression is.
  mutating func truth(_ expression: Expression) throws(InstanceFault) -> Literal {
    guard case .apply(let name, let operands) = expression, name.isLogical else {
      let number = try sum(expression)
      return network.literal(number.terms, .notEqual, -number.constant)
    }
    if let relation = name.relation, operands.count == 2 {
      let difference = try difference(operands)
      let (bound, kind) = limit(difference, relation)
      return network.literal(difference.terms, kind, bound)
    }
    if name == .eq {
      return network.literal(
        allOf: try literals(operands.dropFirst().map { .apply(.eq, [operands[0], $0]) }))
    }
    if name == .in { return try membership(operands) }
    let literals = try literals(operands)
    switch name {
    case .not: return !literals[0]
    case .and: return network.literal(allOf: literals)
    case .or: return any(literals)
    case .imp: return any([!literals[0], literals[1]])
    case .iff: return network.literal(allOf: literals.dropFirst().map { same(literals[0], $0) })
    default: return literals.dropFirst().reduce(literals[0]) { !same($0, $1) }
    }
  }

  private mutating func literals(_ expressions: [Expression]) throws(InstanceFault) -> [Literal] {
    var literals: [Literal] = []
    for expression in expressions { literals.append(try truth(expression)) }
    return literals
  }

  private mutating func membership(_ operands: [Expression]) throws(InstanceFault) -> Literal {
    guard case .apply(_, let members) = operands[1] else { return .false }
    let variable = try variable(try sum(operands[0]))
    var literals: [Literal] = []
    for case .constant(let value) in members { literals.append(network.literal(variable, equals: value)) }
    return any(literals)
  }

  private mutating func any(_ literals: [Literal]) -> Literal { !network.literal(allOf: literals.map { !$0 }) }

  /// A literal that is true exactly when two have the same truth.
  mutating func same(_ left: Literal, _ right: Literal) -> Literal {
    if left == .true || left == .false { return left == .true ? right : !right }
    if right == .true || right == .false { return right == .true ? left : !left }
    let same = network.makeLiteral()
    network.addClause([!same, !left, right])
    network.addClause([!same, left, !right])
    network.addClause([same, left, right])
    network.addClause([same, !left, !right])
    return same
  }

  /// An expression as a sum, with new variables for the parts that are none.
  ///
  /// - Parameter bounds: what the constraint requires of the expression anyway.
  mutating func sum(
    _ expression: Expression, within bounds: ClosedRange<Int128> = .everything
  ) throws(InstanceFault) -> LinearForm {
    switch expression {
    case .constant(let value):
      var number = LinearForm(constant: 0)
      try number.add(LinearForm(constant: value), times: 1)
      return number
    case .variable(let number): return LinearForm(variables[number], network.bounds(of: variables[number]))
    case .apply(let name, let operands):
      if name.isLogical { return LinearForm(try truth(expression)) }
      if let small = try functionTable(expression, within: bounds) { return small }
      var parts: [LinearForm] = []
      for operand in operands { parts.append(try sum(operand)) }
      return try apply(name, to: parts, within: bounds)
    }
  }

  /// A sum for a part that has no value, or none within its bounds: then the constraint does not hold.
  mutating func unsatisfiable() -> LinearForm {
    network.addClause([.false])
    return LinearForm(constant: 0)
  }

  /// A part of an expression that no variable can hold.
  static var beyondLimit: InstanceFault { InstanceFault(line: 0, message: "numbers beyond 2 to the 60th") }
}

extension Expression.Operator {
  /// How a comparison's difference relates to a number.
  fileprivate var relation: (Relation, Int64)? {
    switch self {
    case .lt: (.atMost, -1)
    case .le: (.atMost, 0)
    case .ge: (.atLeast, 0)
    case .gt: (.atLeast, 1)
    case .ne: (.notEqual, 0)
    case .eq: (.equal, 0)
    default: nil
    }
  }
}
