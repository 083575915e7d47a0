import Testing

@testable import Patterns

/// Both automata against trying everything, on generated patterns and texts.
struct PatternTwinTests {
  @Test(arguments: UInt64(0)..<300)
  func automataAgreeWithTryingEverything(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let twin = PatternTwin.make(&random, depth: 4)
    var parser = try PatternParser(twin.text)
    let program = PatternProgram(try parser.parse())
    let alphabet = Alphabet(parser.sets)
    let table = try #require(DeterministicAutomaton(program, alphabet))
    for _ in 0..<60 {
      let scalars = Self.text(&random)
      let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
      let wanted = twin.ends(in: scalars, from: 0).contains(scalars.count)
      #expect(table.accepts(bytes.span, alphabet) == wanted, "\(twin.text) and \(scalars)")
      #expect(program.accepts(bytes.span, alphabet) == wanted, "\(twin.text) and \(scalars)")
    }
  }

  private static func text(_ random: inout SplitMix) -> [Unicode.Scalar] {
    (0..<random.pick(9)).map { _ in random.element(of: ["a", "a", "b", "b", "é", "王", "🙂", " ", "\n"]) }
  }
}
