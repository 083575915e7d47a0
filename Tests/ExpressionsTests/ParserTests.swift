import Testing

@testable import Expressions

struct ParserTests {
  private func tree(_ text: String) throws -> Syntax {
    var lexer = Lexer(text)
    var parser = Parser(lexer.tokens())
    return try parser.parse()
  }

  /// What binds tighter stands in parentheses.
  @Test(arguments: [
    ("a iff b implies c or d and not e = f", "(a iff (b implies (c or (d and (not (e = f))))))"),
    ("a implies b implies c", "(a implies (b implies c))"), ("a or b or c and d", "(a or b or (c and d))"),
    ("1 + 2 * 3 - 4 / 5 * 6", "(1 + (2 * 3) - (4 / 5 * 6))"), ("-a * -b", "((-a) * (-b))"), ("--a", "(-(-a))"),
    ("not not a", "(not (not a))"), ("a <= b and c != d and e >= f", "((a le b) and (c ne d) and (e ge f))"),
    ("if a then b else c + 1", "(if a then b else (c + 1))"),
    ("if a then if b then c else d else e", "(if a then (if b then c else d) else e)"),
    ("x in ('a', 'b')", "(x in ('a', 'b'))"), ("x in ('a')", "(x in 'a')"), ("'it''s'", "'it''s'"),
    ("door.handle", "door.handle"), ("a-b - c", "(a-b - c)"), ("a - 1", "(a - 1)"), ("a -1", "(a - 1)"),
    ("a- b", "(a - b)"), ("1-1", "(1 - 1)"), ("PT1M30S * P2D", "(PT1M30S * P2D)"), ("t.r(a, 1.50)", "t.r(a, 1.5)"),
    ("宽度 lt 5", "(宽度 lt 5)"), ("true implies false", "(true implies false)"), ("min(a)", "min(a)"), ("f()", "f()"),
  ])
  func binds(text: String, expected: String) throws {
    #expect(try tree(text).text == expected)
  }

  @Test func whatIsPrintedReadsTheSame() throws {
    var maker = ExpressionMaker(seed: 11)
    for _ in 0..<300 {
      let first = try tree(maker.boolean(4).text)
      let second = try tree(first.text)
      #expect(second.text == first.text)
    }
  }

  /// Any soup of words ends in a tree or in mistakes whose places lie in the text.
  @Test func anythingIsSurvived() {
    let words = [
      "a", "width", "lit", "board", "'oak'", "'", "\"", "(", ")", ",", ".", "+", "-", "*", "/", "=", "ne", "lt", "in",
      "and",
      "or", "not", "iff", "implies", "if", "then", "else", "12", "0.5", "PT5M", "min", "count", "door", "sum", "hinges",
      "number",
      "round", " ", " ", " ", "é", "!", "&", "9999999999999999999", "1.", "convert", "MMT", "any", "assist", "note",
      "length",
    ]
    var maker = ExpressionMaker(seed: 5)
    for _ in 0..<4_000 {
      let text = (0..<maker.pick(14)).map { _ in words[maker.pick(words.count)] }
        .joined(separator: maker.pick(3) == 0 ? "" : " ")
      let (result, diagnostics) = check(text)
      #expect(result != nil || diagnostics.contains { $0.severity == .error }, "\(text)")
      let length = text.unicodeScalars.count
      #expect(
        diagnostics.allSatisfy { ($0.place?.column ?? 0) >= 1 && ($0.place?.endColumn ?? 0) <= length + 1 }, "\(text)")
    }
  }
}

extension Syntax {
  /// The tree with all parentheses.
  fileprivate var text: String {
    switch kind {
    case .number(let value): value.text()
    case .duration(let span): span.description
    case .text(let text): "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    case .boolean(let value): String(value)
    case .path(let names): names.map(\.text).joined(separator: ".")
    case .call(let names, let arguments):
      "\(names.map(\.text).joined(separator: "."))(\(arguments.map(\.text).joined(separator: ", ")))"
    case .list(let elements): "(\(elements.map(\.text).joined(separator: ", ")))"
    case .not(let a): "(not \(a.text))"
    case .negate(let a): "(-\(a.text))"
    case .and(let all): "(\(all.map(\.text).joined(separator: " and ")))"
    case .or(let all): "(\(all.map(\.text).joined(separator: " or ")))"
    case .implies(let a, let b): "(\(a.text) implies \(b.text))"
    case .iff(let a, let b): "(\(a.text) iff \(b.text))"
    case .compare(let comparison, let a, let b): "(\(a.text) \(comparison.rawValue) \(b.text))"
    case .isIn(let a, let b): "(\(a.text) in \(b.text))"
    case .sum(let summands):
      "("
        + summands.enumerated().map {
          ($0.offset == 0 ? "" : $0.element.subtracted ? " - " : " + ") + $0.element.operand.text
        }
        .joined() + ")"
    case .product(let factors):
      "("
        + factors.enumerated().map {
          ($0.offset == 0 ? "" : $0.element.divided ? " / " : " * ") + $0.element.operand.text
        }
        .joined() + ")"
    case .choose(let condition, let a, let b): "(if \(condition.text) then \(a.text) else \(b.text))"
    }
  }
}
