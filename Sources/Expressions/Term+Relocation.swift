extension Term {
  /// The same term over the cells that lie `base` further on: for another instance of its product.
  ///
  /// Shared parts stay shared. Cost: linear in the number of distinct parts.
  public func relocated(by base: Int) -> Term {
    if base == 0 { return self }
    var done: [ObjectIdentifier: Term] = [:]
    return relocated(by: base, done: &done)
  }

  private func relocated(by base: Int, done: inout [ObjectIdentifier: Term]) -> Term {
    if let known = done[ObjectIdentifier(self)] { return known }
    let result: Term
    switch kind {
    case .constant: result = self
    case .load(let slot): result = Term(.load(slot: slot + base), range: range)
    default: result = Term(kind.replacingOperands(operands.map { $0.relocated(by: base, done: &done) }), range: range)
    }
    done[ObjectIdentifier(self)] = result
    return result
  }
}

extension Term.Kind {
  /// The same operation on other operands, as many and in the same order as `Term.operands` lists them.
  func replacingOperands(_ new: [Term]) -> Term.Kind {
    switch self {
    case .constant, .load: self
    case .not: .not(new[0])
    case .and: .and(new)
    case .or: .or(new)
    case .equal: .equal(new[0], new[1])
    case .less: .less(new[0], new[1])
    case .lessOrEqual: .lessOrEqual(new[0], new[1])
    case .member(_, let mask): .member(new[0], mask)
    case .add: .add(new[0], new[1])
    case .subtract: .subtract(new[0], new[1])
    case .multiply: .multiply(new[0], new[1])
    case .divide(_, _, let mode): .divide(new[0], new[1], mode)
    case .minimum: .minimum(new[0], new[1])
    case .maximum: .maximum(new[0], new[1])
    case .absolute: .absolute(new[0])
    case .choose: .choose(new[0], new[1], new[2])
    case .lookup(let table, let column, _): .lookup(table, column: column, new)
    case .setContains: .setContains(set: new[0], index: new[1])
    case .setSize: .setSize(new[0])
    }
  }
}
