import Testing

@testable import Patterns

/// Patterns and texts whose verdict follows from XML Schema 1.0, part 2, appendix F.
struct PatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var takes: [String]
    var refuses: [String]
    var testDescription: String { pattern }

    init(_ pattern: String, takes: [String] = [], refuses: [String] = []) {
      (self.pattern, self.takes, self.refuses) = (pattern, takes, refuses)
    }
  }

  static let cases: [Case] = [
    .init("abc", takes: ["abc"], refuses: ["", "ab", "abcd", " abc", "ABC"]),
    .init("a|b|", takes: ["a", "b", ""], refuses: ["c", "ab"]),
    .init("()", takes: [""], refuses: ["a"]),
    .init("^abc$", takes: ["^abc$"], refuses: ["abc"]),
    .init("(ab|cd){0,2}", takes: ["", "ab", "abcd", "cdcd"], refuses: ["a", "ababab"]),
    .init("a{2,3}", takes: ["aa", "aaa"], refuses: ["", "a", "aaaa"]),
    .init("a{2}", takes: ["aa"], refuses: ["a", "aaa"]),
    .init("a{2,}", takes: ["aa", "aaaaaaa"], refuses: ["", "a"]),
    .init("a{0,0}b", takes: ["b"], refuses: ["ab"]),
    // Counted groups that may be empty.
    .init("(a?){3}b", takes: ["b", "ab", "aab", "aaab"], refuses: ["aaaab", "a", ""]),
    .init("(1?2?){3}4", takes: ["4", "124", "2124", "1212124", "1114"], refuses: ["12121214", "12"]),
    .init("(a{0,2}b){2}", takes: ["bb", "abab", "aabaab", "bab"], refuses: ["aaabb", "b", "bbb"]),
    .init("(a*){2,3}", takes: ["", "a", "aaaaa"], refuses: ["b"]),
    .init("((a*)*)+", takes: ["", "aaa"], refuses: ["ab"]),
    .init("(foo){2,}(bar)?", takes: ["foofoo", "foofoofoobar"], refuses: ["foo", "foobar"]),
    .init(
      "((a+)+)+b", takes: ["ab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"],
      refuses: ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]),
    // Groups of characters.
    .init("[a-z-[aeiou]]+", takes: ["bcd", "xyz"], refuses: ["a", "bad", "-", ""]),
    .init("[^a-z-[A-C]]", takes: ["D", "1", "é"], refuses: ["a", "A", "B"]),
    .init("[A-Z0-9-[AEIOU-[E]]]+", takes: ["E", "B1"], refuses: ["A", "U"]),
    .init("[-+]?[0-9]", takes: ["-5", "+5", "5"], refuses: ["--5", "*5"]),
    .init("[+-]?[0-9]", takes: ["-5", "+5"], refuses: [",5"]),
    .init("[^-a]", takes: ["b"], refuses: ["-", "a"]),
    .init("[a^]", takes: ["a", "^"], refuses: ["b"]),
    .init("[--[a]]", takes: ["-"], refuses: ["a"]),
    .init(#"[\-\]\[\\]+"#, takes: ["-", "]", "[", #"\"#, #"-\]["#], refuses: ["a"]),
    .init(#"[\n-\r]"#, takes: ["\n", "\u{B}", "\r"], refuses: ["n", "\t"]),
    .init("[$.?*+(){}|]", takes: ["$", ".", "?", "*", "+", "(", ")", "{", "}", "|"], refuses: ["a", "^"]),
    .init("[a-[a]]b|c", takes: ["c"], refuses: ["ab", "b"]),
    // Escapes.
    .init(#"\.\\\-\^\|\?\*\+\(\)\{\}\[\]"#, takes: [#".\-^|?*+(){}[]"#], refuses: ["x"]),
    .init(#"\s*x\S"#, takes: [" \t\r\nxy", "x.", "x\u{A0}"], refuses: ["\u{A0}xy", "x "]),
    .init(".{3}", takes: ["abc", "日本語", "👍👍👍", "a\u{301}b", "\u{0}\u{85}\u{2028}"], refuses: ["a\nb", "a\rb", "ab"]),
    .init(#"\i\c*"#, takes: ["a", "_a-b.c1", "ä:1", "日本", "é·"], refuses: ["1a", "-a", "", "a b"]),
    .init(#"\d+(\.\d+)?"#, takes: ["1", "1.5", "١٢", "１"], refuses: ["1.", "1,5", "½", "Ⅻ"]),
    .init(#"\w+"#, takes: ["abc", "ä1", "日本", "1+1", "½"], refuses: ["a_b", "a-b", "a b", "a\u{200B}b"]),
    .init(#"[\W]"#, takes: ["-", " ", "_", "\u{0}"], refuses: ["a", "+"]),
    // Letters of every plane.
    .init(#"[\p{L} ]+"#, takes: ["王小明", "김철수", "Zoë", "𠀋", "𝔘", "ªº"], refuses: ["a1", "a-b", "🙂", ""]),
    .init(#"\P{L}"#, takes: ["1", "🙂", "-"], refuses: ["王", "김", "a"]),
    .init(#"\p{Lu}\p{Ll}+"#, takes: ["Zoë", "Ünal"], refuses: ["zoë", "王小"]),
    .init(#"[\p{Lu}-[A-C]]"#, takes: ["D", "Ä"], refuses: ["A", "a"]),
    .init(#"\p{IsBasicLatin}*"#, takes: ["abc\u{7F}"], refuses: ["é"]),
    .init(#"[\p{IsGreek}\p{IsCJKUnifiedIdeographs}]+"#, takes: ["αβγ", "王明"], refuses: ["a", "김"]),
    .init(#"\P{IsHangulSyllables}"#, takes: ["王"], refuses: ["김"]),
    .init(#"\p{IsPrivateUse}"#, takes: ["\u{E000}", "\u{F0000}", "\u{10FFFD}"], refuses: ["a"]),
    .init(
      #"[\p{IsBasicLatin}\p{IsLatin-1Supplement}€-[\p{C}]]+"#, takes: ["Müller & Söhne €"],
      refuses: ["a\tb", "日本", "\u{AD}"]),
    // Nothing is normalised.
    .init("é", takes: ["é"], refuses: ["e\u{301}"]),
  ]

  @Test(arguments: cases)
  func judges(example: Case) throws {
    let pattern = try Pattern(example.pattern)
    #expect(example.takes.filter { !pattern.matches($0) } == [])
    #expect(example.refuses.filter { pattern.matches($0) } == [])
    #expect(pattern.isDeterministic)
  }

  @Test func aLongCountIsATable() throws {
    let pattern = try Pattern("[A-Z]{1,10000}")
    #expect(pattern.isDeterministic)
    #expect(pattern.matches(String(repeating: "Q", count: 10_000)))
    #expect(!pattern.matches(String(repeating: "Q", count: 10_001)))
  }

  /// A table for it would have more than 2^18 states.
  @Test func whatHasTooManyStatesIsSimulated() throws {
    let pattern = try Pattern("(a|b)*a(a|b){18}")
    #expect(!pattern.isDeterministic)
    #expect(pattern.matches("bba" + String(repeating: "b", count: 18)))
    #expect(!pattern.matches("bbb" + String(repeating: "a", count: 17)))
    #expect(!pattern.matches(String(repeating: "b", count: 10_000)))
  }
}
