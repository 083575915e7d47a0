import Diagnostics
import Quantities

extension Checker {
  mutating func logic(_ syntax: Syntax) -> Value? {
    switch syntax.kind {
    case .not(let operand):
      return boolean(operand).map { .boolean(Term.not($0)) }
    case .and(let operands):
      return booleans(operands).map { .boolean(Term.and($0)) }
    case .or(let operands):
      return booleans(operands).map { .boolean(Term.or($0)) }
    case .implies(let a, let b):
      return booleans([a, b]).map { .boolean(Term.implies($0[0], $0[1])) }
    case .iff(let a, let b):
      return booleans([a, b]).map { .boolean(Checker.equivalent($0[0], $0[1])) }
    default:
      preconditionFailure("the other nodes are no logic")
    }
  }

  private mutating func booleans(_ operands: [Syntax]) -> [Term]? {
    let terms = operands.map { boolean($0) }
    return terms.allSatisfy { $0 != nil } ? terms.compactMap(\.self) : nil
  }

  /// Equality of two Booleans: with a fixed one it is the other, or its negation.
  static func equivalent(_ a: Term, _ b: Term) -> Term {
    if let value = b.constant { return value == 1 ? a : Term.not(a) }
    if let value = a.constant { return value == 1 ? b : Term.not(b) }
    return Term.equal(a, b)
  }

  // MARK: if

  /// One of two Booleans; with a fixed one it is a conjunction or disjunction.
  private static func chosen(_ condition: Term, _ a: Term, _ b: Term) -> Term {
    switch (a.constant, b.constant) {
    case (1, _): Term.or([condition, b])
    case (0, _): Term.and([Term.not(condition), b])
    case (_, 1): Term.or([Term.not(condition), a])
    case (_, 0): Term.and([condition, a])
    default: Term.choose(condition, a, b)
    }
  }

  mutating func choose(_ condition: Syntax, _ a: Syntax, _ b: Syntax, hint: Hint, range: Range<Int>) -> Value? {
    let mistakesBefore = mistakes.count
    let decided = boolean(condition)
    if let value = decided?.constant, mistakes.count == mistakesBefore { warnAlways(value, range: condition.range) }
    guard let (first, second) = pair(a, b, hint: hint), let decided else { return nil }
    switch (first, second) {
    case (.boolean(let x), .boolean(let y)):
      return .boolean(Checker.chosen(decided, x, y))
    case (.number(let x), .number(let y)):
      guard let x = exact(x, range: a.range), let y = exact(y, range: b.range) else { return nil }
      return arithmetic(range) { () throws(ArithmeticFault) in
        let (unit, scale) = (try Number.combinedUnit(x, y), max(x.scale, y.scale))
        let left = try Number.raised(x.numerator, by: scale - x.scale)
        let right = try Number.raised(y.numerator, by: scale - y.scale)
        return .number(Number(Term.choose(decided, left, right), scale: scale, unit: unit))
      }
    case (.choice(let d, let o, let x), .choice(let e, let p, let y)) where d == e:
      return .choice(d, optional: o || p, Term.choose(decided, x, y))
    case (.set(let d, let x), .set(let e, let y)) where d == e:
      return .set(d, Term.choose(decided, x, y))
    default:
      report("type-mismatch", range, "one branch is \(first.kindName), the other \(second.kindName)")
      return nil
    }
  }

  /// Checks two parts that ought to be of one type, each lending its values to the other's literals.
  mutating func pair(_ a: Syntax, _ b: Syntax, hint: Hint = .none) -> (Value, Value)? {
    if a.needsHint && !b.needsHint {
      guard let (second, first) = pair(b, a, hint: hint) else { return nil }
      return (first, second)
    }
    let first = check(a, hint: hint)
    if first == nil && b.needsHint { return nil }
    if let first, case .text(let text) = b.kind, case .none = first.hint(or: hint) {
      report("type-mismatch", b.range, "'\(excerpt(a.range))' is \(first.kindName), so it is never '\(text)'")
      return nil
    }
    let second = check(b, hint: first?.hint(or: hint) ?? hint)
    guard let first, let second else { return nil }
    return (first, second)
  }

  mutating func warnAlways(_ value: Int64, range: Range<Int>, _ reason: String = "") {
    let (code, outcome) = value == 1 ? ("always-true", "true") : ("always-false", "false")
    report(Mistake(code, severity: .warning, range, "'\(excerpt(range))' is always \(outcome)\(reason)"))
  }
}

extension Syntax {
  /// Whether the part is made of literals whose meaning the surroundings must give.
  var needsHint: Bool {
    switch kind {
    case .text, .list: true
    case .choose(_, let a, let b): a.needsHint && b.needsHint
    default: false
    }
  }
}

extension Value {
  /// The hint that this value gives to a part that ought to be of its type.
  func hint(or other: Hint) -> Hint {
    switch self {
    case .choice(let domain, _, _): .value(domain)
    case .set(let domain, _): .set(domain)
    default: other
    }
  }
}
