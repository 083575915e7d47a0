import ArgumentParser
import CatalogChecks
import Commands

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a catalog: every mistake at its line and column, then its tests.",
    discussion: """
      Reads the catalog with all that it imports, looks for products that cannot be had, values that nothing can take and defaults that do not \
      fit, and runs the catalog's tests. Diagnostics go to stderr, the summary to stdout; with --format json everything goes to stdout as one \
      object. Ends with 0 where nothing is wrong, 1 where tests failed, 2 where there are mistakes.

      Example:
        orderwright check Catalogs/furniture/catalog.xml
      """)

  @Argument(help: "The catalog's main file.")
  var catalog: String

  @Option(name: .long, help: ArgumentHelp("For people, or for programs.", valueName: "text|json"))
  var format: OutputFormat = .text

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day on which products are checked; default: the catalog's date. Tests keep to their own.",
      valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(name: .long, help: "The only market in which products are checked; default: each.")
  var market: String?

  @Option(name: .long, help: "The plant at which products are checked; default: each product's own.")
  var plant: String?

  @Option(name: .long, help: "The language of reasons in messages, such as en or zh; default: the catalog's first.")
  var language: String?

  func run() throws {
    let report = checkCatalog(
      at: catalog, SessionRequest(date: date, market: market, plant: plant, language: language))
    if format == .text { Terminal.show(report.diagnostics) }
    try Failures.asExitCodes(whenReaderLeaves: .stream) {
      try Terminal.print(format == .json ? report.json() : report.summary())
    }
    switch report.verdict {
    case .sound: return
    case .failed: throw ExitCode.refused
    case .mistaken: throw ExitCode.catalog
    }
  }
}
