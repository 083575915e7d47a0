import BillsOfMaterials
import CatalogSessions
import Catalogs
import OrderStores
import Quantities
import Schedules
import Threads

/// Turns a store's open orders into production plans, one for each plant that has any.
public struct PlanningDesk: Sendable {
  let session: CatalogSession
  /// Nothing is planned before.
  let start: LocalDateTime
  /// How hard each plan is worked on.
  let effort: PlanningEffort

  /// An order that cannot be planned, and why.
  public struct Refusal: Sendable {
    /// The order's place in the order of acceptance.
    var sequence: Int64
    public var order: String
    public var reason: String
  }
  /// How far planning has come.
  public enum Progress: Sendable {
    /// So many orders have been read.
    case read(orders: Int)
    /// The plan under way is better than it was: so many of its orders are late, and what that costs.
    case planned(lateOrders: Int, weightedTardiness: Int64)
  }
  /// What planning came to.
  public struct Outcome: Sendable {
    /// In the order of the catalog's plants.
    public var plans: [ProductionPlan] = []
    /// In the order of acceptance; some may be in no plan.
    public var orders: [PlanningOrder] = []
    /// By plan: the orders that went into it, as indices into `orders`; a plan's work orders are in this order.
    public var ordersOfPlan: [[Int]] = []
    /// In the order of acceptance.
    public var refusals: [Refusal] = []
    /// Why planning ended early, if it did: the plans are the best so far, and of orders that it did not come to nothing is told.
    public var stop: StopCheck.Reason?
    /// By order: its place in the order of acceptance.
    var sequences: [Int64] = []

    /// Whether there were open orders, of which not one could be planned.
    public var isFailure: Bool { plans.isEmpty && !refusals.isEmpty && stop == nil }
  }

  /// A desk that plans from the morning of `start` on; nil: of the day that was preset for the session, else of the
  /// catalog's date.
  public init(_ session: CatalogSession, start: CalendarDate? = nil, effort: PlanningEffort = PlanningEffort()) {
    self.session = session
    self.effort = effort
    self.start = LocalDateTime(start ?? session.preset.date ?? session.catalog.date)
  }

  /// Explodes every open order again as it was accepted, for its day, market and plant, and plans plant by plant.
  ///
  /// An order that cannot be made or finds no place is refused, with the reason, and the others are planned without it.
  /// `progress` is told of every hundred orders read, and of every better plan; orders above the sequence number `last` are left
  /// out. Where `stop` says so the outcome is what there is by then. Throws `StoreError`.
  public func plan(
    _ store: any OrderStore, through last: Int64 = .max, stop: StopCheck = .never,
    progress: (Progress) -> Void = { _ in }
  ) throws -> Outcome {
    var outcome = Outcome()
    var byPlant = [[Int]](repeating: [], count: session.catalog.plants.count)
    var evaluator = OrderEvaluator(session)
    do {
      try store.forEachOrder(through: last) { stored in
        if let reason = stop.reason { throw ReadingEnd(reason: reason) }
        guard !stored.status.isFinal else { return }
        let count = outcome.orders.count + outcome.refusals.count
        if count % 100 == 0 { progress(.read(orders: count)) }
        do throws(MakingRefusal) {
          let (plant, order) = try read(stored, &evaluator, stop)
          byPlant[plant].append(outcome.orders.count)
          outcome.orders.append(order)
          outcome.sequences.append(stored.sequence)
        } catch {
          if let reason = stop.reason { throw ReadingEnd(reason: reason) }
          outcome.refusals.append(Refusal(sequence: stored.sequence, order: stored.order.id, reason: error.reason))
        }
      }
    } catch let end as ReadingEnd {
      outcome.stop = end.reason
    }
    for (plant, orders) in byPlant.enumerated() where !orders.isEmpty && outcome.stop == nil {
      plan(orders, on: plant, &outcome, stop, progress)
    }
    outcome.refusals.sort { $0.sequence < $1.sequence }
    return outcome
  }

  /// Ends a visit to the store early.
  private struct ReadingEnd: Error {
    var reason: StopCheck.Reason
  }

  /// Plans in rounds: all orders that a round finds fault with are left out of the next, so that there are as many
  /// rounds as planning has stages at which orders fail, and few more.
  private func plan(
    _ orders: [Int], on plant: Int, _ outcome: inout Outcome, _ stop: StopCheck, _ progress: (Progress) -> Void
  ) {
    let planner = ProductionPlanner(session.catalog, plant: plant, start: start)
    var remaining = orders
    while !remaining.isEmpty {
      do throws(PlanningFailure) {
        let plan = try planner.plan(remaining.map { outcome.orders[$0] }, effort: effort, stop: stop) {
          progress(.planned(lateOrders: $0, weightedTardiness: $1))
        }
        outcome.stop = plan.map(\.stop) ?? stop.reason
        guard let plan else { return }
        outcome.plans.append(plan)
        outcome.ordersOfPlan.append(remaining)
        return
      } catch {
        let reasons = error.reasons(for: remaining.map { outcome.orders[$0] }, session.catalog)
        for (index, reason) in zip(remaining, reasons) {
          guard let reason else { continue }
          outcome.refusals.append(
            Refusal(sequence: outcome.sequences[index], order: outcome.orders[index].id, reason: reason))
        }
        remaining = zip(remaining, reasons).filter { $0.1 == nil }.map(\.0)
      }
    }
  }
}
