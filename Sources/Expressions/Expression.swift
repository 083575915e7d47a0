import Diagnostics

/// The catalog's infix language: from text to typed terms.
///
/// **Operators**, from the loosest to the tightest: `iff`, `implies`, `or`, `and`, `not`; the comparisons
/// `= ne lt le gt ge in` (also `!= < <= > >=`); `+ -`; `* /`; the minus sign. `if c then a else b` reaches as far right as
/// it can. Comparisons and `iff` do not chain; `implies` groups to the right. A `-` between letters or digits belongs to
/// a name: subtraction needs white space around it.
///
/// **Literals**: `2400`, `0.035`, `true`, `false`; `PT20S` is a number of seconds, and wins over a name spelled so;
/// `'oak'` is a value of the domain that it is compared with or wanted as; `('abs', 'esp')` likewise is a set.
///
/// **Values**: comparing with a value that is not chosen is false by `=` and `in`, true by `ne`; `given(x)` tells. Of a
/// text only its length counts: `length(t)`, `t = ''`, `t ne ''`, `given(t)`. A characteristic inside a component that
/// occurs at most once is read as `drawer.height`; while the component is not there it is 0, false, empty, not chosen.
///
/// **Functions**: `min max abs floor ceil round` of numbers, the last three to `digits` after the point if given, `round`
/// with halves away from zero; `convert(x, CMT)`; `length size given`; `table.column(keys…)`. Over the instances that are
/// there: `count(door)`, `count(door, c)`, `any(door, c)`, `all(door, c)`, `sum(door.weight)`, `sum(door, x)`, and `min`
/// and `max` alike, which of no instance are 0; a name in the body means the component's first, then its owner's.
///
/// **Numbers** are exact. A quotient that need not end as a decimal stands inside `floor`, `ceil` or `round`, or is
/// compared; sums, products and quotients may lie in between. What might overflow 64 bits or divide by 0, by the ranges
/// of the characteristics, is an error; a comparison that these ranges decide is a warning.
///
/// **Units**: sums, comparisons and `min`, `max`, `if` of two different units are an error, and so is a quotient of two units
/// of one dimension. Literals and counts adapt. Units multiply and divide, as millimetres to square millimetres; the unit of
/// a product or quotient with a plain number is only assumed, since that number may be a rate: it is enough to convert
/// from, and never a reason for an error where operands meet. What the place wants that the expression stands in, see
/// `ExpectedType`.
public enum Expression {
  /// The most Unicode scalars in one expression.
  public static let maximumLength = 65_536
  /// The deepest nesting of parentheses, operands and branches.
  public static let maximumDepth = 200
  /// The most errors, and the most warnings, that are reported of one expression.
  public static let maximumMistakes = 50
  /// The most operations after components have been unrolled.
  public static let maximumTerms = 1_000_000

  /// Reads and checks an expression; appends what is wrong with it, and what is odd, to `diagnostics`.
  ///
  /// - Returns: nil exactly where an error was appended, or something mistaken was used.
  public static func check(
    _ text: String, in scope: any Scope, expecting expectation: ExpectedType, origin: TextOrigin = .nowhere,
    into diagnostics: inout [Diagnostic]
  ) -> TypedExpression? {
    let length = text.unicodeScalars.count
    guard length <= maximumLength else {
      let message = "the expression has \(length) characters, more than \(maximumLength)"
      diagnostics.append(Mistake("expression-too-long", 0..<1, message).diagnostic(in: origin))
      return nil
    }
    var mistakes: [Mistake] = []
    let result = read(text, in: scope, expecting: expectation, into: &mistakes)
    let sorted = mistakes.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    diagnostics += sorted.map { $0.element.diagnostic(in: origin) }
    guard let result, mistakes.allSatisfy({ $0.severity != .error }) else { return nil }
    return TypedExpression(type: result.type, term: result.term, text: text, place: origin.place(of: 0..<length))
  }

  private static func read(
    _ text: String, in scope: any Scope, expecting expectation: ExpectedType, into mistakes: inout [Mistake]
  ) -> (type: ValueType, term: Term)? {
    var lexer = Lexer(text)
    var parser = Parser(lexer.tokens())
    mistakes = Array(lexer.mistakes.prefix(maximumMistakes))
    do {
      let tree = try parser.parse()
      var checker = Checker(text: text, scope: scope)
      let result = checker.check(tree, expecting: expectation)
      // What stands in for a word that could not be read gives no warnings.
      mistakes += lexer.mistakes.isEmpty ? checker.mistakes : checker.mistakes.filter { $0.severity == .error }
      return result
    } catch {
      mistakes.append(error)
      return nil
    }
  }
}
