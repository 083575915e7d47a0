import JSONLines
import Testing

@Suite("Strict reading")
struct JSONReaderTests {
  @Test(
    "What RFC 8259 allows is read",
    arguments: [
      "0", "-0", "1e5", "-1.25E-3", "true", " null ", "\"\"", "[]", "{}", "[ ]", "{ }", "\t[1,\r\n2]\n",
      "[[],{},[[]]]", "{\"\":0}", "{\"a\":1,\"a\":2}", "[0e+1]", "[1E22]", "[123.456e-789]", "[-0.0]",
      "[20000000000000000000000]", "\"\u{7F}\"", "\"\u{2028}\u{2029}\u{FEFF}\u{10FFFF}\u{FFFE}\"",
      "\"\\u0000\\/\\\"\\\\\"",
      "\"\\uD834\\udd1e\"", "[\"\\u0012\",\"\\uFFFF\"]", "{\"\\u0041\":\"/\"}", "[null,1,\"1\",{}]", "\"衣柜\"",
    ])
  func allowed(text: String) throws {
    let tree = try reading(text) { JSONTree($0) }
    #expect(tree == RecursiveChecker.tree(of: Array(text.utf8)))
  }

  static let refused: [(text: String, reason: JSONError.Reason, offset: Int)] = [
    ("", .empty, 0), (" \t\n", .empty, 0), ("[", .unexpectedEnd, 1), ("{\"a\"", .unexpectedEnd, 4),
    ("{\"a\":", .unexpectedEnd, 5), ("[1,", .unexpectedEnd, 3), ("{", .unexpectedEnd, 1), ("[1,]", .expectedValue, 3),
    ("[,1]", .expectedValue, 1), ("[1 2]", .expectedCommaOrBracket, 3), ("[1:2]", .expectedCommaOrBracket, 2),
    ("[1}", .expectedCommaOrBracket, 2), ("{\"a\":1]", .expectedCommaOrBrace, 6), ("{\"a\":1,}", .expectedKey, 7),
    ("{a:1}", .expectedKey, 1), ("{1:1}", .expectedKey, 1), ("{\"a\" 1}", .expectedColon, 5),
    ("{\"a\",1}", .expectedColon, 4),
    ("{\"a\"::1}", .expectedValue, 5), ("1 2", .trailingContent, 2), ("[]]", .trailingContent, 2),
    ("{}#", .trailingContent, 2), ("\"a\"\"b\"", .trailingContent, 3), ("tru", .invalidLiteral, 0),
    ("0\"a\"", .invalidNumber, 0), ("null\"a\"", .invalidLiteral, 0),
    ("truely", .invalidLiteral, 0), ("[True]", .invalidLiteral, 1), ("nan", .invalidLiteral, 0),
    ("Infinity", .invalidLiteral, 0), ("01", .invalidNumber, 0), ("-", .invalidNumber, 0), ("-01", .invalidNumber, 0),
    ("1.", .invalidNumber, 0), ("[1.e3]", .invalidNumber, 1), ("1e", .invalidNumber, 0), ("1e+", .invalidNumber, 0),
    ("0x1F", .invalidNumber, 0), ("1_000", .invalidNumber, 0), ("+1", .expectedValue, 0), (".5", .expectedValue, 0),
    ("[1\u{0C}]", .invalidNumber, 1), ("[\u{0C}1]", .expectedValue, 1), ("'a'", .expectedValue, 0),
    ("\"a", .unclosedString, 0), ("[\"a\\\"]", .unclosedString, 1), ("\"a\tb\"", .controlCharacter, 2),
    ("\"\u{0}\"", .controlCharacter, 1), ("\"\\\u{1}\"", .controlCharacter, 2), ("\"\\x\"", .invalidEscape, 1),
    ("\"\\u12g4\"", .invalidEscape, 1), ("\"\\u123\"", .invalidEscape, 1), ("\"a\\ud800\"", .loneSurrogate, 2),
    ("\"\\udc00\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
    ("\"\\ud800\\u\"", .invalidEscape, 7),
    ("[\\\"a\"]", .expectedValue, 1), ("\u{FEFF}[]", .byteOrderMark, 0), ("[1]//", .trailingContent, 3),
    ("[\u{A0}]", .expectedValue, 1), ("[1\u{3000}]", .invalidNumber, 1),
  ]

  @Test("What RFC 8259 forbids is refused, and placed", arguments: refused)
  func forbidden(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(RecursiveChecker.tree(of: Array(text.utf8)) == nil)
    #expect(fault(of: Array(text.utf8)) == JSONError(reason, at: offset))
  }

  static let invalidUTF8: [(bytes: [UInt8], offset: Int)] = [
    ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xE0, 0x80, 0xAF, 0x22], 1),
    ([0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], 2), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
    ([0x22, 0xE6, 0x97, 0x22], 1),
    ([0x5B, 0xE9, 0x5D], 1), ([0x22, 0x80, 0x22], 1), ([0xFF, 0xFE, 0x5B, 0x00], 0), ([0x22, 0xF0, 0x9F, 0x98], 1),
  ]

  @Test("Bytes that are no UTF-8 are refused, and placed", arguments: invalidUTF8)
  func notUTF8(bytes: [UInt8], offset: Int) {
    #expect(fault(of: bytes) == JSONError(.invalidUTF8, at: offset))
  }

  @Test("Nesting is limited exactly")
  func depth() throws {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1024) + [UInt8](repeating: UInt8(ascii: "]"), count: 1024)
    #expect(fault(of: deep) == nil)
    #expect(fault(of: [UInt8(ascii: "[")] + deep + [UInt8(ascii: "]")]) == JSONError(.tooDeep, at: 1024))
    #expect(fault(of: [UInt8](repeating: UInt8(ascii: "["), count: 100_000)) == JSONError(.tooDeep, at: 1024))
    let objects = [UInt8](String(repeating: "{\"a\":", count: 1025).utf8)
    #expect(fault(of: objects) == JSONError(.tooDeep, at: 1024 * 5))
  }

  @Test("Length is limited exactly")
  func length() throws {
    var reader = JSONReader(maximumLength: 8)
    try reading(Array("\"123456\"".utf8), with: &reader) { #expect($0.string == "123456") }
    #expect(throws: JSONError(.tooLong, at: 8)) {
      try reading(Array("\"1234567\"".utf8), with: &reader) { _ in }
    }
  }

  @Test("A reader goes on after a refused text, and grows with longer ones")
  func reuse() throws {
    var reader = JSONReader()
    for size in [1, 7, 300, 20_000, 5] {
      #expect(throws: JSONError.self) { try reading(Array("[1,".utf8), with: &reader) { _ in } }
      let text = "[" + Array(repeating: "\"\\n\",1", count: size).joined(separator: ",") + "]"
      let count = try reading(Array(text.utf8), with: &reader) { value in
        #expect(value.elements.allSatisfy { $0.integer == 1 || $0.string == "\n" })
        return value.count
      }
      #expect(count == 2 * size)
    }
  }

  @Test("Columns count characters, not bytes")
  func columns() {
    let line = Array("{\"柜\":\"🪵\",}".utf8)
    let error = fault(of: line)
    #expect(error?.description == "a member's name in quotation marks is expected here")
    #expect(unsafe line.withUnsafeBytes { unsafe error?.column(in: $0) } == 10)
  }
}
