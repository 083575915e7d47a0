import SolverCore

/// A Boolean fact about an assignment, in the twin's own terms.
indirect enum Fact: Hashable {
  case boolean(Int)
  case equals(Int, Int64)
  case atMost(Int, Int64)
  case not(Fact)
}

/// An item of a linear sum, in the twin's own terms.
enum Item: Hashable {
  case variable(Int)
  case fact(Fact)
}

/// A constraint as the slow twin understands it: evaluated on complete assignments, straight from its definition.
indirect enum Rule {
  case clause([Fact])
  case linear([(Int64, Item)], Relation, Int64)
  case linearIff(Fact, [(Int64, Item)], Relation, Int64)
  case cardinality([Fact], Int, Int)
  case table([Int], [[Int64?]], isForbidden: Bool)
  case product(Int, Int, Int)
  case quotient(Int, Int, Int, Rounding)
  case extremum(Int, [Int], isLargest: Bool)
  case absolute(Int, Int)
  case choice(Int, Fact, Int, Int)
  case element(Int, [Int], Int)
  case elementOfConstants(Int, [Int64], Int)
  case allDifferent([Int], [Int64])
  case conditional([Fact], Rule)
}

/// Values of all Boolean and integer variables.
struct Assignment: Hashable {
  var booleans: [Bool]
  var integers: [Int64]

  /// Whether a fact holds.
  func holds(_ fact: Fact) -> Bool {
    switch fact {
    case .boolean(let index): booleans[index]
    case .equals(let index, let value): integers[index] == value
    case .atMost(let index, let value): integers[index] <= value
    case .not(let fact): !holds(fact)
    }
  }

  private func sum(_ terms: [(Int64, Item)]) -> Int128 {
    terms.reduce(0) { total, term in
      switch term.1 {
      case .variable(let index): total + Int128(term.0) * Int128(integers[index])
      case .fact(let fact): holds(fact) ? total + Int128(term.0) : total
      }
    }
  }

  private func relates(_ terms: [(Int64, Item)], _ relation: Relation, _ constant: Int64) -> Bool {
    let sum = sum(terms)
    switch relation {
    case .atMost: return sum <= constant
    case .atLeast: return sum >= constant
    case .equal: return sum == constant
    case .notEqual: return sum != constant
    }
  }

  /// Whether a rule holds.
  func satisfies(_ rule: Rule) -> Bool {
    switch rule {
    case .clause(let facts): return facts.contains(where: holds)
    case .linear(let terms, let relation, let constant): return relates(terms, relation, constant)
    case .linearIff(let fact, let terms, let relation, let constant):
      return holds(fact) == relates(terms, relation, constant)
    case .cardinality(let facts, let low, let high): return (low...high).contains(facts.count(where: holds))
    case .table(let columns, let rows, let isForbidden):
      return isForbidden
        != rows.contains { row in zip(columns, row).allSatisfy { $1 == nil || integers[$0] == $1 } }
    case .product(let z, let x, let y): return integers[z] == integers[x] * integers[y]
    case .quotient(let z, let x, let y, let rounding): return divides(integers[z], integers[x], integers[y], rounding)
    case .extremum(let z, let operands, let isLargest):
      let values = operands.map { integers[$0] }
      return integers[z] == (isLargest ? values.max() : values.min())
    case .absolute(let z, let x): return integers[z] == abs(integers[x])
    case .choice(let z, let test, let x, let y): return integers[z] == (holds(test) ? integers[x] : integers[y])
    case .element(let z, let array, let index):
      let place = integers[index]
      return place >= 0 && place < array.count && integers[z] == integers[array[Int(place)]]
    case .elementOfConstants(let z, let array, let index):
      let place = integers[index]
      return place >= 0 && place < array.count && integers[z] == array[Int(place)]
    case .allDifferent(let variables, let offsets):
      return Set(zip(variables, offsets).map { integers[$0] + $1 }).count == variables.count
    case .conditional(let facts, let rule): return !facts.allSatisfy(holds) || satisfies(rule)
    }
  }

  /// Whether z is x / y rounded: the multiples of y around x decide, without any division.
  private func divides(_ z: Int64, _ x: Int64, _ y: Int64, _ rounding: Rounding) -> Bool {
    if y == 0 { return false }
    let (dividend, divisor) = y > 0 ? (x, y) : (-x, -y)
    switch rounding {
    case .down: return z * divisor <= dividend && dividend < (z + 1) * divisor
    case .up: return z * divisor >= dividend && dividend > (z - 1) * divisor
    }
  }
}
