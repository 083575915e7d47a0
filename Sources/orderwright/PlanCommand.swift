import ArgumentParser
import Commands
import Glibc
import JSONLines
import OrderStores
import Quantities

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Net, schedule and date all open orders of a store.",
    discussion: """
      Requirements are netted against stock and receipts, work orders scheduled on the plant's resources within their calendars, \
      and the schedule improved until the work or the time for that is done; it never becomes worse. Prints how many orders are on time and what \
      holds the latest ones; --format json prints the plans whole. Ctrl-C ends the improvement with the best plan so far, a second one the \
      program.

      Example:
        orderwright plan --catalog Catalogs/furniture/catalog.xml --store out/furniture/orders.sqlite
      """)

  @OptionGroup var planning: PlanningOptions

  @Option(name: .long, help: ArgumentHelp("How the plan is printed.", valueName: "text|json"))
  var format: OutputFormat = .text

  func run() throws {
    let (session, outcome) = try planning.plan()
    try Failures.asExitCodes(whenReaderLeaves: outcome.isFailure ? .planning : .success) {
      guard format == .json else { return try Terminal.print(outcome.text(session.catalog)) }
      var writer = JSONWriter()
      outcome.write(to: &writer, session.catalog)
      writer.endLine()
      try writer.write(to: STDOUT_FILENO)
    }
    if outcome.stop != nil, let signal = Termination.signal { throw ExitCode.ended(by: signal) }
    if outcome.isFailure { throw ExitCode.planning }
  }
}
