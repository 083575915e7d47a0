/// What an expression is made of: literals, names, calls, parentheses, and `if`.
extension Parser {
  mutating func primary() throws(Mistake) -> Syntax {
    let token = next
    switch token.kind {
    case .number(let value): return leaf(.number(value))
    case .duration(let span): return leaf(.duration(span))
    case .text(let text): return leaf(.text(text))
    case .keyword(.true): return leaf(.boolean(true))
    case .keyword(.false): return leaf(.boolean(false))
    case .name: return try nameOrCall()
    case .keyword(.if): return try choice()
    case .sign(.open): return try parenthesized()
    default: throw unexpected("a value")
    }
  }

  private mutating func leaf(_ kind: Syntax.Kind) -> Syntax {
    let range = next.range
    advance()
    return Syntax(kind: kind, range: range)
  }

  private mutating func nameOrCall() throws(Mistake) -> Syntax {
    let start = next.range.lowerBound
    var names: [Syntax.Name] = []
    repeat {
      guard case .name(let text) = next.kind else { throw unexpected("a name") }
      names.append(Syntax.Name(text: text, range: next.range))
      advance()
    } while take(.dot)
    guard take(.open) else { return Syntax(kind: .path(names), range: start..<lastEnd) }
    var arguments: [Syntax] = []
    if !take(.close) {
      repeat { arguments.append(try expression()) } while take(.comma)
      try expect(.close, "',' or ')'")
    }
    return Syntax(kind: .call(names, arguments), range: start..<lastEnd)
  }

  private mutating func parenthesized() throws(Mistake) -> Syntax {
    let start = next.range.lowerBound
    advance()
    var elements: [Syntax] = []
    repeat { elements.append(try expression()) } while take(.comma)
    try expect(.close, elements.count == 1 ? "')'" : "',' or ')'")
    return Syntax(kind: elements.count == 1 ? elements[0].kind : .list(elements), range: start..<lastEnd)
  }

  private mutating func choice() throws(Mistake) -> Syntax {
    let start = next.range.lowerBound
    advance()
    let condition = try expression()
    guard take(.then) else { throw unexpected("'then'") }
    let then = try expression()
    guard take(.else) else { throw unexpected("'else'") }
    let otherwise = try expression()
    return Syntax(kind: .choose(condition, then: then, else: otherwise), range: start..<lastEnd)
  }
}

extension Syntax {
  /// A node that reaches from its first operand to its last.
  init(_ kind: Kind) {
    let operands: [Syntax] =
      switch kind {
      case .and(let all), .or(let all): all
      case .implies(let a, let b), .iff(let a, let b), .compare(_, let a, let b), .isIn(let a, let b): [a, b]
      case .sum(let summands): summands.map(\.operand)
      case .product(let factors): factors.map(\.operand)
      default: preconditionFailure("the other nodes are delimited by tokens of their own")
      }
    self.init(kind: kind, range: operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound)
  }
}
