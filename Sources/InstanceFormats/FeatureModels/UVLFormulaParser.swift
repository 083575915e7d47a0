import SolverCore

/// The most parentheses and negations inside one another that are read.
private let mostDepth = 500

/// Reads one constraint of UVL: `!` binds closest, then `&`, `|`, `=>`, `<=>`.
struct UVLFormulaParser {
  let text: InstanceText
  let tokens: [UVLToken]
  let features: FeatureTree
  private var place = 0
  private var depth = 0

  init(text: InstanceText, tokens: [UVLToken], features: FeatureTree) {
    self.text = text
    self.tokens = tokens
    self.features = features
  }

  /// The formula that the tokens are, wholly.
  mutating func parse() throws(InstanceFault) -> Formula {
    let formula = try equivalence()
    if place < tokens.count { throw fault("cannot stand here") }
    return formula
  }

  private mutating func equivalence() throws(InstanceFault) -> Formula {
    var left = try implication()
    while take("<=>") { left = .equivalent(left, try implication()) }
    return left
  }

  private mutating func implication() throws(InstanceFault) -> Formula {
    var left = try disjunction()
    while take("=>") { left = .implies(left, try disjunction()) }
    return left
  }

  private mutating func disjunction() throws(InstanceFault) -> Formula {
    var parts = [try conjunction()]
    while take("|") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(InstanceFault) -> Formula {
    var parts = [try atom()]
    while take("&") { parts.append(try atom()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func atom() throws(InstanceFault) -> Formula {
    depth += 1
    defer { depth -= 1 }
    if depth > mostDepth { throw text.fault("a formula deeper than \(mostDepth)", at: tokens[0].offset) }
    if take("!") { return .not(try atom()) }
    if take("(") {
      let inner = try equivalence()
      if !take(")") { throw fault("stands where ')' is expected") }
      return inner
    }
    guard place < tokens.count else { throw fault("") }
    switch tokens[place].kind {
    case .word(let name), .quoted(let name):
      guard let literal = features.feature(name) else { throw fault("is no feature") }
      place += 1
      return .literal(literal)
    case .symbol: throw fault("cannot stand here")
    }
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard place < tokens.count, tokens[place].kind == .symbol(symbol) else { return false }
    place += 1
    return true
  }

  private func fault(_ message: String) -> InstanceFault {
    guard place < tokens.count else {
      return text.fault("a constraint breaks off", at: tokens[tokens.count - 1].offset)
    }
    switch tokens[place].kind {
    case .word(let word), .quoted(let word), .symbol(let word):
      return text.fault("'\(word)' \(message)", at: tokens[place].offset)
    }
  }
}
