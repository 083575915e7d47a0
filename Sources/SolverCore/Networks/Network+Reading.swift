/// A constraint of a network other than a clause, in terms of literals, for those who compile networks instead of searching them.
public enum StatedConstraint: Sendable {
  /// The coefficients of the true literals add up to at most the limit, whenever the last literal is true.
  case sum([(coefficient: Int64, literal: Literal)], limit: Int64, if: Literal)
  /// At most one literal of each list is true, whenever the last literal is true.
  case exclusions([[Literal]], if: Literal)
  /// The columns take the values of one of the rows, nil matching every value, whenever the literal is true.
  case table([Variable], [[Int64?]], if: Literal)
  /// Follows from other constraints.
  case redundant
  /// Not stated in these terms, and why.
  case other(String)
}

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

  /// A constraint that is no clause, by its place in the order of statement.
  public func constraint(at place: Int) -> StatedConstraint {
    let enforced = constraints[place]
    switch enforced.constraint {
    case .atMost(let terms, let limit): return statedSum(terms, limit, enforced.enforcement)
    case .table(let columns, let rows):
      let stated = (0..<rows.count).map { row in
        rows.cells[(row * rows.width)..<((row + 1) * rows.width)].map { $0 == TableRows.any ? nil : $0 }
      }
      return .table(columns, stated, if: enforced.enforcement)
    case .allDifferent(let terms): return exclusions(terms, enforced.enforcement)
    case .congruence: return .redundant
    case .notEqual: return .other("a sum that is not equal to a number")
    case .product, .quotient: return .other("a product or quotient of ranged variables")
    }
  }

  /// A sum with every valued variable replaced by what its values add to the smallest.
  private func statedSum(_ terms: [Term], _ limit: Int64, _ enforcement: Literal) -> StatedConstraint {
    var stated: [(coefficient: Int64, literal: Literal)] = []
    var rest = Int128(limit)
    for term in terms {
      if term.item < 0 {
        stated.append((term.coefficient, Literal(code: ~term.item)))
        continue
      }
      let variable = Variable(index: term.item)
      guard isValued(variable) else { return .other("a sum over a variable with more than 64 values") }
      let values = values(of: variable)
      rest -= Int128(term.coefficient) * Int128(values[0])
      for (value, literal) in zip(values, valueLiterals(of: variable)).dropFirst() {
        guard let added = Int64(exactly: Int128(term.coefficient) * (Int128(value) - Int128(values[0]))) else {
          return .other("a sum beyond 64 bits")
        }
        stated.append((added, literal))
      }
    }
    guard let exact = Int64(exactly: rest) else { return .other("a sum beyond 64 bits") }
    return .sum(stated, limit: exact, if: enforcement)
  }

  /// For each value the literals that would give it to several variables.
  private func exclusions(_ terms: [Term], _ enforcement: Literal) -> StatedConstraint {
    var taking: [(value: Int64, literal: Literal)] = []
    for term in terms {
      let variable = Variable(index: term.item)
      guard isValued(variable) else { return .other("a variable with more than 64 values among different ones") }
      for (value, literal) in zip(values(of: variable), valueLiterals(of: variable)) {
        taking.append((value &+ term.coefficient, literal))
      }
    }
    var lists: [[Literal]] = []
    var last: Int64?
    for (value, literal) in taking.sorted(by: { ($0.value, $0.literal) < ($1.value, $1.literal) }) {
      if value != last { lists.append([]) }
      last = value
      lists[lists.count - 1].append(literal)
    }
    return .exclusions(lists.filter { $0.count > 1 }, if: enforcement)
  }
}
