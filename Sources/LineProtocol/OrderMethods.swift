import Answers
import CatalogSessions
import Commands
import JSONLines
import OrderStores
import Quantities

/// The methods for orders, each a few lines around a command.
///
/// Every worker has an evaluator of its own, so that requests run side by side without a lock. What stores or reads the store says
/// so by its access. A plan is made of the orders that were there at its turn; orders behind it are stored meanwhile.
public struct OrderMethods: Sendable {
  private let session: CatalogSession
  private let store: (any OrderStore)?
  private let evaluators: [WorkerEvaluator]
  private let moment: @Sendable () -> LocalDateTime

  /// `threads` is how many workers the server has; `moment` is when submitted orders count as accepted.
  public init(
    _ session: CatalogSession, store: (any OrderStore)?, threads: Int,
    moment: @escaping @Sendable () -> LocalDateTime
  ) {
    self.session = session
    self.store = store
    self.moment = moment
    evaluators = (0..<threads).map { _ in WorkerEvaluator(session) }
  }

  /// All of them, for a server.
  public var all: [Method] {
    [
      Method(.catalogList) { parameters, _, writer in
        try parameters.allow(only: [])
        writer.openObject()
        writer.key("catalogs")
        writer.openArray()
        session.catalog.write(to: &writer)
        writer.closeArray()
        writer.closeObject()
      },
      Method(.orderValidate) { parameters, context, writer in
        let order = try self.order(parameters)
        let outcome = evaluators[context.worker].evaluator.outcome(of: order, number: context.line, stop: context.stop)
        session.answers.write(outcome, .full, to: &writer)
      },
      Method(.orderSubmit, access: Access(changes: .orders)) { parameters, context, writer in
        try submit(parameters, context, &writer)
      },
      Method(.orderGet, access: Access(reads: .orders)) { parameters, _, writer in try get(parameters, &writer) },
      Method(.bomExplode) { parameters, context, writer in try explode(parameters, context, &writer) },
      Method(.planSchedule, access: Access(reads: .orders, changes: .plans)) { parameters, context, writer in
        try plan(parameters, context, &writer)
      },
    ]
  }

  private func order(_ parameters: Parameters) throws(RPCError) -> JSONValue {
    try parameters.allow(only: ["order"])
    return try parameters.required("order", 0)
  }

  private func opened() throws(RPCError) -> any OrderStore {
    guard let store else { throw RPCError(code: 1, message: "No store: start the server with --store") }
    return store
  }

  private func submit(_ parameters: Parameters, _ context: RequestContext, _ writer: inout JSONWriter) throws {
    let order = try self.order(parameters)
    let intake = OrderIntake(store: try opened(), session)
    try evaluators[context.worker].submit(order, context, intake, at: moment(), &writer)
  }

  private func get(_ parameters: Parameters, _ writer: inout JSONWriter) throws {
    try parameters.allow(only: ["order"])
    guard let id = try parameters.required("order", 0).string else {
      throw RPCError.invalidParams("'order' must be a string: the order's id")
    }
    guard let found = try opened().order(id.description) else {
      throw RPCError(code: 2, message: "No order of this id was accepted")
    }
    found.write(to: &writer, withContent: true)
  }

  private func plan(_ parameters: Parameters, _ context: RequestContext, _ writer: inout JSONWriter) throws {
    try parameters.allow(only: ["start"])
    var start: CalendarDate?
    if let text = parameters["start", 0] {
      guard let day = text.string.flatMap({ CalendarDate($0.description) }) else {
        throw RPCError.invalidParams("'start' must be a date such as 2026-12-20")
      }
      start = day
    }
    let store = try opened()
    let last = try store.lastSequence()
    context.endReading()
    let outcome = try PlanningDesk(session, start: start).plan(store, through: last, stop: context.stop)
    if outcome.isFailure {
      throw RPCError(code: 4, message: "None of the open orders can be planned") { outcome.writeRefusals(to: &$0) }
    }
    outcome.write(to: &writer, session.catalog)
  }

  private func explode(_ parameters: Parameters, _ context: RequestContext, _ writer: inout JSONWriter) throws {
    let order = try self.order(parameters)
    let outcome = evaluators[context.worker].evaluator.outcome(of: order, number: context.line, stop: context.stop)
    guard let valid = outcome.valid else {
      throw RPCError(code: 3, message: "The order is not valid") { session.answers.write(outcome, .summary, to: &$0) }
    }
    valid.writeBill(order: outcome.order ?? "", languages: session.languages, to: &writer)
  }
}

/// A worker's own evaluator; only that worker's thread uses it.
private final class WorkerEvaluator: @unchecked Sendable {
  var evaluator: OrderEvaluator

  init(_ session: CatalogSession) { evaluator = OrderEvaluator(session) }

  func submit(
    _ order: JSONValue, _ context: RequestContext, _ intake: OrderIntake, at moment: LocalDateTime,
    _ writer: inout JSONWriter
  ) throws {
    var answer = JSONWriter()
    var batch = AnswerBatch()
    evaluator.answer(order, number: context.line, .full, stop: context.stop, into: &batch, to: &answer)
    try context.commit()
    try intake.settle(&batch, &answer, at: moment)
    answer.truncate(to: answer.count - 1)
    unsafe writer.raw(Array(answer.bytes))
  }
}
