import Quantities

/// Cuts an expression into tokens.
///
/// A `-` belongs to a name where a letter, digit or `_` follows it, as in `back-panel`; anywhere else it is the minus
/// sign. So does a `.` before a digit, as in `size.2`; any other dot is a token of its own. A word that is a whole ISO 8601 duration, such as `PT20S`, is a literal.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private(set) var mistakes: [Mistake] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// All tokens, the last of kind `end`; goes on after what it does not understand.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    while let token = next() { tokens.append(token) }
    let end = scalars.count
    return tokens + [Token(kind: .end, range: end..<end)]
  }

  private mutating func next() -> Token? {
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
      } else if Lexer.startsName(scalar) {
        return word()
      } else if Lexer.isDigit(scalar) {
        return number()
      } else if scalar == "'" || scalar == "\"" {
        return text(quote: scalar)
      } else if let token = sign() {
        return token
      }
    }
    return nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
      || (scalar.value >= 0x80 && scalar.properties.isXIDStart)
  }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    startsName(scalar) || isDigit(scalar) || (scalar.value >= 0x80 && scalar.properties.isXIDContinue)
  }

  private func scalar(at index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private mutating func word() -> Token {
    let start = index
    while let scalar = scalar(at: index) {
      let next = self.scalar(at: index + 1)
      let isInside =
        scalar == "-" ? next.map(Lexer.continuesName) == true : scalar == "." && next.map(Lexer.isDigit) == true
      guard isInside || Lexer.continuesName(scalar) else { break }
      index += 1
    }
    let word = string(start..<index)
    let kind: Token.Kind =
      if let keyword = Keyword(rawValue: word) {
        .keyword(keyword)
      } else if word.first == "P", let span = TimeSpan(word) {
        .duration(span)
      } else {
        .name(word)
      }
    return Token(kind: kind, range: start..<index)
  }

  private mutating func number() -> Token {
    let start = index
    while scalar(at: index).map(Lexer.isDigit) == true { index += 1 }
    if scalar(at: index) == ".", scalar(at: index + 1).map(Lexer.isDigit) == true {
      index += 1
      while scalar(at: index).map(Lexer.isDigit) == true { index += 1 }
    }
    let digits = string(start..<index)
    let unitStart = index
    while scalar(at: index).map(Lexer.continuesName) == true { index += 1 }
    if index > unitStart {
      let message = "'\(string(start..<index))' is neither a number nor a name; numbers are written without a unit"
      mistakes.append(Mistake("malformed-number", start..<index, message, suggestion: digits))
    }
    guard let value = FixedDecimal(digits) else {
      let message = "'\(digits)' is not a number of at most 18 digits without leading zeros"
      mistakes.append(Mistake("malformed-number", start..<index, message))
      return Token(kind: .number(0), range: start..<index)
    }
    return Token(kind: .number(value), range: start..<index)
  }

  private mutating func text(quote: Unicode.Scalar) -> Token {
    let start = index
    var content = String.UnicodeScalarView()
    index += 1
    while let scalar = scalar(at: index) {
      index += 1
      if scalar == quote {
        // A doubled quote stands for itself.
        guard self.scalar(at: index) == quote else {
          return Token(kind: .text(String(content)), range: start..<index)
        }
        index += 1
      }
      content.append(scalar)
    }
    mistakes.append(Mistake("unclosed-quote", start..<start + 1, "the quote that opens here is not closed"))
    return Token(kind: .text(String(content)), range: start..<index)
  }

  /// What authors who come from other languages write, and what is meant here.
  private static let foreign = [
    ("==", "="), ("&&", "and"), ("||", "or"), ("<>", "ne"), ("=>", "implies"), ("->", "implies"), ("&", "and"),
    ("|", "or"),
    ("!", "not"),
  ]

  private mutating func sign() -> Token? {
    let start = index
    if let two = Sign(rawValue: string(start..<min(start + 2, scalars.count))), two.rawValue.utf8.count == 2 {
      index += 2
      return Token(kind: .sign(two), range: start..<index)
    }
    for (foreign, meant) in Lexer.foreign
    where string(start..<min(start + foreign.utf8.count, scalars.count)) == foreign {
      index += foreign.utf8.count
      let message = "'\(foreign)' is not an operator of this language"
      mistakes.append(Mistake("unknown-operator", start..<index, message, suggestion: meant))
      return Lexer.token(of: meant, range: start..<index)
    }
    index += 1
    if let one = Sign(rawValue: string(start..<index)) { return Token(kind: .sign(one), range: start..<index) }
    mistakes.append(
      Mistake("unexpected-character", start..<index, "the character '\(string(start..<index))' has no meaning here"))
    return nil
  }

  private static func token(of meant: String, range: Range<Int>) -> Token? {
    if let keyword = Keyword(rawValue: meant) { return Token(kind: .keyword(keyword), range: range) }
    return Sign(rawValue: meant).map { Token(kind: .sign($0), range: range) }
  }
}
