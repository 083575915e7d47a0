import Commands
import JSONLines
import OrderStores
import Quantities
import Schedules

/// The methods for orders, each a few lines around a command.
///
/// Every worker has a clerk of its own, so that requests run side by side without a lock. What stores and what reads the
/// store is sequential.
public struct OrderMethods: Sendable {
  private let session: CatalogSession
  private let store: (any OrderStore)?
  private let desks: [ClerkDesk]
  private let moment: @Sendable () -> LocalDateTime

  /// `threads` is how many workers the server has; `moment` is when submitted orders count as accepted.
  public init(
    _ session: CatalogSession, store: (any OrderStore)?, threads: Int,
    moment: @escaping @Sendable () -> LocalDateTime
  ) {
    self.session = session
    self.store = store
    self.moment = moment
    desks = (0..<threads).map { _ in ClerkDesk(session) }
  }

  /// All of them, for a server.
  public var all: [Method] {
    [
      Method(.catalogList) { parameters, _, writer in
        try parameters.allow(only: [])
        writer.openObject()
        writer.key("catalogs")
        writer.openArray()
        session.write(to: &writer)
        writer.closeArray()
        writer.closeObject()
      },
      Method(.orderValidate) { parameters, context, writer in
        let order = try self.order(parameters)
        _ = desks[context.worker].clerk.answer(order, number: context.line, to: &writer)
      },
      Method(.orderSubmit, isSequential: true) { parameters, context, writer in try submit(parameters, context, &writer)
      },
      Method(.orderGet, isSequential: true) { parameters, _, writer in try get(parameters, &writer) },
      Method(.bomExplode) { parameters, context, writer in try explode(parameters, context, &writer) },
      Method(.planSchedule, isSequential: true) { parameters, _, writer in try plan(parameters, &writer) },
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
    let keeper = OrderKeeper(store: try opened(), catalog: session.catalog)
    try desks[context.worker].submit(order, context, keeper, at: moment(), &writer)
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

  private func plan(_ parameters: Parameters, _ writer: inout JSONWriter) throws {
    try parameters.allow(only: ["start"])
    var start = session.preset.date ?? session.catalog.date
    if let text = parameters["start", 0] {
      guard let day = text.string.flatMap({ CalendarDate($0.description) }) else {
        throw RPCError.invalidParams("'start' must be a date such as 2026-12-20")
      }
      start = day
    }
    do {
      let outcome = try PlanningDesk(session, start: LocalDateTime(start)).plan(try opened())
      outcome.write(to: &writer, session.catalog)
    } catch let failure as PlanningFailure {
      throw RPCError(code: 4, message: "The orders cannot be scheduled") { data in
        data.openArray()
        for fault in failure.faults { data.string(fault.description) }
        data.closeArray()
      }
    }
  }

  private func explode(_ parameters: Parameters, _ context: RequestContext, _ writer: inout JSONWriter) throws {
    let order = try self.order(parameters)
    var answer = JSONWriter()
    guard let making = desks[context.worker].clerk.making(of: order, number: context.line, answer: &answer) else {
      throw RPCError(code: 3, message: "The order is not valid") { data in unsafe data.append(Array(answer.bytes)) }
    }
    making.write(to: &writer, session.catalog, languages: session.languages)
  }
}

/// A worker's own clerk; only that worker's thread uses it.
private final class ClerkDesk: @unchecked Sendable {
  var clerk: OrderClerk

  init(_ session: CatalogSession) { clerk = OrderClerk(session) }

  func submit(
    _ order: JSONValue, _ context: RequestContext, _ keeper: OrderKeeper, at moment: LocalDateTime,
    _ writer: inout JSONWriter
  ) throws {
    var answer = JSONWriter()
    var ledger = OrderLedger()
    clerk.answer(order, number: context.line, keeping: &ledger, to: &answer)
    try context.commit()
    try keeper.settle(&ledger, &answer, at: moment)
    answer.truncate(to: answer.count - 1)
    unsafe writer.raw(Array(answer.bytes))
  }
}
