import SolverCore

// Constraints over many variables at once.

extension XCSPCompiler {
  /// `allDifferent`: values pairwise distinct.
  mutating func addAllDifferent(_ constraint: XCSPConstraint) throws(InstanceFault) {
    if let except = try part("except", of: constraint) {
      throw reader.tree.fault("'allDifferent' with exceptions is not read", at: except)
    }
    let variables = try makeVariables(try list(constraint))
    expressions.network.addAllDifferent(variables)
  }

  /// `allEqual`: one value for all.
  mutating func addAllEqual(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let operands = try list(constraint)
    for operand in operands.dropFirst() { try expressions.require(.apply(.eq, [operands[0], operand])) }
  }

  /// `ordered`: each expression, plus its length where there are lengths, relates to the next.
  mutating func addOrdered(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let operands = try list(constraint)
    let name = reader.words(try text("operator", of: constraint)).first ?? ""
    guard let comparison = Expression.Operator(rawValue: name), [.lt, .le, .ge, .gt].contains(comparison) else {
      throw InstanceFault(line: 0, message: "'\(name)' is no order")
    }
    var lengths = operands.map { _ in Expression.constant(0) }
    if try part("lengths", of: constraint) != nil {
      lengths = try self.operands(text("lengths", of: constraint))
      guard lengths.count >= operands.count - 1 else { throw InstanceFault(line: 0, message: "too few lengths") }
    }
    for place in operands.indices.dropLast() {
      try expressions.require(
        .apply(comparison, [.apply(.add, [operands[place], lengths[place]]), operands[place + 1]]))
    }
  }

  /// `element`: the entry of a list at an index has a value.
  mutating func addElement(_ constraint: XCSPConstraint) throws(InstanceFault) {
    guard let listNode = try part("list", of: constraint) else {
      throw reader.tree.fault("this form of 'element' is not read", at: constraint.node)
    }
    let entries = try list(constraint)
    let start = reader.tree.attribute("startIndex", of: listNode).flatMap { Int64($0) } ?? 0
    let indices = try operands(text("index", of: constraint))
    guard !entries.isEmpty, indices.count == 1, start.magnitude < 1 << 32 else {
      throw InstanceFault(line: 0, message: "'element' needs a list with entries and one index")
    }
    var place = try expressions.sum(indices[0])
    try place.add(LinearForm(constant: start), times: -1)
    let index = try expressions.variable(place)
    let result = try elementResult(constraint, entries)
    let constants = entries.compactMap { if case .constant(let value) = $0 { value } else { nil } }
    if constants.count == entries.count {
      expressions.network.addElement(result, ofConstants: constants, at: index)
    } else {
      expressions.network.addElement(result, of: try makeVariables(entries), at: index)
    }
  }

  /// The variable that the entry equals: the one given as `value`, or a new one that satisfies the `condition`.
  private mutating func elementResult(
    _ constraint: XCSPConstraint, _ entries: [Expression]
  ) throws(InstanceFault) -> Variable {
    if try part("value", of: constraint) != nil {
      let values = try operands(text("value", of: constraint))
      guard values.count == 1 else { throw InstanceFault(line: 0, message: "'element' needs one value") }
      return try makeVariables(values)[0]
    }
    let bounds = try makeVariables(entries).map { expressions.network.bounds(of: $0) }
    let lower = bounds.reduce(bounds[0].lowerBound) { min($0, $1.lowerBound) }
    let upper = bounds.reduce(bounds[0].upperBound) { max($0, $1.upperBound) }
    let result = expressions.network.makeVariable(lower...upper)
    try require(LinearForm(result, lower...upper), try condition(constraint))
    return result
  }

  /// `cardinality`: how often each of some values is taken.
  mutating func addCardinality(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let operands = try list(constraint)
    guard let valuesNode = try part("values", of: constraint) else {
      throw reader.tree.fault("'cardinality' has no 'values'", at: constraint.node)
    }
    let values = try self.operands(text("values", of: constraint))
    let occurs = reader.words(try text("occurs", of: constraint))
    var counts: [Condition] = []
    for word in occurs { counts += try occurrences(word) }
    guard counts.count == values.count else {
      throw InstanceFault(line: 0, message: "\(counts.count) occurrences for \(values.count) values")
    }
    for (value, count) in zip(values, counts) {
      var total = LinearForm(constant: 0)
      for operand in operands {
        try total.add(LinearForm(try expressions.truth(.apply(.eq, [operand, value]))), times: 1)
      }
      try require(total, count)
    }
    if reader.tree.attribute("closed", of: valuesNode) == "true" {
      for operand in operands { try requireAny(operand, of: values) }
    }
  }

  private mutating func requireAny(_ operand: Expression, of values: [Expression]) throws(InstanceFault) {
    try expressions.require(.apply(.or, values.map { .apply(.eq, [operand, $0]) }))
  }

  /// How often: a number, a range, or variables.
  private func occurrences(_ word: String) throws(InstanceFault) -> [Condition] {
    if let places = reader.variables.references(word) {
      return places.map { .compare(.eq, .variable(numbers[$0])) }
    }
    var values = XCSPValues(Array(word.utf8)[...])
    return try values.ranges().map { .within([$0], isExcluded: false) }
  }

  /// `instantiation`: given values.
  mutating func addInstantiation(_ constraint: XCSPConstraint) throws(InstanceFault) {
    let operands = try list(constraint)
    var values = XCSPValues(try text("values", of: constraint))
    let wanted = try values.list()
    guard wanted.count == operands.count else {
      throw InstanceFault(line: 0, message: "\(wanted.count) values for \(operands.count) variables")
    }
    for (operand, value) in zip(operands, wanted) { try expressions.require(.apply(.eq, [operand, .constant(value)])) }
  }
}
