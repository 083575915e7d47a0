/// A token of UVL with its place.
struct UVLToken: Equatable {
  /// What it is.
  enum Kind: Equatable {
    /// A name, a number or a keyword.
    case word(String)
    /// A name in quotes, which is never a keyword.
    case quoted(String)
    case symbol(String)
  }

  var kind: Kind
  var offset: Int
}

/// A line of UVL that says something: how far it is indented, and its tokens.
struct UVLLine {
  var indentation: Int
  var tokens: [UVLToken]
  /// Where it begins.
  var offset: Int
}

/// Cuts UVL into lines of tokens. Attributes in braces are passed, as they say nothing about which products there are. Inside
/// parentheses and brackets a line end is a blank.
struct UVLTokens {
  private let text: InstanceText
  private var offset = 0
  /// Where parentheses and brackets were opened that are not closed yet.
  private var open: [Int] = []

  init(text: InstanceText) { self.text = text }

  /// All lines with tokens.
  mutating func lines() throws(InstanceFault) -> [UVLLine] {
    var lines: [UVLLine] = []
    while offset < text.bytes.count {
      let line = try line()
      if !line.tokens.isEmpty { lines.append(line) }
    }
    return lines
  }

  private mutating func line() throws(InstanceFault) -> UVLLine {
    let start = offset
    var indentation: Int?
    var tokens: [UVLToken] = []
    while offset < text.bytes.count, text.bytes[offset] != UInt8(ascii: "\n") || !open.isEmpty {
      if text.bytes[offset] <= 32 {
        offset += 1
      } else if has("//") {
        while offset < text.bytes.count, text.bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      } else if has("/*") {
        try skipComment()
      } else if text.bytes[offset] == UInt8(ascii: "{") {
        try skipAttributes()
      } else {
        indentation = indentation ?? (offset - start)
        tokens.append(try token())
        nest(tokens[tokens.count - 1])
      }
    }
    if let unclosed = open.first { throw text.fault("a parenthesis or bracket is not closed", at: unclosed) }
    offset += 1
    return UVLLine(indentation: indentation ?? 0, tokens: tokens, offset: start)
  }

  /// Keeps `open`. One that closes what is not open is left to the parser.
  private mutating func nest(_ token: UVLToken) {
    if token.kind == .symbol("(") || token.kind == .symbol("[") { open.append(token.offset) }
    if token.kind == .symbol(")") || token.kind == .symbol("]") { _ = open.popLast() }
  }

  private func has(_ symbol: String) -> Bool { text.bytes[offset...].starts(with: symbol.utf8) }

  private mutating func skipComment() throws(InstanceFault) {
    let start = offset
    while offset < text.bytes.count, !has("*/") { offset += 1 }
    if offset == text.bytes.count { throw text.fault("a comment is not closed", at: start) }
    offset += 2
  }

  private mutating func skipAttributes() throws(InstanceFault) {
    let start = offset
    var depth = 0
    repeat {
      guard offset < text.bytes.count else { throw text.fault("a brace is not closed", at: start) }
      switch text.bytes[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""): try skipQuotation()
      case UInt8(ascii: "c")
      where has("constraint") && (text.bytes[offset - 1] <= 32 || [123, 44].contains(text.bytes[offset - 1])):
        throw text.fault("constraints among attributes are not read", at: offset)
      default: break
      }
      offset += 1
    } while depth > 0
  }

  private mutating func skipQuotation() throws(InstanceFault) {
    let start = offset
    repeat { offset += 1 } while offset < text.bytes.count && text.bytes[offset] != text.bytes[start]
    if offset == text.bytes.count { throw text.fault("a quotation is not closed", at: start) }
  }

  private mutating func token() throws(InstanceFault) -> UVLToken {
    let start = offset
    if text.bytes[offset] == UInt8(ascii: "\"") {
      try skipQuotation()
      offset += 1
      return UVLToken(kind: .quoted(try string(start + 1..<offset - 1)), offset: start)
    }
    for symbol in ["<=>", "=>", "..", "(", ")", "[", "]", "!", "&", "|", "*", ",", ":"] where has(symbol) {
      offset += symbol.utf8.count
      return UVLToken(kind: .symbol(symbol), offset: start)
    }
    while offset < text.bytes.count, isWord(text.bytes[offset], isFirst: offset == start), !has("..") { offset += 1 }
    guard offset > start else {
      let end = text.word(at: start).upperBound
      throw text.fault("'\(text.excerpt(start..<end))' is not read at the Boolean level of UVL", at: start)
    }
    return UVLToken(kind: .word(try string(start..<offset)), offset: start)
  }

  /// The signs of names without quotes, and of numbers. What UVL uses for other things can only follow.
  private func isWord(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "."), UInt8(ascii: "-"), 128...: true
    default: !isFirst && "%?\\';".utf8.contains(byte)
    }
  }

  private func string(_ range: Range<Int>) throws(InstanceFault) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: text.bytes[range].span))
    } catch {
      throw text.fault("a name is not UTF-8", at: range.lowerBound)
    }
  }
}
