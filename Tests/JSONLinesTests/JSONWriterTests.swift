import Files
import Glibc
import JSONLines
import Quantities
import Testing

@Suite("Writing")
struct JSONWriterTests {
  @Test("Commas stand where they belong")
  func commas() {
    var writer = JSONWriter()
    writer.openObject()
    writer.key("a")
    writer.openArray()
    writer.integer(1)
    writer.null()
    writer.openArray()
    writer.closeArray()
    writer.string("{")
    writer.bool(true)
    writer.closeArray()
    writer.key(named: "b\"")
    writer.openObject()
    writer.closeObject()
    writer.raw("\"c\":[]")
    writer.key("d")
    writer.bool(false)
    writer.closeObject()
    writer.endLine()
    writer.integer(2)
    #expect(writer.text == #"{"a":[1,null,[],"{",true],"b\"":{},"c":[],"d":false}"# + "\n2")
  }

  @Test("Whole numbers at their limits")
  func integers() {
    let numbers: [Int64] = [0, 1, -1, 9, 10, 99, 100, .max, .min, 1_000_000_000_000]
    var writer = JSONWriter(capacity: 0)
    writer.openArray()
    for number in numbers { writer.integer(number) }
    writer.closeArray()
    #expect(writer.text == "[" + numbers.map { "\($0)" }.joined(separator: ",") + "]")
  }

  @Test("Decimals, bare and quoted")
  func decimals() {
    var writer = JSONWriter()
    writer.openArray()
    writer.decimal(FixedDecimal(mantissa: -1250, scale: 2))
    writer.quotedDecimal(FixedDecimal(mantissa: 1250, scale: 2), minimumFractionDigits: 2)
    writer.decimal(FixedDecimal(mantissa: .min, scale: 18), minimumFractionDigits: 18)
    writer.closeArray()
    #expect(writer.text == #"[-12.5,"12.50",-9.223372036854775808]"#)
  }

  static let awkward = [
    "", "a", "\"", "\\", "\\\\\"", "\u{0}", "\u{1F}\u{20}\u{7F}", "\r\n\t\u{8}\u{C}", "<script>alert('x')</script>",
    "'; DROP TABLE orders; --", "$(rm -rf /)", "%s%n", "定制衣柜", "🪵👨‍👩‍👧‍👦", "e\u{301}", "\u{202E}desrever", "\u{FEFF}",
    "\u{2028}\u{2029}", "NaN", "null", "{\"a\":1}", "ﷺ", "\u{10FFFF}", "1;2,3", "../../etc/passwd",
    "exactly8", "exactly8\"", "sevens7\"", "a long text without anything to escape, over several words of eight",
    String(repeating: "\u{1}", count: 300),
    String(repeating: "x", count: 5000) + "\\" + String(repeating: "衣", count: 99),
  ]

  @Test("A string comes back as it was", arguments: awkward)
  func roundTrip(text: String) throws {
    var writer = JSONWriter(capacity: 0)
    writer.string(text)
    let back = try reading(writer.text) { $0.string?.description }
    #expect(back.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    #expect(RecursiveChecker.tree(of: Array(writer.text.utf8)) == .string(text))
  }

  @Test("Every byte is escaped as the simple rule says, at every place of a word")
  func escapes() {
    for scalar in (0..<0x80).map({ Unicode.Scalar(UInt8($0)) }) {
      for place in 0..<9 {
        let text = String(repeating: "-", count: place) + String(scalar) + "--------"
        var writer = JSONWriter()
        writer.string(text)
        let escaped =
          switch scalar {
          case "\"", "\\": "\\" + String(scalar)
          case "\n": "\\n"
          case "\r": "\\r"
          case "\t": "\\t"
          case "\u{8}": "\\b"
          case "\u{C}": "\\f"
          case "\u{0}"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
          default: String(scalar)
          }
        #expect(writer.text == "\"" + String(repeating: "-", count: place) + escaped + "--------\"")
      }
    }
  }

  @Test("What was written can be taken back")
  func truncation() {
    var writer = JSONWriter()
    writer.string("kept")
    let mark = writer.count
    writer.string("dropped")
    writer.truncate(to: mark)
    #expect(writer.text == "\"kept\"")
    writer.reset(keeping: 0)
    writer.null()
    #expect(writer.text == "null")
  }

  @Test("More than a pipe holds is written in pieces, also where the pipe does not block", arguments: [false, true])
  func largeOutput(nonBlocking: Bool) throws {
    let pipe = Pipe()
    if nonBlocking { _ = fcntl(pipe.input, F_SETFL, O_NONBLOCK) }
    let expected = "\"" + String(repeating: "0123456789", count: 100_000) + "\""
    let writing = Companion {
      var writer = JSONWriter()
      writer.raw(Array(expected.utf8))
      try? writer.write(to: pipe.input)
      pipe.endInput()
    }
    #expect(String(decoding: pipe.receive(), as: UTF8.self) == expected)
    writing.join()
    pipe.endOutput()
  }

  @Test("A reader that went away is an error")
  func closedOutput() {
    let pipe = Pipe()
    pipe.endOutput()
    var writer = JSONWriter()
    writer.null()
    #expect(throws: StreamError.closed) { try writer.write(to: pipe.input) }
    #expect(throws: StreamError.system(EBADF)) { try writer.write(to: -1) }
    pipe.endInput()
  }
}
