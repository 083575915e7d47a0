import BillsOfMaterials
import Catalogs
import Quantities
import SchedulerCore
import Threads

/// Plans accepted orders on a plant with finite capacity: what is needed, who does what when, and when each is delivered.
///
/// An order is one work order. What is bought counts as ordered on the day on which the plan begins, and can be used when
/// its lead time has passed. Operations are planned for all pieces at once; a step's `transfer` lets the next begin when so
/// many pieces have come, and end when the last have come and been worked on.
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
  /// - Parameters:
  ///   - effort: how hard; the same effort without a limit of time gives the same plan.
  ///   - progress: told how every better plan stands by late orders and weighted tardiness, the first included.
  /// - Throws: everything that keeps an order from being planned, by the ids of the catalog.
  /// - Complexity: O(n log n) for n bill lines and operations, plus the improvement, and what explains late orders.
  public func plan(
    _ orders: [PlanningOrder], effort: PlanningEffort = PlanningEffort(),
    progress: (_ lateOrders: Int, _ weightedTardiness: Int64) -> Void = { _, _ in }
  ) throws(PlanningFailure) -> ProductionPlan {
    guard let plan = try plan(orders, effort: effort, stop: .never, progress: progress) else {
      preconditionFailure("nobody says stop")
    }
    return plan
  }

  /// The same until a check says stop: then the best plan so far, marked by `stop`, or nil where there is none yet.
  public func plan(
    _ orders: [PlanningOrder], effort: PlanningEffort, stop: StopCheck,
    progress: (_ lateOrders: Int, _ weightedTardiness: Int64) -> Void = { _, _ in }
  ) throws(PlanningFailure) -> ProductionPlan? {
    let net: NetRequirements?
    do {
      net = try Netting(catalog, plant: plant, today: start.date).net(orders, stop: stop)
    } catch {
      throw PlanningFailure(error.faults.map(PlanningFault.netting))
    }
    return try net.flatMap { net throws(PlanningFailure) in try plan(orders, net, effort, stop, progress) }
  }

  private func plan(
    _ orders: [PlanningOrder], _ net: NetRequirements, _ effort: PlanningEffort, _ stop: StopCheck,
    _ progress: (Int, Int64) -> Void
  ) throws(PlanningFailure) -> ProductionPlan? {
    let shop = Shop(catalog.plants[plant], start: start, horizonDays: horizonDays)
    let translation = PlanTranslation(orders, net, shop)
    if !translation.faults.isEmpty { throw PlanningFailure(translation.faults) }
    if effort.objective.countsEnergy && catalog.plants[plant].energy == nil {
      throw PlanningFailure([.energyWithoutPrice(plant: catalog.plants[plant].id)])
    }
    do {
      var problem = translation.problem
      problem.objective = effort.objective.engine
      let scheduler = try Scheduler(problem)
      guard let first = try scheduler.schedule(passes: effort.passes, stop: stop) else { return nil }
      progress(first.figures.lateJobs, first.figures.weightedTardiness)
      let elapsed = effort.timeLimit?() ?? { 0 }
      let improvement = scheduler.improved(
        first, limit: effort.limit(operations: problem.operations.count), elapsed: elapsed, stop: stop,
        progress: { progress($0.lateJobs, $0.weightedTardiness) })
      var plan = PlanAssembly(translation, problem, scheduler, improvement.schedule, plant: plant).plan()
      if improvement.isStopped { plan.stop = stop.reason }
      return plan
    } catch {
      throw PlanningFailure(error.faults.map { translation.fault($0) })
    }
  }
}
