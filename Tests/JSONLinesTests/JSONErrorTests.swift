import JSONLines
import Testing

@Suite("Messages")
struct JSONErrorTests {
  static let messages: [(text: String, message: String)] = [
    ("", "there is no JSON value here"),
    ("[1", "the text ends before its value is complete"),
    ("\"a", "this string is not closed"),
    ("\"a\tb\"", "a control character in a string must be written as an escape"),
    (
      "\"\\q\"",
      "no such escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits"
    ),
    ("\"\\ud800\"", "this escape is half of a surrogate pair"),
    ("007", "this is not a JSON number"),
    ("None", "unknown word; JSON has true, false and null"),
    ("\u{FEFF}1", "the text begins with a byte order mark"),
    ("[,]", "a value is expected here"),
    ("{,}", "a member's name in quotation marks is expected here"),
    ("{\"a\"}", "':' is expected here"),
    ("[1 2]", "',' or ']' is expected here"),
    ("{\"a\":1 \"b\":2}", "',' or '}' is expected here"),
    ("1 2", "something follows the end of the value"),
    (String(repeating: "[", count: 2000), "arrays and objects are nested too deeply"),
    ("\"" + String(repeating: "x", count: 8 << 20), "the text is longer than allowed"),
  ]

  @Test("Each fault says what is wrong")
  func texts() {
    for (text, message) in Self.messages { #expect(fault(of: Array(text.utf8))?.description == message) }
    #expect(fault(of: [0x22, 0xFF, 0x22])?.description == "these bytes are not valid UTF-8")
    #expect(JSONError(.outOfMemory, at: 0).description == "there is not enough memory to read this text")
  }
}
