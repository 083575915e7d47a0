/// Reads tokens into a tree, by recursive descent: one function for each level of precedence, the loosest first.
///
/// The first syntax mistake ends the parse: what follows it could only be guessed at. Chains of one operator are read
/// in a loop and become one node; only what the author nests makes the recursion deeper, and that is counted.
struct Parser {
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  /// Requires the tokens to end with one of kind `end`.
  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  /// The tree of all tokens.
  mutating func parse() throws(Mistake) -> Syntax {
    let tree = try expression()
    guard next.kind == .end else { throw unexpected("an operator or the end") }
    return tree
  }

  // MARK: Tokens

  var next: Token { tokens[position] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// The end of the last token taken.
  var lastEnd: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  mutating func take(_ sign: Sign) -> Bool {
    guard next.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard next.kind == .keyword(keyword) else { return false }
    advance()
    return true
  }

  func unexpected(_ wanted: String) -> Mistake {
    let found =
      switch next.kind {
      case .end: "the expression ends"
      case .number(let value): "'\(value)' stands"
      case .duration(let span): "'\(span)' stands"
      case .text(let text): "'\(text)' stands"
      case .name(let name): "'\(name)' stands"
      case .keyword(let keyword): "'\(keyword.rawValue)' stands"
      case .sign(let sign): "'\(sign.rawValue)' stands"
      }
    return Mistake("syntax", next.range, "\(found) where \(wanted) is expected")
  }

  mutating func expect(_ sign: Sign, _ wanted: String) throws(Mistake) {
    guard take(sign) else { throw unexpected(wanted) }
  }

  private var tooDeep: Mistake {
    let limit = Expression.maximumDepth
    return Mistake("nesting-too-deep", next.range, "the expression is nested more than \(limit) levels deep here")
  }

  /// Runs `body` one level deeper.
  mutating func nested(_ body: (inout Parser) throws(Mistake) -> Syntax) throws(Mistake) -> Syntax {
    guard depth < Expression.maximumDepth else { throw tooDeep }
    depth += 1
    let result = try body(&self)
    depth -= 1
    return result
  }

  // MARK: Words

  /// A whole expression, one level deeper than what it stands in.
  mutating func expression() throws(Mistake) -> Syntax {
    try nested { parser throws(Mistake) in
      let left = try parser.implication()
      guard parser.take(.iff) else { return left }
      let right = try parser.implication()
      if parser.next.kind == .keyword(.iff) {
        throw Mistake("chained-comparison", parser.next.range, "'iff' cannot be chained; use parentheses")
      }
      return Syntax(.iff(left, right))
    }
  }

  private mutating func implication() throws(Mistake) -> Syntax {
    let left = try disjunction()
    guard take(.implies) else { return left }
    let right = try nested { parser throws(Mistake) in try parser.implication() }
    return Syntax(.implies(left, right))
  }

  private mutating func disjunction() throws(Mistake) -> Syntax {
    var operands = [try conjunction()]
    while take(.or) { operands.append(try conjunction()) }
    return operands.count == 1 ? operands[0] : Syntax(.or(operands))
  }

  private mutating func conjunction() throws(Mistake) -> Syntax {
    var operands = [try negation()]
    while take(.and) { operands.append(try negation()) }
    return operands.count == 1 ? operands[0] : Syntax(.and(operands))
  }

  private mutating func negation() throws(Mistake) -> Syntax {
    let start = next.range.lowerBound
    guard take(.not) else { return try comparison() }
    let operand = try nested { parser throws(Mistake) in try parser.negation() }
    return Syntax(kind: .not(operand), range: start..<operand.range.upperBound)
  }

  // MARK: Comparisons and arithmetic

  private var comparisonAhead: Syntax.Comparison? {
    switch next.kind {
    case .sign(.equal): .equal
    case .sign(.notEqual), .keyword(.ne): .notEqual
    case .sign(.less), .keyword(.lt): .less
    case .sign(.lessOrEqual), .keyword(.le): .lessOrEqual
    case .sign(.greater), .keyword(.gt): .greater
    case .sign(.greaterOrEqual), .keyword(.ge): .greaterOrEqual
    default: nil
    }
  }

  private mutating func comparison() throws(Mistake) -> Syntax {
    let left = try sum()
    let result: Syntax
    if let comparison = comparisonAhead {
      advance()
      result = Syntax(.compare(comparison, left, try sum()))
    } else if take(.in) {
      result = Syntax(.isIn(left, try sum()))
    } else {
      return left
    }
    if comparisonAhead != nil || next.kind == .keyword(.in) {
      let message = "comparisons cannot be chained; join two comparisons by 'and'"
      throw Mistake("chained-comparison", next.range, message)
    }
    return result
  }

  private mutating func sum() throws(Mistake) -> Syntax {
    var summands = [Syntax.Summand(subtracted: false, operand: try product())]
    while true {
      let subtracted = next.kind == .sign(.minus)
      guard subtracted || next.kind == .sign(.plus) else { break }
      advance()
      summands.append(Syntax.Summand(subtracted: subtracted, operand: try product()))
    }
    return summands.count == 1 ? summands[0].operand : Syntax(.sum(summands))
  }

  private mutating func product() throws(Mistake) -> Syntax {
    var factors = [Syntax.Factor(divided: false, operand: try minus())]
    while true {
      let divided = next.kind == .sign(.divide)
      guard divided || next.kind == .sign(.times) else { break }
      advance()
      factors.append(Syntax.Factor(divided: divided, operand: try minus()))
      // Factors are multiplied one by one, so that many of them would make a deep term.
      guard factors.count <= Expression.maximumDepth else { throw tooDeep }
    }
    return factors.count == 1 ? factors[0].operand : Syntax(.product(factors))
  }

  private mutating func minus() throws(Mistake) -> Syntax {
    let start = next.range.lowerBound
    guard take(.minus) else { return try primary() }
    let operand = try nested { parser throws(Mistake) in try parser.minus() }
    return Syntax(kind: .negate(operand), range: start..<operand.range.upperBound)
  }
}
