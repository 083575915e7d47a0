extension Network {
  /// A new integer variable with the values of a closed range, or every `step`-th of them from its lower end.
  ///
  /// Values lie within ±2^60. Up to 64 values cost a literal each; a longer range costs nothing per value.
  public mutating func makeVariable(_ range: ClosedRange<Int64>, step: Int64 = 1) -> Variable {
    makeVariable(Domain(from: range.lowerBound, through: range.upperBound, step: step))
  }

  /// A new integer variable with the given values; order and repetitions do not matter, but it needs at least one.
  public mutating func makeVariable(values: [Int64]) -> Variable { makeVariable(Domain(values)) }

  /// A 0/1 variable that is 1 exactly when the literal is true; the same one for the same literal.
  public mutating func makeVariable(showing literal: Literal) -> Variable {
    if let view = views[literal] { return view }
    let view = makeVariable(0...1)
    let one = self.literal(view, equals: 1)
    addClause([!one, literal])
    addClause([one, !literal])
    views[literal] = view
    return view
  }

  /// Smallest and largest value of a variable before any constraint.
  public func bounds(of variable: Variable) -> ClosedRange<Int64> {
    let domain = domains[Int(variable.index)]
    return domain.lower...domain.upper
  }

  /// The values of a variable before any constraint, ascending; meant for small domains, costs O(values).
  public func values(of variable: Variable) -> [Int64] {
    let domain = domains[Int(variable.index)]
    return (0..<Int(domain.count)).map { domain.value(at: $0) }
  }

  /// Whether the variable has a literal for each value.
  public func isValued(_ variable: Variable) -> Bool { !valueLiterals[Int(variable.index)].isEmpty }

  /// The literal `variable = value`; `Literal.false` when the value is not in the domain.
  ///
  /// The same literal for the same question. For a ranged variable it is made on the first asking.
  public mutating func literal(_ variable: Variable, equals value: Int64) -> Literal {
    let domain = domains[Int(variable.index)]
    guard let place = domain.index(of: value) else { return .false }
    let known = valueLiterals[Int(variable.index)]
    if !known.isEmpty { return known[place] }
    let key = ValueKey(variable: variable, value: value)
    if let literal = equalLiterals[key] { return literal }
    let notAbove = literal(variable, atMost: value)
    let below = literal(variable, atMost: value - 1)
    let equal: Literal
    if below == .false {
      equal = notAbove
    } else if notAbove == .true {
      equal = !below
    } else {
      equal = makeLiteral()
      addClause([!equal, notAbove])
      addClause([!equal, !below])
      addClause([equal, !notAbove, below])
    }
    equalLiterals[key] = equal
    return equal
  }

  /// The literal `variable <= value`, a constant when the domain decides it.
  public mutating func literal(_ variable: Variable, atMost value: Int64) -> Literal {
    let domain = domains[Int(variable.index)]
    guard let rounded = domain.roundedDown(value) else { return .false }
    if rounded == domain.upper { return .true }
    let key = ValueKey(variable: variable, value: rounded)
    if let literal = atMostLiterals[key] { return literal }
    let made = makeBoundLiteral(variable, rounded)
    atMostLiterals[key] = made
    return made
  }

  /// The literal `variable >= value`, the negation of `variable <= value - 1`.
  public mutating func literal(_ variable: Variable, atLeast value: Int64) -> Literal {
    value == .min ? .true : !literal(variable, atMost: value - 1)
  }

  private mutating func makeBoundLiteral(_ variable: Variable, _ value: Int64) -> Literal {
    let known = valueLiterals[Int(variable.index)]
    guard !known.isEmpty else {
      let literal = makeLiteral()
      boundLiterals.append(BoundLiteral(variable: variable, value: value, literal: literal))
      return literal
    }
    let split = domains[Int(variable.index)].index(of: value).guaranteed + 1
    if split == 1 { return known[0] }
    if split == known.count - 1 { return !known[split] }
    let literal = makeLiteral()
    addClause(known[..<split] + [!literal])
    addClause(known[split...] + [literal])
    for value in known[..<split] { addClause([!value, literal]) }
    for value in known[split...] { addClause([!value, !literal]) }
    return literal
  }
}

extension Optional {
  /// The value of an optional that the domain's invariant guarantees.
  fileprivate var guaranteed: Wrapped {
    guard let self else { preconditionFailure("a rounded value lies in its domain") }
    return self
  }
}
