import Quantities

extension Checker {
  /// Checks a whole expression and fits it to what its place wants.
  mutating func check(_ tree: Syntax, expecting expectation: ExpectedType) -> (type: ValueType, term: Term)? {
    guard let value = check(tree, hint: Checker.hint(expectation)) else { return nil }
    let range = tree.range
    switch (expectation, value) {
    case (.any, _): return typed(value, range: range)
    case (.boolean, .boolean), (.type(.boolean), .boolean): return typed(value, range: range)
    case (.boolean, _), (.type(.boolean), _): reportMismatch(value, wanted: "a condition", range: range)
    case (.number(let unit), .number(let number)): return fitted(number, unit: unit, range: range)
    case (.measure(let unit), .number(let number)): return measured(number, in: unit, range: range)
    case (.quantity(let unit), .number(let number)):
      if case .assumed = number.unit { return fitted(number, unit: nil, range: range) }
      return measured(number, in: unit, range: range)
    case (.plain, .number(let number)): return plain(number, range: range)
    case (.type(.number(let type)), .number(let number)): return fitted(number, to: type, range: range)
    case (.number, _), (.measure, _), (.quantity, _), (.plain, _), (.type(.number), _):
      reportMismatch(value, wanted: "a number", range: range)
    case (.value(let domain), .choice(let own, _, _)) where own == domain: return typed(value, range: range)
    case (.type(.value(let domain, let optional)), .choice(let own, let unset, _)) where own == domain:
      if optional || !unset { return typed(value, range: range) }
      report(
        "may-be-unset", range,
        "'\(excerpt(range))' may be without a value, but a value of '\(domain.id)' is wanted here")
    case (.value(let domain), _), (.type(.value(let domain, _)), _):
      reportMismatch(value, wanted: "a value of '\(domain.id)'", range: range)
    case (.type(.set(let domain)), .set(let own, _)) where own == domain: return typed(value, range: range)
    case (.type(.set(let domain)), _): reportMismatch(value, wanted: "a set of values of '\(domain.id)'", range: range)
    case (.type(.text), _): report("text-expression", range, "a text cannot be computed")
    }
    return nil
  }

  private static func hint(_ expectation: ExpectedType) -> Hint {
    switch expectation {
    case .value(let domain), .type(.value(let domain, _)): .value(domain)
    case .type(.set(let domain)): .set(domain)
    default: .none
    }
  }

  mutating func typed(_ value: Value, range: Range<Int>) -> (type: ValueType, term: Term)? {
    switch value {
    case .boolean(let term): return (.boolean, term)
    case .choice(let domain, let optional, let term): return (.value(domain, optional: optional), term)
    case .set(let domain, let term): return (.set(domain), term)
    case .text(let term): return (.text(maximumLength: Int(term.range.upperBound)), term)
    case .number(let number):
      guard let number = exact(number, range: range) else { return nil }
      let type = NumberType(scale: number.scale, range: number.numerator.range, unit: number.unit.unit)
      return (.number(type), number.numerator)
    }
  }

  /// The number in `unit`, at whatever scale.
  private mutating func fitted(_ number: Number, unit: Unit?, range: Range<Int>) -> (type: ValueType, term: Term)? {
    guard var number = exact(number, range: range) else { return nil }
    let wanted = Number(.constant(0), scale: 0, unit: UnitClaim(unit))
    let claim = arithmetic(range) { [number] () throws(ArithmeticFault) in try Number.combinedUnit(wanted, number) }
    guard let claim else { return nil }
    number.unit = claim
    return typed(.number(number), range: range)
  }

  /// The number in the type's unit and at its scale, which must not lose digits.
  private mutating func fitted(
    _ number: Number, to type: NumberType, range: Range<Int>
  ) -> (type: ValueType, term: Term)? {
    guard let (_, term) = fitted(number, unit: type.unit, range: range) else { return nil }
    guard number.scale <= type.scale else {
      let message =
        "'\(excerpt(range))' has \(Checker.digits(number.scale)) after the point, "
        + "but only \(type.scale) are kept here; put it inside round(…, \(type.scale)), floor(…) or ceil(…)"
      report("too-precise", range, message)
      return nil
    }
    let raised = arithmetic(range) { () throws(ArithmeticFault) in
      try Number.raised(term, by: type.scale - number.scale)
    }
    return raised.map { (.number(NumberType(scale: type.scale, range: $0.range, unit: type.unit)), $0) }
  }
}
