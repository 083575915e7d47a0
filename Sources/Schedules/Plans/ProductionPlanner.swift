import BillsOfMaterials
import Catalogs
import Quantities
import SchedulerCore

/// Plans accepted orders on a plant with finite capacity: what is needed, who does what when, and when each is delivered.
///
/// An order is one work order. What is bought counts as ordered on the day on which the plan begins, and can be used when
/// its lead time has passed. Operations are planned for all pieces at once: a step's `transfer` does not let the next
/// begin earlier.
public struct ProductionPlanner: Sendable {
  private let catalog: Catalog
  private let plant: Int
  private let start: LocalDateTime
  private let horizonDays: Int

  /// Prepares planning on one of the catalog's plants (by index).
  ///
  /// - Parameters:
  ///   - start: nothing is planned before; its day is the day of planning for netting.
  ///   - horizonDays: everything must be done within; ten years unless told otherwise.
  public init(_ catalog: Catalog, plant: Int, start: LocalDateTime, horizonDays: Int = 3_660) {
    self.catalog = catalog
    self.plant = plant
    self.start = start
    self.horizonDays = horizonDays
  }

  /// Nets and schedules the orders.
  ///
  /// - Parameter passes: how many dispatching rules are tried, 1 to 8; the best schedule counts.
  /// - Throws: everything that keeps an order from being planned, by the ids of the catalog.
  /// - Complexity: O(n log n) for n bill lines and operations, plus what explains late orders.
  public func plan(_ orders: [PlanningOrder], passes: Int = 4) throws(PlanningFailure) -> ProductionPlan {
    let net: NetRequirements
    do {
      net = try Netting(catalog, plant: plant, today: start.date).net(orders)
    } catch {
      throw PlanningFailure(error.faults.map(PlanningFault.netting))
    }
    return try plan(orders, net, passes: passes)
  }

  private func plan(
    _ orders: [PlanningOrder], _ net: NetRequirements, passes: Int
  ) throws(PlanningFailure) -> ProductionPlan {
    let shop = Shop(catalog.plants[plant], start: start, horizonDays: horizonDays)
    let translation = PlanTranslation(orders, net, shop)
    if !translation.faults.isEmpty { throw PlanningFailure(translation.faults) }
    do {
      let problem = translation.problem
      let scheduler = try Scheduler(problem)
      let schedule = try scheduler.schedule(passes: passes)
      return PlanAssembly(translation, problem, scheduler, schedule, plant: plant).plan()
    } catch {
      throw PlanningFailure(error.faults.map { translation.fault($0) })
    }
  }
}
