import Diagnostics
import Quantities

/// The functions that a name before `(` can mean.
enum Function: String, CaseIterable {
  case min, max, floor, ceil, round, abs, length, size, given, convert
  case count, sum, any, all

  /// How many arguments there may be; `min` and `max` of one or two are judged later, for they may be aggregates.
  var arity: ClosedRange<Int> {
    switch self {
    case .min, .max: 1...64
    case .floor, .ceil, .round, .count, .sum: 1...2
    case .abs, .length, .size, .given: 1...1
    case .convert, .any, .all: 2...2
    }
  }
}

extension Checker {
  mutating func call(_ names: [Syntax.Name], _ arguments: [Syntax], range: Range<Int>) -> Value? {
    let path = names
    let names = ids(path)
    if names.count == 1, path.count > 1, case .mistaken? = lookUp(names[0].text)?.symbol { return nil }
    if names.count == 2 { return lookup(names, arguments, range: range) }
    guard names.count == 1, let function = Function(rawValue: names[0].text) else {
      return reportUnknownFunction(names, range: range)
    }
    guard function.arity.contains(arguments.count) else {
      let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
      let wanted = low == high ? "\(low)" : "\(low) to \(high)"
      report("wrong-argument-count", range, "'\(names[0].text)' takes \(wanted) arguments, not \(arguments.count)")
      return nil
    }
    switch function {
    case .count, .sum, .any, .all: return aggregate(function, arguments, range: range)
    case .min, .max:
      if arguments.count <= 2, isAggregate(arguments) { return aggregate(function, arguments, range: range) }
      return extreme(function, arguments, range: range)
    case .floor: return rounded(arguments, .floor, range: range)
    case .ceil: return rounded(arguments, .ceiling, range: range)
    case .round: return rounded(arguments, .halfUp, range: range)
    case .abs: return absolute(arguments[0], range: range)
    case .length, .size, .given: return property(function, of: arguments[0])
    case .convert: return converted(arguments[0], to: arguments[1], range: range)
    }
  }

  private mutating func reportUnknownFunction(_ names: [Syntax.Name], range: Range<Int>) -> Value? {
    let place = names[0].range.lowerBound..<names[names.count - 1].range.upperBound
    let suggestion = names.count == 1 ? nearest(to: names[0].text, among: Function.allCases.map(\.rawValue)) : nil
    report("unknown-function", place, "there is no function '\(excerpt(place))'", suggestion: suggestion)
    return nil
  }

  // MARK: Numbers

  private mutating func extreme(_ function: Function, _ arguments: [Syntax], range: Range<Int>) -> Value? {
    let numbers = arguments.map { exactNumber($0) }
    guard var result = numbers[0] else { return nil }
    for number in numbers.dropFirst() {
      guard let number else { return nil }
      let left = result
      let next = arithmetic(range) { () throws(ArithmeticFault) in try Number.extreme(function, left, number) }
      guard let next else { return nil }
      result = next
    }
    return .number(result)
  }

  /// `floor`, `ceil` and `round` of a number, which may be a quotient, to as many digits as the second argument says.
  private mutating func rounded(_ arguments: [Syntax], _ mode: RoundingMode, range: Range<Int>) -> Value? {
    let argument = number(arguments[0])
    var digits = 0
    if arguments.count == 2 {
      guard let second = number(arguments[1]) else { return nil }
      guard let value = second.numerator.constant, second.scale == 0, second.divisor == nil, (-18...18).contains(value)
      else {
        report("digits-not-constant", arguments[1].range, "the number of digits is a whole number from -18 to 18")
        return nil
      }
      digits = Int(value)
    }
    guard let argument else { return nil }
    return arithmetic(range) { () throws(ArithmeticFault) in .number(try argument.rounded(to: digits, mode)) }
  }

  private mutating func absolute(_ argument: Syntax, range: Range<Int>) -> Value? {
    guard var result = exactNumber(argument) else { return nil }
    let term = Term.absolute(result.numerator)
    guard let term = arithmetic(range, { () throws(ArithmeticFault) in try term.orOverflow() }) else { return nil }
    result.numerator = term
    return .number(result)
  }

