extension Solver {
  /// The value that the solution gives a variable; asked only after *satisfied*.
  public func value(of variable: Variable) -> Int64 {
    precondition(engine.domains.isFixed(variable.index), "a variable has a value once a solution was found")
    return engine.domains.lower(variable.index)
  }

  /// Whether the solution makes a literal true; asked only after *satisfied*.
  public func value(of literal: Literal) -> Bool {
    precondition(engine.assignment.values[literal] != 0, "a literal has a value once a solution was found")
    return engine.assignment.values[literal] > 0
  }

  /// Whether a literal is true or false at present, or nil while it is open.
  public func truth(of literal: Literal) -> Bool? {
    let value = engine.assignment.values[literal]
    return value == 0 ? nil : value > 0
  }

  /// Smallest value left in a variable's domain.
  public func minimum(of variable: Variable) -> Int64 { engine.domains.lower(variable.index) }

  /// Largest value left in a variable's domain.
  public func maximum(of variable: Variable) -> Int64 { engine.domains.upper(variable.index) }

  /// Whether one value is left in a variable's domain.
  public func isFixed(_ variable: Variable) -> Bool { engine.domains.isFixed(variable.index) }

  /// Whether a value is left in a variable's domain.
  public func contains(_ variable: Variable, _ value: Int64) -> Bool {
    if value < minimum(of: variable) || value > maximum(of: variable) { return false }
    // A ranged variable's value that has no literal is refused by nothing but the bounds.
    guard let literal = engine.knownLiteral(variable.index, equals: value) else { return true }
    return engine.assignment.values[literal] >= 0
  }

  /// The literal `variable = value`, a constant where the network decides it. Making a new one ends the last question.
  public func literal(_ variable: Variable, equals value: Int64) -> Literal {
    if let known = engine.knownLiteral(variable.index, equals: value) { return known }
    prepareToMake()
    return engine.literal(variable.index, equals: value)
  }

  /// The literal `variable <= value`, a constant where the network decides it. Making a new one ends the last question.
  public func literal(_ variable: Variable, atMost value: Int64) -> Literal {
    if let known = engine.knownLiteral(variable.index, atMost: value) { return known }
    prepareToMake()
    return engine.literal(variable.index, atMost: value)
  }

  /// The literal `variable >= value`, a constant where the network decides it. Making a new one ends the last question.
  public func literal(_ variable: Variable, atLeast value: Int64) -> Literal {
    value == .min ? .true : !literal(variable, atMost: value - 1)
  }

  /// A new literal without a meaning, until clauses give it one. Ends the last question.
  public func makeLiteral() -> Literal {
    prepareToMake()
    return engine.makeLiteral()
  }

  /// A literal that is true where all of some literals are; the literal itself where there is one. Ends the last question.
  public func literal(allOf literals: [Literal]) -> Literal {
    if literals.count == 1 { return literals[0] }
    let all = makeLiteral()
    for literal in literals { addClause([!all, literal]) }
    addClause([all] + literals.map { !$0 })
    return all
  }

  /// Adds a clause for good, as far as `reset`. Ends the last question.
  public func addClause(_ literals: [Literal]) {
    prepareToMake()
    witnesses.clear()
    engine.addClause(literals)
    prepareToMake()
  }

  /// Literals and clauses are made at the root, propagated.
  private func prepareToMake() {
    engine.begin([])
    if engine.isConsistent, !engine.propagate() {
      engine.isConsistent = false
      engine.proveRootConflict()
    }
  }
}
