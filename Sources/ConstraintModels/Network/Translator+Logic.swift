import Expressions
import SolverCore

extension Translator {
  mutating func equality(_ a: Expressions.Term, _ b: Expressions.Term) -> Literal {
    if isSet(a) || isSet(b) { return setEquality(a, b) }
    if let value = b.constant, let variable = plainVariable(a) { return network.literal(variable, equals: value) }
    if let value = a.constant, let variable = plainVariable(b) { return network.literal(variable, equals: value) }
    return comparison(difference(a, b), .equal, 0)
  }

  /// A variable that already stands for the term.
  private mutating func plainVariable(_ term: Expressions.Term) -> Variable? {
    switch term.kind {
    case .load(let slot):
      if case .variable(let variable)? = cells[slot] { return variable }
      return nil
    case .lookup, .choose, .minimum, .maximum, .divide, .absolute: return variable(term)
    default: return nil
    }
  }

  mutating func member(_ term: Expressions.Term, _ values: [Int64]) -> Literal {
    let variable = variable(term)
    return anyOf(values.map { network.literal(variable, equals: $0) })
  }

  /// Whether a term's value is a bit mask; equality of sets goes member by member.
  func isSet(_ term: Expressions.Term) -> Bool {
    switch term.kind {
    case .load(let slot):
      if case .members? = cells[slot] { return true }
      return false
    case .choose(_, let a, let b): return isSet(a) || isSet(b)
    default: return false
    }
  }

  private mutating func setEquality(_ a: Expressions.Term, _ b: Expressions.Term) -> Literal {
    let (left, right) = (members(of: a), members(of: b))
    return allOf(
      (0..<max(left.count, right.count)).map { i in
        let (p, q) = (i < left.count ? left[i] : .false, i < right.count ? right[i] : .false)
        return anyOf([allOf([p, q]), allOf([!p, !q])])
      })
  }

  /// A set term as one literal for each bit.
  mutating func members(of term: Expressions.Term) -> [Literal] {
    switch term.kind {
    case .constant(let bits):
      return (0..<(64 - bits.leadingZeroBitCount)).map { bits >> Int64($0) & 1 == 1 ? .true : .false }
    case .load(let slot):
      if case .members(let literals)? = cells[slot] { return literals }
      return [literal(term)]
    case .choose(let condition, let a, let b):
      let (test, left, right) = (literal(condition), members(of: a), members(of: b))
      return (0..<max(left.count, right.count)).map { i in
        anyOf([
          allOf([test, i < left.count ? left[i] : .false]), allOf([!test, i < right.count ? right[i] : .false]),
        ])
      }
    // A choice between the first value alone and none is folded to its condition.
    default: return [literal(term)]
    }
  }

  mutating func contains(_ set: Expressions.Term, _ index: Expressions.Term) -> Literal {
    let literals = members(of: set)
    if let index = index.constant { return literals.indices.contains(Int(index)) ? literals[Int(index)] : .false }
    let chosen = variable(index)
    return anyOf(
      literals.enumerated().map { i, member in
        let here = network.literal(chosen, equals: Int64(i))
        return allOf([here, member])
      })
  }
}
