import SolverCore

/// A small configuration problem in plain terms: what a differential run takes apart with the engine and by trying everything.
///
/// Nothing here knows how the engine works; a rule is what its definition says about complete assignments.
struct LayeredNetwork {
  /// A statement about one variable.
  struct Fact {
    /// What is said, before `isNegated`.
    enum Kind {
      case equals
      case atMost
    }

    var kind: Kind
    var variable: Int
    var value: Int64
    var isNegated: Bool
  }

  /// A constraint.
  indirect enum Rule {
    /// Some fact holds.
    case clause([Fact])
    /// So many of the facts hold.
    case cardinality([Fact], ClosedRange<Int>)
    /// The variables take one of the rows, or none of them; nil matches all values.
    case table([Int], [[Int64?]], isForbidden: Bool)
    /// A sum of multiples relates to a constant.
    case sum([(coefficient: Int64, variable: Int)], Relation, Int64)
    /// The first variable is the product of the others.
    case product(Int, Int, Int)
    /// The first variable is the quotient of the second by the third, rounded down; the third is not 0.
    case quotient(Int, Int, Int)
    /// The first variable is the element of the list at the place that the last one tells, from 0.
    case listElement(Int, [Int64], Int)
    /// The first variable is the one among several at the place that the last one tells, from 0.
    case element(Int, [Int], Int)
    /// The first variable is the largest of the others.
    case maximum(Int, [Int])
    /// No two of the variables are equal.
    case allDifferent([Int])
    /// The rule holds if all facts do.
    case conditional([Fact], Rule)
  }

  /// The values of each variable, ascending.
  var domains: [[Int64]] = []
  /// The constraints.
  var rules: [Rule] = []
  /// Whether there are only clauses over variables with the values 0 and 1.
  var isClausal = false
}

extension LayeredNetwork.Rule {
  /// The variables that the rule speaks of, each once.
  var scope: [Int] {
    var scope: [Int] = []
    for variable in mentions where !scope.contains(variable) { scope.append(variable) }
    return scope
  }

  private var mentions: [Int] {
    switch self {
    case .clause(let facts), .cardinality(let facts, _): facts.map(\.variable)
    case .table(let columns, _, _): columns
    case .sum(let terms, _, _): terms.map(\.variable)
    case .product(let result, let left, let right), .quotient(let result, let left, let right): [result, left, right]
    case .listElement(let result, _, let index): [result, index]
    case .element(let result, let operands, let index): [result, index] + operands
    case .maximum(let result, let operands): [result] + operands
    case .allDifferent(let variables): variables
    case .conditional(let facts, let rule): facts.map(\.variable) + rule.mentions
    }
  }
}
