import Answers
import Commands
import Testing

/// What an order holds cannot steer the terminal of whoever reads its outcome.
struct OutcomeTextTests {
  @Test("An id with escapes and line ends is one harmless line of an answer")
  func answers() throws {
    var evaluator = OrderEvaluator(try OrderStream.session())
    for line in [
      #"{"order":"A\u001b[2J\u009b\nB: valid","product":"b\u001b]0;x\u0007ox"}"#,
      #"{"order":"A\u001b\nB","product":"box","configuration":{"colour":"red","weight":1,"plate":"\u001b"}}"#,
      #"{"order":"A\u001b\nB","product":"box","configuration":{"colour":"red","weight":1}}"#,
    ] {
      let printed = outcome(line.utf8, &evaluator).text
      #expect(isHarmless(printed))
      #expect(printed.hasPrefix("A\\u001b"))
      #expect(!printed.contains("\nB"))
    }
  }

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
  }
}
