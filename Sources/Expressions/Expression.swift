import Diagnostics

/// The catalog's infix language: from text to typed terms.
///
/// From the loosest operator to the tightest: `iff`, `implies`, `or`, `and`, `not`; the comparisons `= ne lt le gt ge
/// in` (also `!= < <= > >=`); `+ -`; `* /`; the minus sign. `if c then a else b` reaches as far right as it can. A `-`
/// between letters or digits belongs to a name: subtraction needs white space around it.
public enum Expression {
  /// The most Unicode scalars in one expression.
  public static let maximumLength = 65_536
  /// The deepest nesting of parentheses, operands and branches.
  public static let maximumDepth = 200
  /// The most operations after components have been unrolled.
  public static let maximumTerms = 1_000_000

  /// Reads and checks an expression; appends what is wrong with it, and what is odd, to `diagnostics`.
  ///
  /// - Returns: nil exactly where an error was appended.
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
    mistakes = lexer.mistakes
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
