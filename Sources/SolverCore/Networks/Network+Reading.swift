/// A constraint of a network other than a clause, in terms of literals, for those who compile networks instead of searching them.
public enum StatedConstraint: Sendable {
  /// A coefficient and what it counts for.
  public typealias Counted = (coefficient: Int64, literal: Literal)

  /// The coefficients of the true literals add up to at most the limit, whenever the last literal is true.
  case sum([Counted], limit: Int64, if: Literal)
  /// Each list has one true literal, and their coefficients add up to anything but the number, whenever the last literal is true.
  case notEqual([[Counted]], Int64, if: Literal)
  /// At most one literal of each list is true, whenever the last literal is true.
  case exclusions([[Literal]], if: Literal)
  /// The columns take the values of one of the rows, which stand one after the other in `cells`, whenever the literal is true;
  /// `Network.anyCell` matches every value.
  case table([Variable], cells: [Int64], if: Literal)
  /// `result = left * right`, whenever the literal is true.
  case product(Variable, Variable, Variable, if: Literal)
  /// `result = dividend / divisor`, rounded, whenever the literal is true.
  case quotient(Variable, Variable, Variable, Rounding, if: Literal)
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

  /// The literals `variable = value` of a valued variable in the order of its values; none for a ranged one, unless its values
  /// were given literals by `enumerateValues`.
  public func valueLiterals(of variable: Variable) -> [Literal] {
    if isValued(variable) { return valueLiterals[Int(variable.index)] }
    guard isEnumerated(variable) else { return [] }
    return values(of: variable).compactMap { equalLiterals[ValueKey(variable: variable, value: $0)] }
  }

  /// Whether the variable has a literal for each value, by its size or by `enumerateValues`.
  public func isEnumerated(_ variable: Variable) -> Bool {
    isValued(variable) || enumerated.contains(variable)
  }

  /// Gives every ranged variable a literal for each value, in the order of creation; nil if that is done, else the first
  /// variable that has more than `most` values, and nothing is changed.
  ///
  /// What was there keeps its literals, and a second call changes nothing; so a compiled network and its graph's user come to the same
  /// literals. Costs two literals and three clauses a value.
  public mutating func enumerateValues(most: Int) -> Variable? {
    let ranged = (0..<variableCount).map { variable(at: $0) }.filter { !isEnumerated($0) }
    if let large = ranged.first(where: { domains[Int($0.index)].count > UInt64(most) }) { return large }
    for variable in ranged {
      for value in values(of: variable) { _ = literal(variable, equals: value) }
      enumerated.insert(variable)
    }
    return nil
  }

  /// The literals `variable <= value` of a ranged variable that something asked for, in the order of the values.
  public func boundLiterals(of variable: Variable) -> [(value: Int64, literal: Literal)] {
    boundLiterals.filter { $0.variable == variable }.map { ($0.value, $0.literal) }.sorted { $0.value < $1.value }
  }

  /// A constraint that is no clause, by its place in the order of statement.
  public func constraint(at place: Int) -> StatedConstraint {
    let enforced = constraints[place]
    switch enforced.constraint {
    case .atMost(let terms, let limit): return statedSum(terms, limit, enforced.enforcement)
    case .table(let columns, let rows): return .table(columns, cells: rows.cells, if: enforced.enforcement)
    case .allDifferent(let terms): return exclusions(terms, enforced.enforcement)
    case .congruence: return .redundant
    case .notEqual(let terms, let number):
      guard let lists = alternatives(terms) else {
        return .other("a sum beyond 64 bits, or without literals for its values")
      }
      return .notEqual(lists, number, if: enforced.enforcement)
    case .product(let result, let left, let right): return .product(result, left, right, if: enforced.enforcement)
    case .quotient(let result, let dividend, let divisor, let rounding):
      return .quotient(result, dividend, divisor, rounding, if: enforced.enforcement)
    }
  }

  /// A sum with every variable replaced by what its values add to the one that adds least.
  private func statedSum(_ terms: [Term], _ limit: Int64, _ enforcement: Literal) -> StatedConstraint {
    var stated: [(coefficient: Int64, literal: Literal)] = []
    var rest = Int128(limit)
    for term in terms {
      if term.item < 0 {
        stated.append((term.coefficient, Literal(code: ~term.item)))
        continue
      }
      let variable = Variable(index: term.item)
      guard isEnumerated(variable) else { return .other("a sum over a variable whose values have no literals") }
      let values = values(of: variable)
      // What a value adds to the value that adds least is never negative: bounds then follow from the true literals alone.
      let least = term.coefficient < 0 ? values[values.count - 1] : values[0]
      rest -= Int128(term.coefficient) * Int128(least)
      for (value, literal) in zip(values, valueLiterals(of: variable)) where value != least {
        guard let added = Int64(exactly: Int128(term.coefficient) * (Int128(value) - Int128(least))) else {
          return .other("a sum beyond 64 bits")
        }
        stated.append((added, literal))
      }
    }
    guard let exact = Int64(exactly: rest) else { return .other("a sum beyond 64 bits") }
    return .sum(stated, limit: exact, if: enforcement)
  }

  /// For each term what it can count, by the literal that makes it so.
  private func alternatives(_ terms: [Term]) -> [[StatedConstraint.Counted]]? {
    var lists: [[StatedConstraint.Counted]] = []
    for term in terms {
      if term.item < 0 {
        let literal = Literal(code: ~term.item)
        lists.append([(0, !literal), (term.coefficient, literal)])
        continue
      }
      let variable = Variable(index: term.item)
      guard isEnumerated(variable) else { return nil }
      var list: [StatedConstraint.Counted] = []
      for (value, literal) in zip(values(of: variable), valueLiterals(of: variable)) {
        let (counted, overflow) = value.multipliedReportingOverflow(by: term.coefficient)
        if overflow { return nil }
        list.append((counted, literal))
      }
      lists.append(list)
    }
    return lists
  }

  /// For each value the literals that would give it to several variables.
  private func exclusions(_ terms: [Term], _ enforcement: Literal) -> StatedConstraint {
    var taking: [(value: Int64, literal: Literal)] = []
    for term in terms {
      let variable = Variable(index: term.item)
      guard isEnumerated(variable) else {
        return .other("a variable whose values have no literals among different ones")
      }
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
