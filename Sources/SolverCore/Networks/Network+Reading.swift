extension Network {
  /// Number of Boolean variables, the constant one with number 0 included.
  public var literalCount: Int { Int(booleanCount) }

  /// Number of clauses.
  public var clauseCount: Int { clauseEnds.count }

  /// The literals of a clause, in the order of statement.
  public func clause(at place: Int) -> ArraySlice<Literal> {
    clauseLiterals[(place == 0 ? 0 : clauseEnds[place - 1])..<clauseEnds[place]]
  }

  /// Number of constraints that are no clauses.
  public var constraintCount: Int { constraints.count }

  /// The positive literal of a Boolean variable by its number.
  public func literal(numbered number: Int) -> Literal {
    precondition(number >= 0 && number < literalCount, "no such Boolean variable")
    return Literal(code: Int32(number) * 2)
  }

  /// The integer variable at a place of the order of creation.
  public func variable(at place: Int) -> Variable {
    precondition(place >= 0 && place < variableCount, "no such variable")
    return Variable(index: Int32(place))
  }

  /// The literals `variable = value` of a valued variable in the order of its values; none for a ranged one.
  public func valueLiterals(of variable: Variable) -> [Literal] { valueLiterals[Int(variable.index)] }
}
