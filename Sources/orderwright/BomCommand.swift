import ArgumentParser
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
      var clerk = OrderClerk(session, detail: .summary)
      var text = AnswerText()
      try Files.forEachLine(of: orders) { line in
        var answer = JSONWriter()
        guard let making = unsafe clerk.making(of: line.bytes, number: line.number, answer: &answer) else {
          Terminal.write(text.render(answer))
          return
        }
        try Terminal.print(format == .json ? json(making, session) : table(making, session))
      }
    }
  }

  private func json(_ making: OrderMaking, _ session: CatalogSession) -> String {
    var writer = JSONWriter()
    making.write(to: &writer, session.catalog, languages: session.languages)
    return writer.text + "\n"
  }

  private func table(_ making: OrderMaking, _ session: CatalogSession) -> String {
    let title = "\(making.record.order ?? ""): \(making.record.accepted?.item ?? "")".printable
    return title + "\n" + billText(making.bill, session.catalog, languages: session.languages) + "\n"
  }
}
