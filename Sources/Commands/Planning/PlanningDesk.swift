import BillsOfMaterials
import Catalogs
import JSONLines
import OrderStores
import Quantities
import Schedules

/// Turns a store's open orders into production plans, one for each plant that has any.
public struct PlanningDesk: Sendable {
  let session: CatalogSession
  /// Nothing is planned before.
  let start: LocalDateTime

  /// An order that cannot be planned, and why.
  public struct Refusal: Sendable {
    public var order: String
    public var reason: String
  }
  /// What planning came to.
  public struct Outcome: Sendable {
    /// In the order of the catalog's plants.
    public var plans: [ProductionPlan]
    public var orders: [PlanningOrder]
    /// By plan: the orders that went into it, as indices into `orders`; a plan's work orders are in this order.
    public var ordersOfPlan: [[Int]]
    /// In the order of acceptance.
    public var refusals: [Refusal]
  }

  public init(_ session: CatalogSession, start: LocalDateTime) {
    self.session = session
    self.start = start
  }

  /// Explodes every open order again from what was accepted, and plans plant by plant.
  ///
  /// Throws `StoreError`, and `PlanningFailure` with everything that keeps orders from being scheduled.
  public func plan(_ store: any OrderStore) throws -> Outcome {
    var outcome = Outcome(plans: [], orders: [], ordersOfPlan: [], refusals: [])
    var byPlant = [[Int]](repeating: [], count: session.catalog.plants.count)
    var clerk = OrderClerk(session, detail: .summary)
    try store.forEachOrder { stored in
      guard !stored.status.isFinal else { return }
      take(stored, &clerk, &outcome, &byPlant)
    }
    for (plant, orders) in byPlant.enumerated() where !orders.isEmpty {
      let planner = ProductionPlanner(session.catalog, plant: plant, start: start)
      outcome.plans.append(try planner.plan(orders.map { outcome.orders[$0] }))
      outcome.ordersOfPlan.append(orders)
    }
    return outcome
  }

  private func take(
    _ stored: StoredOrder, _ clerk: inout OrderClerk, _ outcome: inout Outcome, _ byPlant: inout [[Int]]
  ) {
    let order = stored.order
    guard order.catalog.id == session.catalog.id else {
      return outcome.refusals.append(
        Refusal(order: order.id, reason: "accepted under the catalog '\(order.catalog.id)'"))
    }
    var answer = JSONWriter()
    let making = unsafe order.content.withUnsafeBytes { unsafe clerk.making(of: $0, number: 1, answer: &answer) }
    guard let making, let accepted = making.record.accepted, let plant = accepted.plant else {
      return outcome.refusals.append(Refusal(order: order.id, reason: "no longer valid in this catalog"))
    }
    byPlant[plant].append(outcome.orders.count)
    outcome.orders.append(
      PlanningOrder(
        id: order.id, item: accepted.item, product: accepted.product, quantity: accepted.quantity,
        ordered: order.ordered, requested: order.requested, promise: order.promised, bill: making.bill,
        routing: making.routing))
  }
}
