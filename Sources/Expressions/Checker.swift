import Diagnostics
import Quantities

/// Gives every part of an expression its type and its term.
///
/// A function that checks a part returns nil where it has reported a mistake in it, and whoever asked goes on with the
/// other parts and then returns nil too, so that one mistake is reported once and independent ones together. Bodies of
/// aggregates are checked once for each instance, with a frame that says which; only the first time mistakes are
/// recorded.
struct Checker {
  /// A scope and where its cells begin.
  struct Frame {
    var scope: any Scope
    var base: Int
  }

  let scalars: [Unicode.Scalar]
  /// The innermost last.
  var frames: [Frame]
  private(set) var mistakes: [Mistake] = []
  /// Above 0 while a part is checked again for a further instance.
  var muted = 0
  private var parts = 0

  init(text: String, scope: any Scope) {
    scalars = Array(text.unicodeScalars)
    frames = [Frame(scope: scope, base: 0)]
  }

  // MARK: Mistakes

  /// Whether one more mistake would not be recorded, so that it need not be worded.
  var isSilent: Bool { muted > 0 || mistakes.count(where: { $0.severity == .error }) >= Expression.maximumMistakes }

  mutating func report(_ mistake: Mistake) {
    let alike = mistakes.count { $0.severity == mistake.severity }
    if muted == 0, alike < Expression.maximumMistakes { mistakes.append(mistake) }
  }

  mutating func report(
    _ code: String, _ range: Range<Int>, _ message: String, suggestion: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    report(Mistake(code, range, message, suggestion: suggestion, notes: notes))
  }

  /// The author's text of a part, shortened in the middle where long.
  func excerpt(_ range: Range<Int>) -> String {
    let part = scalars[range]
    if part.count <= 40 { return String(String.UnicodeScalarView(part)) }
    return String(String.UnicodeScalarView(part.prefix(18))) + " … " + String(String.UnicodeScalarView(part.suffix(18)))
  }

  /// Runs arithmetic and reports its fault at `range`.
  mutating func arithmetic<Result>(
    _ range: Range<Int>, _ body: () throws(ArithmeticFault) -> Result
  ) -> Result? {
    do {
      return try body()
    } catch {
      report(mistake(for: error, at: range))
      return nil
    }
  }

  private func mistake(for fault: ArithmeticFault, at range: Range<Int>) -> Mistake {
    let part = excerpt(range)
    switch fault {
    case .overflow:
      return Mistake("overflow", range, "'\(part)' may exceed 64 bits; narrow the ranges of its operands or round them")
    case .scale:
      return Mistake("too-precise", range, "'\(part)' has more than 18 digits after the point; round its operands")
    case .divisor(let bounds, let scale):
      let low = FixedDecimal(mantissa: bounds.lowerBound, scale: scale)
      let high = FixedDecimal(mantissa: bounds.upperBound, scale: scale)
      return Mistake("division-by-zero", range, "the divisor may be 0: it lies between \(low) and \(high)")
    case .unit(let a, let b):
      let remedy =
        a.unit.flatMap { unit in b.ratio(to: unit).map { _ in "; convert one of them, as in convert(…, \(unit.code))" }
        }
      let message = "'\(part)' mixes \(a.text) and \(b.text)\(remedy ?? "")"
      return Mistake("unit-mismatch", range, message)
    }
  }

  // MARK: Parts

  /// Checks any part. `hint` gives untyped literals their meaning.
  mutating func check(_ syntax: Syntax, hint: Hint = .none) -> Value? {
    parts += 1
    guard parts <= Expression.maximumTerms else { return reportTooManyParts(syntax.range) }
    switch syntax.kind {
    case .number(let value): return .number(Number(value))
    case .duration(let span): return .number(Number(FixedDecimal(span.seconds), unit: .known(.second)))
    case .boolean(let value): return .boolean(value ? .true : .false)
    case .text(let text): return literal(text, range: syntax.range, hint: hint)
    case .list(let elements): return setLiteral(elements, range: syntax.range, hint: hint)
    case .path(let names): return path(names)
    case .call(let names, let arguments): return call(names, arguments, range: syntax.range)
    case .not, .and, .or, .implies, .iff: return logic(syntax)
    case .compare(let comparison, let a, let b): return compare(comparison, a, b, range: syntax.range)
    case .isIn(let a, let b): return isIn(a, b, range: syntax.range)
    case .sum(let summands): return sum(summands, range: syntax.range)
    case .product(let factors): return product(factors)
    case .negate(let operand): return negated(operand, range: syntax.range)
    case .choose(let condition, let a, let b): return choose(condition, a, b, hint: hint, range: syntax.range)
    }
  }

  /// Reported once, even while muted: it is the unrolling that makes so many.
  private mutating func reportTooManyParts(_ range: Range<Int>) -> Value? {
    if parts == Expression.maximumTerms + 1 {
      let limit = Expression.maximumTerms
      let message = "the expression needs more than \(limit) operations once its components are unrolled"
      mistakes.append(Mistake("too-many-terms", range, message))
    }
    return nil
  }

  mutating func boolean(_ syntax: Syntax) -> Term? {
    guard let value = check(syntax) else { return nil }
    if case .boolean(let term) = value { return term }
    reportMismatch(value, wanted: "a condition", range: syntax.range)
    return nil
  }

  mutating func number(_ syntax: Syntax) -> Number? {
    guard let value = check(syntax) else { return nil }
    if case .number(let number) = value { return number }
    reportMismatch(value, wanted: "a number", range: syntax.range)
    return nil
  }

  /// A number without a waiting divisor.
  mutating func exactNumber(_ syntax: Syntax) -> Number? {
    guard let number = number(syntax) else { return nil }
    return exact(number, range: syntax.range)
  }

  mutating func exact(_ number: Number, range: Range<Int>) -> Number? {
    guard number.divisor != nil else { return number }
    let part = excerpt(range)
    let message =
      "the quotient '\(part)' need not end after finitely many digits; "
      + "put it inside round(…, digits), floor(…) or ceil(…)"
    report("inexact-quotient", range, message)
    return nil
  }

  mutating func reportMismatch(_ value: Value, wanted: String, range: Range<Int>) {
    report("type-mismatch", range, "'\(excerpt(range))' is \(value.kindName), but \(wanted) is wanted here")
  }
}
