extension Term {
  /// The same term over cells that keep the given ranges, which lie within those that it was made for: folded as far as they allow.
  ///
  /// The result's range holds what the term can still be: interval arithmetic by the functions that make terms. Shared parts are worked
  /// on once.
  public func narrowed(to ranges: (Int) -> ClosedRange<Int64>) -> Term {
    var done: [ObjectIdentifier: Term] = [:]
    return narrowed(to: ranges, &done)
  }

  /// The same term where some cells are known to lie within bounds, which lie within the ranges of the cells.
  public func narrowing(_ cells: [Int: ClosedRange<Int64>]) -> Term {
    narrowed(to: { cells[$0] ?? Int64.min...Int64.max })
  }

  /// The same term where some cells have known contents.
  public func fixing(_ contents: [Int: Int64]) -> Term { narrowing(contents.mapValues { $0...$0 }) }

  private func narrowed(to ranges: (Int) -> ClosedRange<Int64>, _ done: inout [ObjectIdentifier: Term]) -> Term {
    if case .constant = kind { return self }
    if case .load(let slot) = kind {
      let left = ranges(slot).clamped(to: range)
      return left.lowerBound == left.upperBound ? .constant(left.lowerBound) : .load(slot, range: left)
    }
    if let known = done[ObjectIdentifier(self)] { return known }
    let parts = operands.map { $0.narrowed(to: ranges, &done) }
    // Nothing leaves 64 bits over narrower ranges that did not over wider ones.
    let result = remade(parts) ?? Term(kind.replacingOperands(parts), range: range)
    done[ObjectIdentifier(self)] = result
    return result
  }

  /// The same operation on other operands, made anew.
  private func remade(_ parts: [Term]) -> Term? {
    switch kind {
    case .constant, .load: self
    case .not: .not(parts[0])
    case .and: .and(parts)
    case .or: .or(parts)
    case .equal: .equal(parts[0], parts[1])
    case .less: .less(parts[0], parts[1])
    case .lessOrEqual: .lessOrEqual(parts[0], parts[1])
    case .member(_, let mask): .member(parts[0], mask)
    case .add: .adding(parts[0], parts[1])
    case .subtract: .subtracting(parts[0], parts[1])
    case .multiply: .multiplying(parts[0], parts[1])
    case .divide(_, _, let mode): .dividing(parts[0], by: parts[1], rounding: mode)
    case .minimum: .minimum(parts[0], parts[1])
    case .maximum: .maximum(parts[0], parts[1])
    case .absolute: .absolute(parts[0])
    case .choose: .choose(parts[0], parts[1], parts[2])
    case .lookup(let table, let column, _): .lookup(table, column: column, parts)
    case .setContains: .setContains(parts[0], parts[1])
    case .setSize: .setSize(parts[0])
    }
  }
}
