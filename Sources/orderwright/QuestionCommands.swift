import Answers
import ArgumentParser
import CatalogSessions
import Commands
import JSONLines

/// Which questions are asked, about which catalog, and how the answers are printed.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: ArgumentHelp("How answers are printed.", valueName: "text|json"))
  var format: OutputFormat = .text

  @Argument(
    help: """
      A file of questions, one JSON object a line: product, configuration, and if need be quantity, date, market, plant; default: stdin.
      """)
  var questions: String?

  /// Answers each question in turn. `write` gives the answer as JSON members, `text` for people; a question with mistakes is told so.
  func answer<Answer>(
    _ ask: (inout OrderEvaluator, JSONValue) -> Answered<Answer>, json write: (Answer, inout JSONWriter) -> Void,
    text: (Answer, [String]) -> String
  ) throws {
    try forEachQuestion { evaluator, value, line, session in
      let answered = ask(&evaluator, value)
      var writer = JSONWriter()
      switch (answered, format) {
      case (.answer(let answer), .json): session.answers.answer(to: &writer) { write(answer, &$0) }
      case (.refused(let problems), .json): session.answers.write(.refused(problems), .full, to: &writer)
      case (.answer(let answer), .text): return text(answer, session.languages)
      case (.refused(let problems), .text):
        return OrderOutcome(line: line, order: nil, digest: nil, .refused(problems)).text
      }
      return writer.text + "\n"
    }
  }

  /// Prints what `answer` gives for each question in turn, and for what is no JSON that.
  func forEachQuestion(_ answer: (inout OrderEvaluator, JSONValue, Int, CatalogSession) -> String) throws {
    let session = try catalog.open()
    try Failures.asExitCodes {
      var evaluator = OrderEvaluator(session)
      var reader = JSONReader()
      try InputLines.forEach(of: questions) { line in
        let printed: String
        do throws(JSONError) {
          printed = answer(&evaluator, unsafe try reader.read(line.bytes), line.number, session)
        } catch {
          let column = unsafe error.column(in: line.bytes)
          let outcome = OrderOutcome(line: line.number, LineFault("malformed-json", error.description, column: column))
          printed = format == .json ? session.answers.line(outcome) : outcome.text
        }
        try Terminal.print(printed)
      }
    }
  }
}

struct OptionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "options",
    abstract: "Tell what can still be chosen beside some choices.",
    discussion: """
      Each value of each characteristic is chosen, default, forced, free or conflicting; numbers come as ranges. A value that is free can be \
      chosen and everything else that was chosen stays. With "annotate":["price","date"] each free value has what it changes.

      Example:
        echo '{"product":"wardrobe","configuration":{"board":"white"},"of":["front","width"]}' | \
      orderwright options --catalog Catalogs/furniture/catalog.xml
      """)

  @OptionGroup var question: QuestionOptions

  func run() throws {
    try question.answer({ $0.options($1) }, json: { $0.answer.write($0.selection, to: &$1) }) { $0.answer.text(in: $1) }
  }
}

struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "Complete choices by defaults and rules, with price and promise.",
    discussion: """
      Example:
        echo '{"product":"wardrobe","configuration":{"board":"white"}}' | \
      orderwright complete --catalog Catalogs/furniture/catalog.xml --format json
      """)

  @OptionGroup var question: QuestionOptions

  func run() throws {
    try question.forEachQuestion { evaluator, value, line, session in
      let conclusion = evaluator.completion(value)
      guard question.format == .json else {
        return OrderOutcome(line: line, order: nil, digest: nil, conclusion).text
      }
      var writer = JSONWriter()
      session.answers.write(conclusion, .full, to: &writer)
      return writer.text + "\n"
    }
  }
}

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "List all minimal conflicts among some choices.",
    discussion: """
      Example:
        echo '{"product":"wardrobe","configuration":{"board":"walnut","opening":"sliding","delivery":"flat-pack"}}' | \
      orderwright conflicts --catalog Catalogs/furniture/catalog.xml
      """)

  @OptionGroup var question: QuestionOptions

  func run() throws {
    try question.answer({ $0.conflicts($1) }, json: { $0.write(to: &$1) }) { answer, _ in answer.text }
  }
}

struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Find the best ways out of a conflict: which choices to change, and to what.",
    discussion: """
      The ways that change least come first; "keep":{"engine":5} makes changing the engine weigh five changes. Each is complete, with price and \
      promise.

      Example:
        echo '{"product":"wardrobe","configuration":{"board":"walnut","opening":"sliding"}}' | \
      orderwright repair --catalog Catalogs/furniture/catalog.xml
      """)

  @OptionGroup var question: QuestionOptions

  func run() throws {
    try question.answer({ $0.repairs($1) }, json: { $0.write(to: &$1) }) { answer, _ in answer.text }
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell why a value is forced, or cannot be chosen.",
    discussion: """
      Example:
        echo '{"product":"wardrobe","configuration":{"board":"white"},"path":"front","value":"walnut"}' | \
      orderwright explain --catalog Catalogs/furniture/catalog.xml
      """)

  @OptionGroup var question: QuestionOptions

  func run() throws {
    try question.answer({ $0.explanation($1) }, json: { $0.write(to: &$1) }) { answer, _ in answer.text }
  }
}
