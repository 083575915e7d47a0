import ArgumentParser
import Commands
import OrderStores
import Quantities

/// What is planned: a catalog, a store of orders, and the day from which on.
struct PlanningOptions: ParsableArguments {
  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: "The order store.")
  var store: String

  @Option(
    name: .long,
    help: ArgumentHelp("The day from which on work is planned; default: the catalog's date.", valueName: "yyyy-mm-dd"))
  var start: String?

  func validate() throws {
    if let start, CalendarDate(start) == nil { throw ValidationError("--start is no date: '\(start)'.") }
  }

  /// Reads the catalog and plans the store's open orders; ends the program where that cannot be done.
  func plan() throws -> (CatalogSession, PlanningDesk.Outcome) {
    let session = try catalog.open()
    let desk = PlanningDesk(session, start: start.flatMap(CalendarDate.init))
    return try Failures.asExitCodes {
      let store = try SQLiteOrderStore(path: store, creating: false)
      defer { Progress.clear() }
      return (session, try desk.plan(store, progress: Progress.show(lines:)))
    }
  }
}
