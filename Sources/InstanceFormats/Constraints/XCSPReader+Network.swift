import SolverCore

// From what was read to a network: domains are narrowed first, since a value less is a literal less in every table.

extension XCSPReader {
  /// Values beyond this number are not listed one by one.
  private static let mostListed = 1 << 16

  /// Puts variables and constraints into a network.
  mutating func instance() throws(InstanceFault) -> Instance {
    var network = Network()
    var numbers = Array(repeating: -1, count: variables.names.count)
    let existing = variables.names.indices.filter { variables.exists($0) }
    for (number, place) in existing.enumerated() { numbers[place] = number }
    let open = try narrowDomains()
    var made: [Variable] = []
    for place in existing { made.append(makeVariable(variables.domains[place], in: &network)) }
    var compiler = XCSPCompiler(
      reader: self, numbers: numbers, expressions: ExpressionCompiler(network, variables: made))
    for constraint in open {
      do throws(InstanceFault) {
        try compiler.add(constraint)
      } catch {
        throw located(error, at: constraint.node)
      }
    }
    var instance = Instance()
    instance.network = compiler.expressions.network
    instance.items = made.map { .integer($0) }
    instance.names = existing.map { variables.names[$0] }
    return instance
  }

  private func makeVariable(_ domain: [ClosedRange<Int64>], in network: inout Network) -> Variable {
    if domain.count == 1 { return network.makeVariable(domain[0]) }
    let sorted = domain.sorted { $0.lowerBound < $1.lowerBound }
    let count = domain.reduce(Int128(0)) { $0 + Int128($1.upperBound) - Int128($1.lowerBound) + 1 }
    if count <= Self.mostListed { return network.makeVariable(values: sorted.flatMap { Array($0) }) }
    var highest = sorted[0].upperBound
    for range in sorted { highest = max(highest, range.upperBound) }
    let variable = network.makeVariable(sorted[0].lowerBound...highest)
    var reached = sorted[0].upperBound
    for range in sorted.dropFirst() {
      if range.lowerBound > reached + 1 {
        network.addClause([
          network.literal(variable, atMost: reached), network.literal(variable, atLeast: range.lowerBound),
        ])
      }
      reached = max(reached, range.upperBound)
    }
    return variable
  }

  /// Applies the intensions of one variable of few values to its domain, and gives the constraints that are left.
  private mutating func narrowDomains() throws(InstanceFault) -> [XCSPConstraint] {
    var open: [XCSPConstraint] = []
    for constraint in constraints {
      guard tree.nodes[constraint.node].name == "intension" else {
        open.append(constraint)
        continue
      }
      do throws(InstanceFault) {
        let expression = try expression(constraint)
        if try !narrow(by: expression) { open.append(constraint) }
      } catch {
        throw located(error, at: constraint.node)
      }
    }
    return open
  }

  private mutating func narrow(by expression: Expression) throws(InstanceFault) -> Bool {
    guard expression.variables.count == 1 else { return false }
    let place = expression.variables[0]
    let count = variables.domains[place].reduce(Int128(0)) { $0 + Int128($1.upperBound) - Int128($1.lowerBound) + 1 }
    if count > 4096 { return false }
    var kept: [Int64] = []
    for value in variables.domains[place].joined() where try expression.isTrue({ _ in value }) { kept.append(value) }
    // A variable needs a value: the constraint stays, to say that there is no solution.
    if kept.isEmpty { return false }
    variables.domains[place] = ranges(kept.sorted())
    return true
  }

  private func ranges(_ ascending: [Int64]) -> [ClosedRange<Int64>] {
    var ranges: [ClosedRange<Int64>] = []
    for value in ascending {
      if let last = ranges.last, value <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, value)
      } else {
        ranges.append(value...value)
      }
    }
    return ranges
  }

  /// The expression of an intension; its variables are known by their places.
  func expression(_ constraint: XCSPConstraint) throws(InstanceFault) -> Expression {
    let node = tree.child("function", of: constraint.node) ?? constraint.node
    return try expression(text(node, of: constraint))
  }

  /// Reads an expression over the instance's variables.
  func expression(_ text: ArraySlice<UInt8>) throws(InstanceFault) -> Expression {
    var reader = ExpressionReader(text) { name in variables.place(name).map { .variable($0) } }
    return try reader.read()
  }
}
