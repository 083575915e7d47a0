import Testing

@testable import Patterns

/// What is no pattern, where, and why.
struct PatternFaultTests {
  /// The faulty stretch is marked.
  @Test(arguments: [
    ("a«)»b", "')' closes nothing; write '\\)' for the character itself"),
    ("a«(»b", "'(' is not closed"),
    ("ab«[»c", "'[' is not closed"),
    ("«[»^", "'[' is not closed"),
    ("«[»a-", "'[' is not closed"),
    ("«*»a", "'*' has nothing to repeat; write '\\*' for the character itself"),
    ("(«?»:ab)+", "'?' has nothing to repeat; write '\\?' for the character itself"),
    ("a|«+»", "'+' has nothing to repeat; write '\\+' for the character itself"),
    ("a*«?»", "'?' has nothing to repeat: a quantity stands before it; put what it repeats in parentheses"),
    ("x{2}«{»3}", "'{' has nothing to repeat: a quantity stands before it; put what it repeats in parentheses"),
    ("a«}»", "'}' closes nothing; write '\\}' for the character itself"),
    ("a«]»", "']' closes nothing; write '\\]' for the character itself"),
    ("a{«,»3}", "a quantity is a number, such as {2}, {2,} or {2,5}"),
    ("a{2«x»}", "a quantity ends with '}', such as {2}, {2,} or {2,5}"),
    ("a{2,3«»", "a quantity ends with '}', such as {2}, {2,} or {2,5}"),
    ("a«{3,2}»", "the quantity asks for at least 3 and at most 2"),
    ("a{«1000001»}", "a quantity is at most 1000000"),
    ("«[]»", "a group holds at least one character"),
    ("«[^]»", "a group holds at least one character"),
    ("[«z-a»]", "the range ends before it begins"),
    ("[a«[»b]]", "'[' stands in a group only behind '-', to subtract; write '\\['"),
    ("[a-z«-»9]", "'-' stands for itself only at the beginning and at the end of a group; write '\\-'"),
    ("[\\w«-»z]", "'-' stands for itself only at the beginning and at the end of a group; write '\\-'"),
    ("[+-«-»]", "a range does not end with '-'; write '\\-' for the character itself"),
    ("[«a-\\d»]", "a range goes from one character to another"),
    ("[a-[b]«c»]", "behind what is subtracted the group ends with ']'"),
    ("a«\\»", "a backslash ends the pattern; write '\\\\' for the character itself"),
    ("«\\b»", "'\\b' means nothing in patterns of XML Schema"),
    ("«\\1»", "'\\1' means nothing in patterns of XML Schema"),
    ("«\\p»L", "'\\p' and '\\P' want a category or block, such as \\p{Lu}"),
    ("«\\p»{L", "'{' is not closed"),
    ("\\p{«Cs»}", "'Cs' is no category of XML Schema: no text holds a surrogate"),
    (
      "\\p{«Latin»}",
      "'Latin' is no category of XML Schema: the categories are L, Lu, Ll, Lt, Lm, Lo, M, Mn, Mc, Me, N, Nd, Nl, No, P, Pc, "
        + "Pd, Ps, Pe, Pi, Pf, Po, Z, Zs, Zl, Zp, S, Sm, Sc, Sk, So, C, Cc, Cf, Co, Cn"
    ),
    (
      "\\p{«IsLatin»}", "'Latin' is no block of Unicode; blocks are written without spaces, such as IsLatin-1Supplement"
    ),
  ])
  func isNamedAtItsPlace(marked: String, message: String) throws {
    let scalars = Array(marked.unicodeScalars)
    let open = try #require(scalars.firstIndex(of: "«"))
    let close = try #require(scalars.firstIndex(of: "»")) - 1
    let text = String(String.UnicodeScalarView(scalars.filter { $0 != "«" && $0 != "»" }))
    let fault = #expect(throws: PatternFault.self) { try Pattern(text) }
    #expect(fault?.range == open..<close)
    #expect(fault?.message == message)
  }

  @Test func aBlockThatIsNearlyRightIsSuggested() {
    let fault = #expect(throws: PatternFault.self) { try Pattern(#"\p{IsCJKUnifiedIdeograph}"#) }
    #expect(fault?.suggestion == "IsCJKUnifiedIdeographs")
  }

  @Test(arguments: [
    String(repeating: "a", count: 10_001), String(repeating: "(", count: 300) + String(repeating: ")", count: 300),
    String(repeating: "[a-", count: 300) + "[b]" + String(repeating: "]", count: 300), "a{20000}{20000}",
    "((a{200}){200}){200}", "(a|b){50000}", "(((a{1000000}){1000000}){1000000}){1000000}", "(.{0,900}x){2}",
  ])
  func limitsAreNamed(text: String) {
    let fault = #expect(throws: PatternFault.self) { try Pattern(text) }
    #expect(fault?.isLimit == !text.contains("}{"), "\(fault?.message ?? "")")
  }

  @Test func withinTheLimitsAllIsWell() throws {
    _ = try Pattern(String(repeating: "a", count: 10_000))
    _ = try Pattern(String(repeating: "(", count: 200) + String(repeating: ")", count: 200))
    _ = try Pattern("(){1000000}(){0,}")
    _ = try Pattern("((|){10}){0,100}")
  }
}
