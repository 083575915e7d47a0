extension Term {
  /// The same term where some cells are known to lie within bounds, folded: a condition that cannot hold becomes the constant 0,
  /// and the range of a number becomes what it can be.
  ///
  /// Requires bounds within the ranges of the cells. Cost: linear in the term as a tree.
  public func narrowing(_ cells: [Int: ClosedRange<Int64>]) -> Term {
    switch kind {
    case .constant: return self
    case .load(let slot): return cells[slot].map { Term.narrowed(slot, to: $0) } ?? self
    case .not(let a): return .not(a.narrowing(cells))
    case .and(let all): return .and(all.map { $0.narrowing(cells) })
    case .or(let all): return .or(all.map { $0.narrowing(cells) })
    case .equal(let a, let b): return .equal(a.narrowing(cells), b.narrowing(cells))
    case .less(let a, let b): return .less(a.narrowing(cells), b.narrowing(cells))
    case .lessOrEqual(let a, let b): return .lessOrEqual(a.narrowing(cells), b.narrowing(cells))
    case .member(let a, let mask): return .member(a.narrowing(cells), mask)
    case .choose(let condition, let a, let b):
      return .choose(condition.narrowing(cells), a.narrowing(cells), b.narrowing(cells))
    case .setContains(let set, let index): return .setContains(set.narrowing(cells), index.narrowing(cells))
    default: return arithmeticNarrowing(cells)
    }
  }

  /// The same term where some cells have known contents.
  public func fixing(_ contents: [Int: Int64]) -> Term { narrowing(contents.mapValues { $0...$0 }) }

  private static func narrowed(_ slot: Int, to range: ClosedRange<Int64>) -> Term {
    range.lowerBound == range.upperBound ? .constant(range.lowerBound) : .load(slot, range: range)
  }

  /// Narrower operands cannot overflow where wider ones did not; the term itself is a safe answer all the same.
  private func arithmeticNarrowing(_ cells: [Int: ClosedRange<Int64>]) -> Term {
    let new = operands.map { $0.narrowing(cells) }
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
