import ArgumentParser
import CatalogSessions
import Commands
import OrderStores
import Quantities
import Schedules

/// What is planned: a catalog, a store of orders, and the day from which on.
struct PlanningOptions: ParsableArguments {
  @OptionGroup var catalog: CatalogOptions

  @Option(name: .long, help: "The order store.")
  var store: String

  @Option(
    name: .long,
    help: ArgumentHelp("The day from which on work is planned; default: the catalog's date.", valueName: "yyyy-mm-dd"))
  var start: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The time after which the improvement of a plan ends; the plan then depends on the machine.", valueName: "s"))
  var seconds: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Operations placed, and places looked for, after which the improvement of a plan ends, the same on every machine; \
      0: the first plan is the plan; default: 100 for each operation that is planned, at least 400000, or no limit with --seconds.
      """, valueName: "n"))
  var work: Int64?

  @Option(
    name: .long, help: ArgumentHelp("Threads that improve; without --seconds they change no plan.", valueName: "n"))
  var threads = min(2, processorCount)

  @Option(name: .long, help: ArgumentHelp("Another seed takes another way to a better plan.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      What makes one plan better than another: levels parted by commas, the most important first, each a sum of tardiness, late, makespan, \
      set-ups, flow, earliness and energy with or without weights, such as 3*tardiness+set-ups,makespan; default: tardiness,set-ups,makespan,late.
      """, valueName: "levels"))
  var objective: String?

  func validate() throws {
    if let objective, PlanObjective(objective) == nil {
      throw ValidationError(
        "--objective is not made of \(PlanObjective.measures.joined(separator: ", ")): '\(objective)'.")
    }
    if let start, CalendarDate(start) == nil { throw ValidationError("--start is no date: '\(start)'.") }
    if let seconds, !(0...1e9).contains(seconds) { throw ValidationError("--seconds lies between 0 and 1000000000.") }
    if let work, work < 0 { throw ValidationError("--work is not negative.") }
    guard (1...1_024).contains(threads) else { throw ValidationError("--threads lies between 1 and 1024.") }
  }

  private var effort: PlanningEffort {
    var effort = PlanningEffort()
    (effort.work, effort.seed, effort.threads) = (work, seed, threads)
    if let objective = objective.flatMap(PlanObjective.init) { effort.objective = objective }
    if let seconds {
      effort.timeLimit = {
        let begin = Clock.stopwatch
        return { seconds == 0 ? 1 : (Clock.stopwatch - begin) / seconds }
      }
    }
    return effort
  }

  /// Reads the catalog and plans the store's open orders; ends the program where that cannot be done.
  func plan() throws -> (CatalogSession, PlanningDesk.Outcome) {
    let session = try catalog.open()
    let desk = PlanningDesk(session, start: start.flatMap(CalendarDate.init), effort: effort)
    return try Failures.asExitCodes {
      let store = try SQLiteOrderStore(path: store, creating: false)
      defer { Progress.clear() }
      return (session, try desk.plan(store, stop: Termination.stoppingWork(), progress: Progress.show(planning:)))
    }
  }
}
