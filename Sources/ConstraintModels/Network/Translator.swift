import Catalogs
import Expressions
import SolverCore

/// Turns the terms of a model into variables, literals and constraints of a network.
///
/// Every distinct term is translated once. Cells that are computed have no variable of their own: they stand for the
/// translation of their formula. Sums stay sums as long as they can, so that a comparison of two sums is one linear constraint.
struct Translator {
  var network = Network()
  var cells: [Int: CellEncoding] = [:]
  /// Whether a number came up that the network cannot hold; it then says nothing about the model.
  private(set) var isTooLarge = false
  private var literals: [Expressions.Term: Literal] = [:]
  private var forms: [Expressions.Term: WeightedSum] = [:]
  private var variables: [Expressions.Term: Variable] = [:]

  /// A Boolean term as a literal that is true exactly where the term is 1.
  mutating func literal(_ term: Expressions.Term) -> Literal {
    if let constant = term.constant { return constant == 0 ? .false : .true }
    if let known = literals[term] { return known }
    let literal = makeLiteral(term)
    literals[term] = literal
    return literal
  }

  private mutating func makeLiteral(_ term: Expressions.Term) -> Literal {
    switch term.kind {
    case .not(let a): return !literal(a)
    case .and(let all):
      let parts = all.map { literal($0) }
      return network.literal(allOf: parts)
    case .or(let all):
      let parts = all.map { !literal($0) }
      return !network.literal(allOf: parts)
    case .equal(let a, let b): return equality(a, b)
    // Whether anything is chosen in a set, and the opposite.
    case .less(let a, let b) where a.constant == 0 && isSet(b):
      let members = members(of: b)
      return anyOf(members)
    case .lessOrEqual(let a, let b) where b.constant == 0 && isSet(a):
      let members = members(of: a)
      return !anyOf(members)
    case .less(let a, let b): return comparison(difference(a, b), .atMost, -1)
    case .lessOrEqual(let a, let b): return comparison(difference(a, b), .atMost, 0)
    case .member(let a, let mask): return member(a, mask.indices.map(Int64.init))
    case .setContains(let set, let index): return contains(set, index)
    case .choose(let c, let a, let b):
      return anyOf([allOf([literal(c), literal(a)]), allOf([!literal(c), literal(b)])])
    case .load(let slot):
      if case .literal(let literal)? = cells[slot] { return literal }
      return network.literal(variable(term), equals: 1)
    default: return network.literal(variable(term), equals: 1)
    }
  }

  mutating func allOf(_ parts: [Literal]) -> Literal { network.literal(allOf: parts) }
  mutating func anyOf(_ parts: [Literal]) -> Literal { !network.literal(allOf: parts.map { !$0 }) }

  /// A numeric term as a sum.
  mutating func form(_ term: Expressions.Term) -> WeightedSum {
    if let constant = term.constant { return accepted(WeightedSum(constant: constant)) }
    if let known = forms[term] { return known }
    let form = makeForm(term)
    forms[term] = form
    return form
  }

  private mutating func makeForm(_ term: Expressions.Term) -> WeightedSum {
    switch term.kind {
    case .add(let a, let b): return accepted(form(a).adding(form(b)))
    case .subtract(let a, let b): return difference(a, b)
    case .multiply(let a, let b):
      if let factor = a.constant { return accepted(form(b).times(factor)) }
      if let factor = b.constant { return accepted(form(a).times(factor)) }
      return WeightedSum(variable(term))
    case .setSize(let set): return WeightedSum(countOf: members(of: set))
    case .load(let slot):
      switch cells[slot] {
      case .literal(let literal)?: return WeightedSum(literal)
      case .variable(let variable)?: return WeightedSum(variable)
      default: preconditionFailure("a number is loaded from a cell that holds one")
      }
    case .not, .and, .or, .equal, .less, .lessOrEqual, .member, .setContains:
      return WeightedSum(literal(term))
    default: return WeightedSum(variable(term))
    }
  }

  /// A numeric term as one variable.
  mutating func variable(_ term: Expressions.Term) -> Variable {
    if let known = variables[term] { return known }
    let variable = makeVariable(term)
    variables[term] = variable
    return variable
  }

  private mutating func makeVariable(_ term: Expressions.Term) -> Variable {
    switch term.kind {
    case .constant(let value): return makeVariable(in: value...value)
    case .load(let slot):
      switch cells[slot] {
      case .variable(let variable)?: return variable
      case .literal(let literal)?: return network.makeVariable(showing: literal)
      default: preconditionFailure("a number is loaded from a cell that holds one")
      }
    case .not, .and, .or, .equal, .less, .lessOrEqual, .member, .setContains:
      return network.makeVariable(showing: literal(term))
    case .add, .subtract, .setSize: return variable(equalTo: form(term), in: term.range)
    case .multiply(let a, let b) where a.constant != nil || b.constant != nil:
      return variable(equalTo: form(term), in: term.range)
    default: return functionVariable(term)
    }
  }

  /// A new variable; gives the translation up where its values are too large for the network.
  mutating func makeVariable(in range: ClosedRange<Int64>, step: Int64 = 1) -> Variable {
    let limit = Network.valueLimit
    if range.lowerBound >= -limit && range.upperBound <= limit { return network.makeVariable(range, step: step) }
    giveUp()
    return network.makeVariable(0...0)
  }

  mutating func giveUp() { isTooLarge = true }

  /// One sum less another.
  mutating func difference(_ a: Expressions.Term, _ b: Expressions.Term) -> WeightedSum {
    accepted(form(a).subtracting(form(b)))
  }

  /// The sum, or, where its numbers became too large, any while the translation is given up.
  mutating func accepted(_ form: WeightedSum?) -> WeightedSum {
    if let form { return form }
    giveUp()
    return .zero
  }

  /// A new variable with the value of a sum; an existing one where the sum is nothing else.
  mutating func variable(equalTo form: WeightedSum, in range: ClosedRange<Int64>) -> Variable {
    let result = makeVariable(in: range)
    network.addLinear(form.terms + [.init(-1, result)], .equal, -form.constant)
    return result
  }

  /// A literal for a sum's relation to a constant.
  mutating func comparison(_ form: WeightedSum, _ relation: Relation, _ constant: Int64) -> Literal {
    let whole = accepted(WeightedSum(constant: constant).flatMap { form.subtracting($0) })
    return network.literal(whole.terms, relation, -whole.constant)
  }
}