  private mutating func converted(_ argument: Syntax, to target: Syntax, range: Range<Int>) -> Value? {
    let number = number(argument)
    guard let unit = unit(target), let number else { return nil }
    if case .free = number.unit {
      report("unit-unknown", argument.range, "'\(excerpt(argument.range))' has no known unit to convert from")
      return nil
    }
    guard let ratio = number.unit.ratio(to: unit) else {
      let message = "\(number.unit.text) cannot be converted into \(unit.code) (\(unit.symbol))"
      report("unit-mismatch", range, message)
      return nil
    }
    return arithmetic(range) { () throws(ArithmeticFault) in
      .number(try Number.converted(number, to: unit, ratio))
    }
  }

  private mutating func unit(_ syntax: Syntax) -> Unit? {
    let code: String
    switch syntax.kind {
    case .path(let names) where names.count == 1: code = names[0].text
    // Codes that begin with a digit are written in quotes.
    case .text(let text): code = text
    default:
      report("unknown-unit", syntax.range, "the second argument of convert is a unit's code, such as MMT")
      return nil
    }
    if let unit = Unit(code: code) { return unit }
    let suggestion = Unit.all.first { $0.symbol == code }?.code ?? nearest(to: code, among: Unit.codes)
    let message = "'\(code)' is not the code of a unit (UN/ECE Recommendation 20)"
    report("unknown-unit", syntax.range, message, suggestion: suggestion)
    return nil
  }

  // MARK: Properties

  private mutating func property(_ function: Function, of argument: Syntax) -> Value? {
    guard let value = check(argument) else { return nil }
    switch (function, value) {
    case (.length, .text(let length)): return .number(Number(length, scale: 0))
    case (.size, .set(_, let bits)): return .number(Number(Term.setSize(bits), scale: 0))
    case (.given, .text(let cell)), (.given, .set(_, let cell)): return given(Term.less(.constant(0), cell), argument)
    case (.given, .choice(_, _, let index)): return given(Term.lessOrEqual(.constant(0), index), argument)
    case (.given, .boolean), (.given, .number): return given(.true, argument)
    default:
      reportMismatch(value, wanted: function == .length ? "a text" : "a set of values", range: argument.range)
      return nil
    }
  }

  private mutating func given(_ term: Term, _ argument: Syntax) -> Value {
    if let value = term.constant {
      warnAlways(value, range: argument.range, " as a condition: it is never without a value")
    }
    return .boolean(term)
  }
}

extension Number {
  /// The number in another unit, of which one of its own unit is so many.
  static func converted(
    _ number: Number, to unit: Unit, _ ratio: (numerator: Int64, denominator: Int64)
  ) throws(ArithmeticFault) -> Number {
    var plain = number
    plain.unit = .free
    let raised = try multiplying(plain, Number(FixedDecimal(ratio.numerator)))
    var result = try dividing(raised, by: Number(FixedDecimal(ratio.denominator)))
    result.unit = .known(unit)
    return result
  }

  static func extreme(_ function: Function, _ a: Number, _ b: Number) throws(ArithmeticFault) -> Number {
    let (unit, scale) = (try combinedUnit(a, b), max(a.scale, b.scale))
    let left = try raised(a.numerator, by: scale - a.scale)
    let right = try raised(b.numerator, by: scale - b.scale)
    return Number(function == .min ? Term.minimum(left, right) : Term.maximum(left, right), scale: scale, unit: unit)
  }
}

extension ValueType {
  /// A cell's content as an author would write it.
  public func text(of cell: Int64) -> String {
    switch self {
    case .boolean: cell == 1 ? "true" : "false"
    case .number(let type): FixedDecimal(mantissa: cell, scale: type.scale).text()
    case .value(let domain, _): domain.values.indices.contains(Int(cell)) ? "'\(domain.values[Int(cell)])'" : "nothing"
    case .set(let domain):
      "("
        + domain.values.indices.filter { cell >> Int64($0) & 1 == 1 }.map { "'\(domain.values[$0])'" }
        .joined(separator: ", ") + ")"
    case .text: "a text of length \(cell)"
    }
  }
}
