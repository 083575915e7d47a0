import BillsOfMaterials
import Quantities
import SchedulerCore

/// Reads the engine's schedule back into work orders, figures and dated purchases.
struct PlanAssembly {
  /// What was planned, and what it stands for.
  let translation: PlanTranslation
  /// The translation as the engine got it.
  let problem: SchedulingProblem
  /// The engine, to be asked for reasons.
  let scheduler: Scheduler
  /// What the engine found.
  let schedule: Schedule
  /// Index into the catalog's plants.
  let plant: Int

  /// An assembly of what was planned.
  init(
    _ translation: PlanTranslation, _ problem: SchedulingProblem, _ scheduler: Scheduler, _ schedule: Schedule,
    plant: Int
  ) {
    self.translation = translation
    self.problem = problem
    self.scheduler = scheduler
    self.schedule = schedule
    self.plant = plant
  }

  /// The plan.
  func plan() -> ProductionPlan {
    let workOrders = translation.orders.indices.map(workOrder)
    return ProductionPlan(
      plant: plant, start: LocalDateTime(second: translation.shop.horizon.lowerBound), workOrders: workOrders,
      requirements: datedRequirements(workOrders), figures: figures(of: workOrders))
  }

  private func workOrder(_ job: Int) -> WorkOrder {
    let order = translation.orders[job]
    let rows = translation.firstOperations[job]..<translation.firstOperations[job + 1]
    let completion = LocalDateTime(second: rows.isEmpty ? materialTime(of: job) : schedule.completions[job])
    // What is done at midnight is done on the day that ends then.
    let lastDay = rows.isEmpty ? completion.date : LocalDateTime(second: completion.second - 1).date
    var workOrder = WorkOrder(
      order: job, id: order.id, item: order.item, product: order.product, quantity: order.quantity,
      weight: order.weight, release: LocalDateTime(second: translation.jobs[job].release),
      due: LocalDateTime(second: translation.jobs[job].due ?? completion.second), operations: rows.map(operation),
      completion: completion, delivery: lastDay.adding(days: translation.shop.plant.shippingDays))
    if workOrder.tardiness > .zero { workOrder.delays = delays(of: job) }
    return workOrder
  }

  /// When all parts of an order without operations are there.
  private func materialTime(of job: Int) -> Time {
    let requirements = translation.firstRequirements[job]..<translation.firstRequirements[job + 1]
    let available = translation.net.requirements[requirements].map { LocalDateTime($0.available).second }.max()
    return max(translation.jobs[job].release, available ?? 0)
  }

  private func operation(_ index: Int) -> ScheduledOperation {
    let origin = translation.origins[index]
    let assignment = schedule.assignments[index]
    let run = origin.run(on: translation.shop.resource(of: assignment.machine, in: origin.workCenter))
    return ScheduledOperation(
      step: origin.step, id: translation.orders[origin.order].routing[origin.step].id, workCenter: origin.workCenter,
      resource: translation.shop.position(of: assignment.machine, in: origin.workCenter),
      setUpStart: LocalDateTime(second: assignment.setUpStart), start: LocalDateTime(second: assignment.start),
      end: LocalDateTime(second: assignment.end), fixedSetUp: TimeSpan(seconds: origin.fixedSetUp),
      run: TimeSpan(seconds: run),
      material: translation.operations[index].material.map { LocalDateTime(second: $0) })
  }

  /// The requirements with each purchase needed on the day on which the first operation that waits for it begins.
  ///
  /// One that comes too late for its standard day, and for an order that is late, keeps that day: it should be hurried.
  private func datedRequirements(_ workOrders: [WorkOrder]) -> NetRequirements {
    var net = translation.net
    let needed = net.purchases.map { purchase in
      let orders = purchase.pegs.map { net.requirements[$0.requirement].order }
      if purchase.isLate && orders.contains(where: { workOrders[$0].tardiness > .zero }) { return purchase.needed }
      return firstUse(of: purchase) ?? max(purchase.needed, purchase.available)
    }
    net.redate(purchases: needed)
    return net
  }

  private func firstUse(of purchase: PlannedPurchase) -> CalendarDate? {
    let starts = purchase.pegs.compactMap { peg in
      translation.groups[translation.groupOfRequirement[peg.requirement]].map { schedule.assignments[$0].start }.min()
    }
    return starts.min().map { LocalDateTime(second: $0).date }
  }
}
