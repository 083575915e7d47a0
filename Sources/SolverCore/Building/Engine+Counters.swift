extension Engine {
  /// The terms of a sum of literals with positive weights in descending order, and its limit; nil when a term is no literal, or the
  /// weights are too large, or there are so few that counting does not pay.
  func counted(_ terms: [Term], _ limit: Int64) -> (terms: [Term], limit: Int64)? {
    guard terms.count > 2, terms.allSatisfy({ $0.item < 0 }) else { return nil }
    var positive: [Term] = []
    var moved = Int128(limit)
    var total: Int128 = 0
    for term in terms {
      total += Int128(term.coefficient.magnitude)
      // -w·l is w·¬l - w.
      if term.coefficient < 0 { moved += Int128(term.coefficient.magnitude) }
      guard total < 1 << 62 else { return nil }
      positive.append(
        term.coefficient > 0 ? term : Term(-term.coefficient, !Literal(code: ~term.item)))
    }
    guard moved.magnitude < 1 << 62 else { return nil }
    let order = positive.indices.sorted {
      (-positive[$0].coefficient, $0) < (-positive[$1].coefficient, $1)
    }
    return (order.map { positive[$0] }, Int64(moved))
  }

  /// Adds the terms of a sum of literals, each of which is heard when it becomes true.
  mutating func addCounter(_ terms: [Term], _ number: Int32, _ listeners: inout Listeners) {
    for (place, term) in terms.enumerated() {
      constraints.terms.append(term)
      listeners.append(
        Literal(code: ~term.item), Subscription(constraint: number, entry: Subscription.firstTerm + Int32(place)))
    }
    state.words.append(0)
  }
}
