import JSONLines
import Testing

@Suite("The reader against a recursive checker")
struct JSONReaderTwinTests {
  static let seeds = [
    #"{"order":"W-1001","product":"wardrobe","quantity":1,"configuration":{"width":1810,"board":"oak"}}"#,
    #"[1,-2.5e+10,0.125,true,false,null,"a\u00e9\n\\\"",{"衣":"柜🪵"},[[]],{}]"#,
    #"{"a":{"b":{"c":[1,2,{"d":"\ud83e\udeb5"}]}},"e":""}"#,
    #"[ "x" , { "y" : [ ] } , -0 , 1E-7 ]"#,
    #""only a string""#, #"9223372036854775808"#,
  ]
  static let pieces = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "E", "+", "true", "null", "\\u", "\\ud800",
    "\\udc00", " ", "\t", "\n", "\u{0}", "\u{1F}", "é", "柜", "🪵", "\u{FEFF}", "\"\"", "[]", "//", "a",
  ]

  static func mutated(_ text: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let at = Int.random(in: 0...text.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8, at: at)
      case 1: if at < text.count { text.remove(at: at) }
      case 2: if at < text.count { text[at] = UInt8.random(in: 0...255, using: &random) }
      case 3: text.removeSubrange(at..<min(text.count, at + Int.random(in: 0...9, using: &random)))
      case 4: if at < text.count { text[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      default: text.insert(contentsOf: text[0..<at].suffix(Int.random(in: 0...20, using: &random)), at: at)
      }
    }
    return text
  }

  @Test("Both accept the same texts, and read the same", arguments: 0..<8 as Range<UInt64>)
  func sameAnswers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var reader = JSONReader()
    var accepted = 0
    for _ in 0..<3000 {
      let seed = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
      let text = Self.mutated(Array(seed.utf8), &random)
      let tree = try? reading(text, with: &reader) { JSONTree($0) }
      guard tree == RecursiveChecker.tree(of: text) else {
        Issue.record("the readers differ about \(String(decoding: text, as: UTF8.self).debugDescription)")
        return
      }
      accepted += tree == nil ? 0 : 1
    }
    #expect(accepted > 100)
  }

  @Test("Every prefix of a text is refused, and so is everything behind it")
  func prefixes() {
    let text = Array(Self.seeds[1].utf8)
    for end in 0..<text.count { #expect(fault(of: Array(text[0..<end])) != nil) }
    #expect(fault(of: text) == nil)
    for byte in 0...UInt8.max where ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      #expect(fault(of: text + [byte]) != nil)
    }
  }
}
