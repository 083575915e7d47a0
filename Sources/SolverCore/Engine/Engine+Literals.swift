// Literals that are made while solving. A bound literal needs no clause: the bound itself keeps it in step.

extension Engine {
  /// A new open Boolean variable.
  mutating func makeLiteral() -> Literal {
    let boolean = assignment.booleanCount
    assignment.grow(to: boolean + 1)
    order.grow(to: boolean + 1)
    clauses.watches.appendList()
    clauses.watches.appendList()
    return Literal(code: Int32(2 * boolean))
  }

  /// The literal `variable <= value` of a ranged variable, where the current bounds leave it open.
  mutating func openBoundLiteral(_ variable: Int32, atMost value: Int64) -> Literal {
    let rounded = domains.roundedDown(value, variable)
    if let known = node(variable, rounded) { return known.atMost }
    let place = domains.node(notBelow: rounded, variable)
    let literal = makeLiteral()
    setBound(literal, variable, rounded)
    proveMeaning(of: literal, variable, rounded)
    let node = BoundNode(value: rounded, atMost: literal, equal: .true)
    domains.nodes.insert(node, at: place, in: Int(variable))
    return literal
  }

  /// Lets a literal mean `variable <= value`.
  func setBound(_ literal: Literal, _ variable: Int32, _ value: Int64) {
    assignment.roles[literal] = Role(variable: variable, place: -1)
    assignment.roles[!literal] = Role(variable: variable, place: -1)
    assignment.boundValues[literal.boolean] = value
  }

  /// The literal `variable <= value`, if it needs no making, whatever the level.
  func knownLiteral(_ variable: Int32, atMost value: Int64) -> Literal? {
    if value >= domains.rootBounds[2 * variable + 1] { return .true }
    if value < domains.rootBounds[2 * variable] { return .false }
    if domains.isValued(variable) { return nil }
    let node = node(variable, domains.roundedDown(value, variable))
    return node?.atMost
  }

  /// The literal `variable = value`, if it needs no making, whatever the level.
  func knownLiteral(_ variable: Int32, equals value: Int64) -> Literal? {
    let shape = domains.shapes[variable]
    if value < domains.rootBounds[2 * variable] || value > domains.rootBounds[2 * variable + 1] { return .false }
    if shape.literalStart >= 0 {
      let place = domains.place(notBelow: value, shape)
      if domains.values[Int(shape.valueStart) + place] != value { return .false }
      return domains.literals[Int(shape.literalStart) + place]
    }
    if !domains.isRootValue(value, variable) { return .false }
    let known = node(variable, value)?.equal
    return known == .true ? nil : known
  }

  /// The bound literal of exactly this value, if there is one.
  private func node(_ variable: Int32, _ value: Int64) -> BoundNode? {
    let place = domains.node(notBelow: value, variable)
    if place == domains.nodes.count(Int(variable)) { return nil }
    let node = domains.nodes[offset: domains.nodes.start(Int(variable)) + place]
    return node.value == value ? node : nil
  }

  /// The literal `variable <= value` at the root, propagated; a constant where the root decides it.
  mutating func literal(_ variable: Int32, atMost value: Int64) -> Literal {
    if value >= domains.upper(variable) { return .true }
    if value < domains.lower(variable) { return .false }
    if !domains.isValued(variable) { return openBoundLiteral(variable, atMost: value) }
    let shape = domains.shapes[variable]
    let split = Int32(domains.place(notBelow: value + 1, shape))
    let literal = makeLiteral()
    addClause((0..<split).map { domains.literals[shape.literalStart + $0] } + [!literal], as: .domain)
    for offset in 0..<shape.count {
      addClause([!domains.literals[shape.literalStart + offset], offset < split ? literal : !literal], as: .domain)
    }
    addClause((split..<shape.count).map { domains.literals[shape.literalStart + $0] } + [literal], as: .domain)
    return literal
  }

  /// The literal `variable = value` at the root, propagated; a constant where the root decides it.
  mutating func literal(_ variable: Int32, equals value: Int64) -> Literal {
    if let known = knownLiteral(variable, equals: value) { return known }
    if value < domains.lower(variable) || value > domains.upper(variable) { return .false }
    return makeEqualLiteral(variable, value)
  }

  private mutating func makeEqualLiteral(_ variable: Int32, _ value: Int64) -> Literal {
    let notAbove = literal(variable, atMost: value)
    let below = literal(variable, atMost: value - 1)
    if notAbove == .true { return !below }
    let node = domains.nodes.start(Int(variable)) + domains.node(notBelow: value, variable)
    if domains.nodes[offset: node].equal != .true { return domains.nodes[offset: node].equal }
    var equal = notAbove
    if below != .false {
      equal = makeLiteral()
      addClause([!equal, notAbove], as: .domain)
      addClause([!equal, !below], as: .domain)
      addClause([equal, !notAbove, below], as: .domain)
    }
    domains.nodes[offset: node].equal = equal
    return equal
  }

  /// Adds a clause at the root, before or after propagation; literals that the root has decided are dealt with. The source is for
  /// the proof.
  mutating func addClause(_ literals: some Sequence<Literal>, as source: ProofLog.Source = .clause) {
    precondition(trail.level == 0, "clauses are added at the root")
    if proof != nil { provePremise(literals, source) }
    // The clause being learned is empty between conflicts, and serves as working memory.
    analysis.learned.truncate(to: 0)
    for literal in literals {
      if assignment.values[literal] > 0 { return }
      if assignment.values[literal] == 0 { analysis.learned.append(literal) }
    }
    switch analysis.learned.count {
    case 0:
      isConsistent = false
      proveContradiction()
    case 1: assign(analysis.learned[0], .none)
    case 2: clauses.addBinary(analysis.learned[0], analysis.learned[1])
    default: _ = clauses.add(analysis.learned, glue: 0, conflict: 0)
    }
  }
}
