import Expressions

extension Term {
  /// The same term where some cells have known contents, folded: a condition that cannot hold becomes the constant 0.
  ///
  /// Requires contents within the ranges of the cells. Cost: linear in the term as a tree.
  func fixing(_ contents: [Int: Int64]) -> Term {
    switch kind {
    case .constant: return self
    case .load(let slot): return contents[slot].map(Term.constant) ?? self
    case .not(let a): return .not(a.fixing(contents))
    case .and(let all): return .and(all.map { $0.fixing(contents) })
    case .or(let all): return .or(all.map { $0.fixing(contents) })
    case .equal(let a, let b): return .equal(a.fixing(contents), b.fixing(contents))
    case .less(let a, let b): return .less(a.fixing(contents), b.fixing(contents))
    case .lessOrEqual(let a, let b): return .lessOrEqual(a.fixing(contents), b.fixing(contents))
    case .member(let a, let mask): return .member(a.fixing(contents), mask)
    case .choose(let condition, let a, let b):
      return .choose(condition.fixing(contents), a.fixing(contents), b.fixing(contents))
    case .setContains(let set, let index): return .setContains(set.fixing(contents), index.fixing(contents))
    default: return arithmeticFixing(contents)
    }
  }

  /// Narrower operands cannot overflow where wider ones did not; the term itself is a safe answer all the same.
  private func arithmeticFixing(_ contents: [Int: Int64]) -> Term {
    let new = operands.map { $0.fixing(contents) }
    let result: Term? =
      switch kind {
      case .add: .adding(new[0], new[1])
      case .subtract: .subtracting(new[0], new[1])
      case .multiply: .multiplying(new[0], new[1])
      case .divide(_, _, let mode): .dividing(new[0], by: new[1], rounding: mode)
      case .minimum: .minimum(new[0], new[1])
      case .maximum: .maximum(new[0], new[1])
      case .absolute: .absolute(new[0])
      case .setSize: .setSize(new[0])
      case .lookup(let table, let column, _): .lookup(table, column: column, new)
      default: self
      }
    return result ?? self
  }
}
