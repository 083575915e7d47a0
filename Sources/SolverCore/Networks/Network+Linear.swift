extension Network {
  /// The sum of the terms relates to `constant` as stated, whenever all of `condition` are true.
  ///
  /// Exact for all 64-bit coefficients: sums are kept in 128 bits where 64 could overflow. A variable or literal may occur
  /// repeatedly, as long as its coefficients add up within 64 bits.
  public mutating func addLinear(
    _ terms: [Term], _ relation: Relation, _ constant: Int64, if condition: [Literal] = []
  ) {
    let enforcement = enforcement(of: condition)
    if enforcement == .false { return }
    let (merged, moved) = merge(terms)
    let (limit, overflow) = constant.subtractingReportingOverflow(moved)
    precondition(!overflow, "a linear constraint's constant exceeds 64 bits")
    switch relation {
    case .atMost: addSum(.atMost(merged, limit), enforcement)
    case .notEqual: addSum(.notEqual(merged, limit), enforcement)
    case .atLeast: addSum(.atMost(negate(merged), negate(limit)), enforcement)
    case .equal:
      addSum(.atMost(merged, limit), enforcement)
      addSum(.atMost(negate(merged), negate(limit)), enforcement)
    }
  }

  /// A literal that is true exactly when the sum of the terms relates to `constant` as stated.
  public mutating func literal(_ terms: [Term], _ relation: Relation, _ constant: Int64) -> Literal {
    let holds = makeLiteral()
    addLinear(terms, relation, constant, if: [holds])
    switch relation {
    case .atMost: addLinear(terms, .atLeast, successor(constant), if: [!holds])
    case .atLeast: addLinear(terms, .atMost, negate(successor(negate(constant))), if: [!holds])
    case .equal: addLinear(terms, .notEqual, constant, if: [!holds])
    case .notEqual: addLinear(terms, .equal, constant, if: [!holds])
    }
    return holds
  }

  private mutating func addSum(_ constraint: Constraint, _ enforcement: Literal) {
    constraints.append(Enforced(constraint: constraint, enforcement: enforcement))
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

  private func successor(_ value: Int64) -> Int64 { sum(value, 1) }

  private func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    precondition(!overflow, "a linear constraint's number exceeds 64 bits")
    return sum
  }
}
