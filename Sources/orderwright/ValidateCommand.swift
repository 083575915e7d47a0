import Answers
import ArgumentParser
import CatalogSessions
import Commands
import JSONLines

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Tell for each order whether it is valid, and if not why, in words.",
    discussion: """
      Reads order lines from a file, or from stdin, and prints for each what it comes to: price and promise, what is still to be chosen, or \
      the smallest set of choices and rules that cannot hold together, each rule with its place in the catalog.

      Example:
        orderwright validate --catalog Catalogs/furniture/catalog.xml my-order.ndjson
      """)

  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: ArgumentHelp("How answers are printed.", valueName: "text|json"))
  var format: OutputFormat = .text

  @Flag(name: .long, help: "End with exit code 1 where any order was not valid.")
  var failOnInvalid = false

  @Argument(help: "A file of order lines; default: stdin.")
  var orders: String?

  func run() throws {
    let session = try catalog.open()
    var isEveryOneValid = true
    try Failures.asExitCodes(whenReaderLeaves: failOnInvalid ? .stream : .success) {
      var evaluator = OrderEvaluator(session, depth: [])
      try InputLines.forEach(of: orders) { line in
        let outcome = unsafe evaluator.outcome(of: line.bytes, number: line.number)
        if outcome.status != .valid { isEveryOneValid = false }
        try Terminal.print(format == .json ? session.answers.line(outcome) : outcome.text)
      }
    }
    if failOnInvalid && !isEveryOneValid { throw ExitCode.refused }
  }
}
