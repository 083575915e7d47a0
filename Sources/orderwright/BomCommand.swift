import Answers
import ArgumentParser
import CatalogSessions
import Commands
import JSONLines

struct BomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bom",
    abstract: "Print the exploded bill of material of orders.",
    discussion: """
      Quantities are for one piece, scrap included. Orders that are not valid are explained on stderr.

      Example:
        head -1 examples/furniture/orders.ndjson | orderwright bom --catalog Catalogs/furniture/catalog.xml --language en
      """)

  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: ArgumentHelp("How bills are printed.", valueName: "text|json"))
  var format: OutputFormat = .text

  @Argument(help: "A file of order lines; default: stdin.")
  var orders: String?

  func run() throws {
    let session = try catalog.open()
    try Failures.asExitCodes {
      var evaluator = OrderEvaluator(session)
      try InputLines.forEach(of: orders) { line in
        let outcome = unsafe evaluator.outcome(of: line.bytes, number: line.number)
        guard let valid = outcome.valid, let id = outcome.order else { return Terminal.write(outcome.text) }
        try Terminal.print(format == .json ? json(valid, id, session) : table(valid, id, session))
      }
    }
  }

  private func json(_ order: ValidOrder, _ id: String, _ session: CatalogSession) -> String {
    var writer = JSONWriter()
    order.writeBill(order: id, languages: session.languages, to: &writer)
    return writer.text + "\n"
  }

  private func table(_ order: ValidOrder, _ id: String, _ session: CatalogSession) -> String {
    "\(id): \(order.item)".printable + "\n" + billText(order.bill, session.catalog, languages: session.languages) + "\n"
  }
}
