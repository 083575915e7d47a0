// Each constraint becomes a record, its terms or table, and the list of those who wake it.

extension Engine {
  /// Compiles a constraint other than a clause.
  mutating func addConstraint(_ enforced: Network.Enforced, _ network: Network, _ listeners: inout Listeners) {
    let number = Int32(constraints.records.count)
    var record = ConstraintRecord(
      kind: .table, enforcement: enforced.enforcement, start: Int32(constraints.terms.count), count: 0, limit: 0,
      word: 0)
    switch enforced.constraint {
    case .atMost(let terms, let limit): addAtMost(terms, limit, &record, number, &listeners)
    case .congruence(let terms, let limit):
      guard hasCommonDivisors(terms) else { return }
      (record.kind, record.limit) = (.congruence, limit)
      addTerms(terms, number, &listeners)
    case .notEqual(let terms, let limit):
      (record.kind, record.limit) = (isWide(terms, limit) ? .wideNotEqual : .notEqual, limit)
      addTerms(terms, number, &listeners)
    case .allDifferent(let terms):
      record.kind = .allDifferent
      addTerms(terms, number, &listeners)
    case .product(let result, let left, let right):
      record.kind = .product
      addTerms([result, left, right].map { Term(1, $0) }, number, &listeners)
    case .quotient(let result, let dividend, let divisor, let rounding):
      record.kind = rounding == .down ? .floorQuotient : .ceilingQuotient
      addTerms([result, dividend, divisor].map { Term(1, $0) }, number, &listeners)
    case .table(let columns, let rows): record.start = addTable(columns, rows, number, network, &listeners)
    }
    if record.kind != .table { record.count = Int32(constraints.terms.count) - record.start }
    listeners.append(enforced.enforcement, Subscription(constraint: number, entry: Subscription.none))
    constraints.records.append(record)
  }

  /// Counts where all terms are literals; else keeps a sum in as many bits as it needs.
  private mutating func addAtMost(
    _ terms: [Term], _ limit: Int64, _ record: inout ConstraintRecord, _ number: Int32, _ listeners: inout Listeners
  ) {
    if let sum = counted(terms, limit) {
      (record.kind, record.limit) = (.counted, sum.limit)
      record.word = Int32(state.words.count)
      return addCounter(sum.terms, number, &listeners)
    }
    record.kind = isWide(terms, limit) ? .wideAtMost : .atMost
    record.limit = tightened(limit, terms)
    addTerms(terms, number, &listeners) { $0.coefficient > 0 ? (true, false) : (false, true) }
  }

  /// Whether some partial sum could leave 62 bits, with room for the limit.
  private func isWide(_ terms: [Term], _ limit: Int64) -> Bool {
    var total = Int128(limit.magnitude) + 1
    for term in terms {
      let most =
        term.item < 0
        ? 1 : max(domains.rootBounds[2 * term.item].magnitude, domains.rootBounds[2 * term.item + 1].magnitude) + 1
      let (product, overflow) = Int128(term.coefficient.magnitude).multipliedReportingOverflow(by: Int128(most))
      let (sum, isTooMuch) = total.addingReportingOverflow(2 * (overflow ? 0 : product))
      precondition(!overflow && !isTooMuch, "a linear constraint's sums exceed 127 bits")
      total = sum
    }
    return total >= 1 << 62
  }

  /// Adds terms with, for each, whether a rising lower and a falling upper bound matter.
  private mutating func addTerms(
    _ terms: [Term], _ number: Int32, _ listeners: inout Listeners,
    _ matters: (Term) -> (lower: Bool, upper: Bool) = { _ in (true, true) }
  ) {
    let subscription = Subscription(constraint: number, entry: Subscription.none)
    for term in terms {
      constraints.terms.append(term)
      let (lower, upper) = matters(term)
      if term.item < 0 {
        let literal = Literal(code: ~term.item)
        if lower { listeners.append(literal, subscription) }
        if upper { listeners.append(!literal, subscription) }
      } else if domains.isValued(term.item) {
        let shape = domains.shapes[term.item]
        for offset in 0..<shape.count { listeners.append(!domains.literals[shape.literalStart + offset], subscription) }
      } else {
        if lower { listeners.append(bound: 2 * term.item, subscription) }
        if upper { listeners.append(bound: 2 * term.item + 1, subscription) }
      }
    }
  }
}
