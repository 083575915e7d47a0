import Answers
import CatalogSessions
import Commands
import JSONLines
import OrderStores
import Quantities

/// The methods for orders, each a few lines around a command.
///
/// Every worker has an evaluator of its own, so that requests run side by side without a lock. A plan is made of the orders that
/// were there at its turn; orders behind it are stored meanwhile.
public struct OrderMethods: Sendable {
  let session: CatalogSession
  private let store: (any OrderStore)?
  let evaluators: [WorkerEvaluator]
  private let moment: @Sendable () -> LocalDateTime

  /// `workers` is how many there are that call methods; `moment` is when submitted orders count as accepted.
  public init(
    _ session: CatalogSession, store: (any OrderStore)?, workers: Int, moment: @escaping @Sendable () -> LocalDateTime
  ) {
    self.session = session
    self.store = store
    self.moment = moment
    evaluators = (0..<workers).map { _ in WorkerEvaluator(session) }
  }

  /// All of them, for a door.
  public var all: [Method] {
    [
      Method(.catalogList) { _, _, writer in list(&writer) },
      Method(.orderValidate) { parameters, context, writer in try validate(parameters, context, &writer) },
      Method(.orderSubmit) { parameters, context, writer in try submit(parameters, context, &writer) },
      Method(.orderGet) { parameters, _, writer in try get(parameters, &writer) },
      Method(.bomExplode) { parameters, context, writer in try explode(parameters, context, &writer) },
      Method(.planSchedule) { parameters, context, writer in try plan(parameters, context, &writer) },
    ] + configuration
  }

  private func list(_ writer: inout JSONWriter) {
    writer.openObject()
    writer.key("catalogs")
    writer.openArray()
    session.catalog.write(to: &writer)
    writer.closeArray()
    writer.closeObject()
  }

  private func order(_ parameters: Parameters) throws(MethodFailure) -> JSONValue {
    let order = try parameters.required("order")
    guard order.kind == .object else { throw .invalidParameters("'order' must be an object: the order") }
    return order
  }

  private func opened() throws(MethodFailure) -> any OrderStore {
    guard let store else { throw .own(.noStore) }
    return store
  }

  private func validate(_ parameters: Parameters, _ context: MethodContext, _ writer: inout JSONWriter) throws {
    let outcome = evaluators[context.worker].outcome(of: try order(parameters), context)
    session.answers.write(outcome, .full, to: &writer)
  }

  private func submit(_ parameters: Parameters, _ context: MethodContext, _ writer: inout JSONWriter) throws {
    let order = try self.order(parameters)
    let intake = OrderIntake(store: try opened(), session)
    try evaluators[context.worker].submit(order, context, intake, at: moment(), &writer)
  }

  private func get(_ parameters: Parameters, _ writer: inout JSONWriter) throws {
    guard let id = try parameters.required("order").string else {
      throw MethodFailure.invalidParameters("'order' must be a string: the order's id")
    }
    guard let found = try opened().order(id.description) else { throw MethodFailure.own(.unknownOrder) }
    found.write(to: &writer, withContent: true)
  }

  private func explode(_ parameters: Parameters, _ context: MethodContext, _ writer: inout JSONWriter) throws {
    let outcome = evaluators[context.worker].outcome(of: try order(parameters), context)
    guard let valid = outcome.valid else {
      throw MethodFailure.own(.orderNotValid) { session.answers.write(outcome, .summary, to: &$0) }
    }
    valid.writeBill(order: outcome.order ?? "", languages: session.languages, to: &writer)
  }

  private func plan(_ parameters: Parameters, _ context: MethodContext, _ writer: inout JSONWriter) throws {
    var start: CalendarDate?
    if let text = parameters["start"] {
      guard let day = text.string.flatMap({ CalendarDate($0.description) }) else {
        throw MethodFailure.invalidParameters("'start' must be a date such as 2026-12-20")
      }
      start = day
    }
    let store = try opened()
    let last = try store.lastSequence()
    context.endReading()
    let outcome = try PlanningDesk(session, start: start).plan(store, through: last, stop: context.stop)
    if outcome.isFailure { throw MethodFailure.own(.nothingPlanned) { outcome.writeRefusals(to: &$0) } }
    outcome.write(to: &writer, session.catalog)
  }
}

/// A worker's own evaluator; only that worker's thread uses it.
final class WorkerEvaluator: @unchecked Sendable {
  private var evaluator: OrderEvaluator

  init(_ session: CatalogSession) { evaluator = OrderEvaluator(session) }

  func outcome(of order: JSONValue, _ context: MethodContext) -> OrderOutcome {
    evaluator.outcome(of: order, number: context.number, stop: context.stop)
  }

  /// Lets it answer a question about a configuration.
  func ask<Answer>(_ body: (inout OrderEvaluator) -> Answer) -> Answer { body(&evaluator) }

  func submit(
    _ order: JSONValue, _ context: MethodContext, _ intake: OrderIntake, at moment: LocalDateTime,
    _ writer: inout JSONWriter
  ) throws {
    var answer = JSONWriter()
    var batch = AnswerBatch()
    evaluator.answer(order, number: context.number, .full, stop: context.stop, into: &batch, to: &answer)
    try context.commit()
    try intake.settle(&batch, &answer, at: moment)
    answer.truncate(to: answer.count - 1)
    unsafe writer.raw(Array(answer.bytes))
  }
}
