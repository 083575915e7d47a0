extension Network {
  /// The sum of the terms relates to `constant` as stated, whenever all of `condition` are true.
  ///
  /// Exact for all 64-bit coefficients: sums are kept in 128 bits where 64 could overflow. A variable or literal may occur
  /// repeatedly, as long as its coefficients add up within 64 bits.
  public mutating func addLinear(
    _ terms: [Term], _ relation: Relation, _ constant: Int64, if condition: [Literal] = []
  ) {
    let (merged, limit) = normalize(terms, constant)
    if merged.count < 2 {
      addClause([literal(simple: merged, relation, limit)], if: condition)
    } else if relation == .equal, merged.count == 2, merged.allSatisfy(isValuedVariable) {
      addEquality(merged[0], merged[1], limit, if: condition)
    } else {
      addSum(merged, relation, limit, enforcement(of: condition))
    }
  }

  /// A literal that is true exactly when the sum of the terms relates to `constant` as stated.
  public mutating func literal(_ terms: [Term], _ relation: Relation, _ constant: Int64) -> Literal {
    let (merged, limit) = normalize(terms, constant)
    if merged.count < 2 { return literal(simple: merged, relation, limit) }
    let holds = makeLiteral()
    addLinear(terms, relation, constant, if: [holds])
    switch relation {
    case .atMost: addLinear(terms, .atLeast, sum(constant, 1), if: [!holds])
    case .atLeast: addLinear(terms, .atMost, sum(constant, -1), if: [!holds])
    case .equal: addLinear(terms, .notEqual, constant, if: [!holds])
    case .notEqual: addLinear(terms, .equal, constant, if: [!holds])
    }
    return holds
  }

  private mutating func addSum(_ terms: [Term], _ relation: Relation, _ limit: Int64, _ enforcement: Literal) {
    if enforcement == .false { return }
    func add(_ constraint: Constraint) {
      constraints.append(Enforced(constraint: constraint, enforcement: enforcement))
    }
    if relation == .notEqual { return add(.notEqual(terms, limit)) }
    if relation != .atLeast { add(.atMost(terms, limit)) }
    if relation != .atMost { add(.atMost(negate(terms), negate(limit))) }
    if relation == .equal { add(.congruence(terms, limit)) }
  }

  /// What a sum of at most one item amounts to.
  private mutating func literal(simple terms: [Term], _ relation: Relation, _ limit: Int64) -> Literal {
    guard let term = terms.first else { return relates(0, relation, limit) ? .true : .false }
    if term.item < 0 {
      let (no, yes) = (relates(0, relation, limit), relates(Int128(term.coefficient), relation, limit))
      let literal = Literal(code: ~term.item)
      return no ? (yes ? .true : !literal) : (yes ? literal : .false)
    }
    let variable = Variable(index: term.item)
    let divisor = Int128(term.coefficient)
    let down = clamp(Int128(limit).quotient(rounded: .down, by: divisor))
    let up = clamp(Int128(limit).quotient(rounded: .up, by: divisor))
    switch relation {
    case .equal: return down == up ? literal(variable, equals: down) : .false
    case .notEqual: return down == up ? !literal(variable, equals: down) : .true
    case .atMost: return divisor > 0 ? literal(variable, atMost: down) : literal(variable, atLeast: up)
    case .atLeast: return divisor > 0 ? literal(variable, atLeast: up) : literal(variable, atMost: down)
    }
  }

  private func relates(_ value: Int128, _ relation: Relation, _ limit: Int64) -> Bool {
    switch relation {
    case .atMost: value <= limit
    case .atLeast: value >= limit
    case .equal: value == limit
    case .notEqual: value != limit
    }
  }

  /// Variables stay far within 64 bits, so what leaves them may be cut.
  private func clamp(_ value: Int128) -> Int64 { Int64(clamping: value) }

  private func isValuedVariable(_ term: Term) -> Bool {
    term.item >= 0 && isValued(Variable(index: term.item))
  }

  /// An equation of two valued variables, value by value: bounds alone would miss the values in between.
  private mutating func addEquality(_ left: Term, _ right: Term, _ limit: Int64, if condition: [Literal]) {
    for (one, other) in [(left, right), (right, left)] {
      let variable = Variable(index: one.item)
      for value in values(of: variable) {
        let rest = Int128(limit) - Int128(one.coefficient) * Int128(value)
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: Int128(other.coefficient))
        let partner = remainder == 0 ? literal(Variable(index: other.item), equals: clamp(quotient)) : .false
        addClause([!literal(variable, equals: value), partner], if: condition)
      }
    }
  }

  private func normalize(_ terms: [Term], _ constant: Int64) -> (terms: [Term], limit: Int64) {
    let (merged, moved) = merge(terms)
    let (limit, overflow) = constant.subtractingReportingOverflow(moved)
    precondition(!overflow, "a linear constraint's constant exceeds 64 bits")
    return (merged, limit)
  }

  /// Adds up terms of the same item in order of first occurrence; opposite literals and constants go to the constant.
  private func merge(_ terms: [Term]) -> (terms: [Term], constant: Int64) {
    var places: [Int32: Int] = [:]
    var merged: [Term] = []
    var constant: Int64 = 0
    for term in terms {
      var term = term
      if term.item < 0 {
        let literal = Literal(code: ~term.item)
        if literal == .true { constant = sum(constant, term.coefficient) }
        if literal.boolean == 0 { continue }
        if literal.isNegative {
          // c·¬b is c - c·b.
          constant = sum(constant, term.coefficient)
          term = Term(negate(term.coefficient), !literal)
        }
      }
      if let place = places[term.item] {
        merged[place].coefficient = sum(merged[place].coefficient, term.coefficient)
      } else {
        places[term.item] = merged.count
        merged.append(term)
      }
    }
    return (merged.filter { $0.coefficient != 0 }, constant)
  }

  private func negate(_ terms: [Term]) -> [Term] {
    terms.map { Term(coefficient: negate($0.coefficient), item: $0.item) }
  }

  private func negate(_ value: Int64) -> Int64 {
    precondition(value != .min, "a linear constraint's number exceeds 64 bits")
    return -value
  }

  private func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    precondition(!overflow, "a linear constraint's number exceeds 64 bits")
    return sum
  }
}
