import Diagnostics
import Quantities

extension Checker {
  mutating func compare(_ comparison: Syntax.Comparison, _ a: Syntax, _ b: Syntax, range: Range<Int>) -> Value? {
    if let result = compareText(comparison, a, b, range: range) { return result.value }
    guard let (left, right) = pair(a, b) else { return nil }
    guard let term = term(comparison, left, right, range: range) else { return nil }
    if let value = term.constant { warnAlways(value, range: range, bounds(left, a) ?? bounds(right, b) ?? "") }
    return .boolean(term)
  }

  /// Where one side is a number that varies: what it is known to lie between.
  private func bounds(_ value: Value, _ syntax: Syntax) -> String? {
    guard case .number(let number) = value, number.divisor == nil, number.numerator.constant == nil else { return nil }
    let range = number.numerator.range
    let low = FixedDecimal(mantissa: range.lowerBound, scale: number.scale)
    let high = FixedDecimal(mantissa: range.upperBound, scale: number.scale)
    return ": '\(excerpt(syntax.range))' lies between \(low) and \(high)"
  }

  /// `nil` where neither side is a text.
  private mutating func compareText(
    _ comparison: Syntax.Comparison, _ a: Syntax, _ b: Syntax, range: Range<Int>
  ) -> (value: Value?, Void)? {
    let (side, other) = a.needsHint ? (b, a) : (a, b)
    guard case .path(let names) = side.kind, isText(names) else { return nil }
    guard case .text("") = other.kind, comparison == .equal || comparison == .notEqual else {
      let message = "a text can only be compared with '' by = or ne; its length is length(\(excerpt(side.range)))"
      report("text-comparison", range, message)
      return (nil, ())
    }
    guard case .text(let length)? = check(side) else { return (nil, ()) }
    let empty = Term.equal(length, .constant(0))
    return (.boolean(comparison == .equal ? empty : Term.not(empty)), ())
  }

  private mutating func isText(_ names: [Syntax.Name]) -> Bool {
    muted += 1
    defer { muted -= 1 }
    guard case .text? = path(names) else { return false }
    return true
  }

  /// The comparison of two values of one type.
  mutating func term(
    _ comparison: Syntax.Comparison, _ left: Value, _ right: Value, range: Range<Int>
  ) -> Term? {
    let equality: Term
    switch (left, right) {
    case (.number(let x), .number(let y)):
      return arithmetic(range) { () throws(ArithmeticFault) in try Number.compare(comparison, x, y) }
    case (.boolean(let x), .boolean(let y)): equality = Checker.equivalent(x, y)
    case (.choice(let d, _, let x), .choice(let e, _, let y)) where d == e: equality = Term.equal(x, y)
    case (.set(let d, let x), .set(let e, let y)) where d == e: equality = Term.equal(x, y)
    case (.choice(let d, _, _), .set(let e, _)) where d == e, (.set(let e, _), .choice(let d, _, _)) where d == e:
      report("type-mismatch", range, "a value is compared with a set of values of '\(d.id)'; use 'in'")
      return nil
    default:
      report("type-mismatch", range, "\(left.kindName) cannot be compared with \(right.kindName)")
      return nil
    }
    switch comparison {
    case .equal: return equality
    case .notEqual: return Term.not(equality)
    default:
      report("type-mismatch", range, "\(left.kindName) has no order; compare by = or ne")
      return nil
    }
  }

  // MARK: in

  mutating func isIn(_ element: Syntax, _ collection: Syntax, range: Range<Int>) -> Value? {
    let term: Term?
    switch collection.kind {
    case .list(let elements): term = isAmong(element, elements, range: range)
    case .text: term = isAmong(element, [collection], range: range)
    default: term = isContained(element, in: collection)
    }
    if let value = term?.constant { warnAlways(value, range: range) }
    return term.map { .boolean($0) }
  }

  private mutating func isAmong(_ element: Syntax, _ candidates: [Syntax], range: Range<Int>) -> Term? {
    guard let value = check(element) else { return nil }
    var terms: [Term] = []
    var mask = IndexMask([])
    var failed = false
    for candidate in candidates {
      guard let other = check(candidate, hint: value.hint(or: .none)) else {
        failed = true
        continue
      }
      if case .choice(let domain, _, _) = value, case .choice(domain, _, let term) = other, let index = term.constant {
        mask.insert(Int(index))
      } else if let equal = self.term(.equal, value, other, range: candidate.range) {
        terms.append(equal)
      } else {
        failed = true
      }
    }
    if failed { return nil }
    if case .choice(_, _, let term) = value { terms.append(Term.member(term, mask)) }
    return Term.or(terms)
  }

  private mutating func isContained(_ element: Syntax, in collection: Syntax) -> Term? {
    guard let value = check(collection) else { return nil }
    guard case .set(let domain, let set) = value else {
      let message = "'\(excerpt(collection.range))' is \(value.kindName); 'in' wants a list such as ('a', 'b') or a set"
      report("type-mismatch", collection.range, message)
      return nil
    }
    guard let member = check(element, hint: .value(domain)) else { return nil }
    guard case .choice(domain, _, let index) = member else {
      reportMismatch(member, wanted: "a value of '\(domain.id)'", range: element.range)
      return nil
    }
    return Term.setContains(set, index)
  }
}

extension Number {
  /// The comparison, exact whatever the scales and divisors.
  static func compare(_ comparison: Syntax.Comparison, _ a: Number, _ b: Number) throws(ArithmeticFault) -> Term {
    switch comparison {
    case .greater: return try compare(.less, b, a)
    case .greaterOrEqual: return try compare(.lessOrEqual, b, a)
    case .notEqual: return Term.not(try compare(.equal, a, b))
    default: break
    }
    if a.divisor == nil, b.divisor == nil, let simple = try compareWithFinerConstant(comparison, a, b) { return simple }
    let (left, right) = try comparable(a, b)
    switch comparison {
    case .less: return Term.less(left, right)
    case .lessOrEqual: return Term.lessOrEqual(left, right)
    default: return Term.equal(left, right)
    }
  }

  /// Rounds a constant with more digits than the other side has, so that the other side's mantissa is compared as it
  /// is: `width lt 12.5` of a whole number is `width lt 13`.
  private static func compareWithFinerConstant(
    _ comparison: Syntax.Comparison, _ a: Number, _ b: Number
  ) throws(ArithmeticFault) -> Term? {
    let constantIsRight = b.numerator.constant != nil && b.scale > a.scale
    let constantIsLeft = a.numerator.constant != nil && a.scale > b.scale
    guard constantIsRight || constantIsLeft, let value = (constantIsRight ? b : a).numerator.constant else {
      return nil
    }
    _ = try combinedUnit(a, b)
    let divisor = powerOfTen(abs(a.scale - b.scale))
    let (floor, ceiling) = (
      value.divided(by: divisor, rounding: .floor), value.divided(by: divisor, rounding: .ceiling)
    )
    switch (comparison, constantIsRight) {
    case (.less, true): return Term.less(a.numerator, .constant(ceiling))
    case (.less, false): return Term.less(.constant(floor), b.numerator)
    case (.lessOrEqual, true): return Term.lessOrEqual(a.numerator, .constant(floor))
    case (.lessOrEqual, false): return Term.lessOrEqual(.constant(ceiling), b.numerator)
    default:
      guard floor == ceiling else { return .false }
      return Term.equal((constantIsRight ? a : b).numerator, .constant(floor))
    }
  }
}
