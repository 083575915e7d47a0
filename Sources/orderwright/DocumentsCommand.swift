import Answers
import ArgumentParser
import Commands

struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Write work orders, pick list, tables and the Gantt chart of a plan.",
    discussion: """
      Plans the store's open orders as `plan` does and writes work-orders.html, pick-list.html, bill.csv, schedule.csv, requirements.csv, \
      purchases.csv and gantt.html. Files that would not change are left alone.

      Example:
        orderwright documents --catalog Catalogs/garment/catalog.xml --store out/garment/orders.sqlite --output out/garment
      """)

  @OptionGroup var planning: PlanningOptions

  @Option(name: .long, help: ArgumentHelp("Where the documents go; made where it is not there.", valueName: "folder"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp("The templates; default: the folder Templates beside the program, or here.", valueName: "folder")
  )
  var templates: String?

  func run() throws {
    let (session, outcome) = try planning.plan()
    if outcome.stop != nil, let signal = Termination.signal {
      Terminal.line("stopped early: no documents were written")
      throw ExitCode.ended(by: signal)
    }
    for refusal in outcome.refusals { Terminal.line("not planned: \(refusal.order): \(refusal.reason)".printable) }
    if outcome.isFailure { throw ExitCode.planning }
    try Failures.asExitCodes {
      let written = try outcome.writeDocuments(
        templates: templates ?? TemplateFolder.found, catalog: session.catalog, languages: session.languages,
        into: output)
      for document in written { try Terminal.print("\(document.isChanged ? "wrote" : "kept ") \(document.path)\n") }
    }
  }
}
