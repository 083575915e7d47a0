import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

/// Judges a plan by the catalog and the orders alone, and tells everything that is wrong with it.
struct PlanChecker {
  let test: PlanCase
  let plan: ProductionPlan
  let clocks: [OpenClock]
  private(set) var faults: [String] = []

  /// Checks everything.
  init(_ test: PlanCase, _ plan: ProductionPlan) {
    self.test = test
    self.plan = plan
    clocks = test.plant.calendars.map(OpenClock.init)
    if plan.workOrders.map(\.id) != test.orders.map(\.id) { faults.append("other orders") }
    for workOrder in plan.workOrders {
      for operation in workOrder.operations { checkOperation(operation, workOrder) }
      checkSteps(workOrder)
      checkMaterials(workOrder)
      checkDates(workOrder)
      checkDelays(workOrder)
    }
    checkResources()
  }

  mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
    if !holds { faults.append(fault()) }
  }

  func order(_ workOrder: WorkOrder) -> PlanningOrder { test.orders[workOrder.order] }

  func requirement(_ workOrder: WorkOrder, line: Int) -> Requirement {
    plan.requirements.requirements.first { $0.order == workOrder.order && $0.line == line }!
  }

  /// How many pieces an operation is for: those that neither stock nor a receipt covers.
  func pieces(_ step: RoutingStep, _ workOrder: WorkOrder) -> Int64 {
    let order = order(workOrder)
    guard let line = order.bill.firstIndex(where: { $0.path == step.makes }) else { return Int64(order.quantity) }
    let each = order.bill[line].quantity.mantissa
    var made: Int64 = 0
    for cover in plan.requirements.covers[requirement(workOrder, line: line).covers] {
      if case .lot = cover.source { made += cover.quantity.mantissa }
    }
    return min(Int64(order.quantity), (made + each - 1) / each)
  }

  private mutating func checkOperation(_ operation: ScheduledOperation, _ workOrder: WorkOrder) {
    let step = order(workOrder).routing[operation.step]
    let name = "\(workOrder.id) \(operation.id)"
    let workCenter = test.plant.workCenters[operation.workCenter]
    let resource = workCenter.resources[operation.resource]
    expect(step.id == operation.id && step.workCenter == workCenter.id, "\(name): another step")
    if let skill = step.skill { expect(resource.skills.contains(skill), "\(name): \(resource.id) lacks \(skill)") }
    let pieces = pieces(step, workOrder)
    expect(pieces > 0, "\(name): not needed")
    let run = (step.run * pieces * 100 + Int64(resource.efficiency) - 1) / Int64(resource.efficiency)
    expect(operation.run.seconds == run && operation.fixedSetUp.seconds == step.setUp, "\(name): other times")
    let (start, end) = (operation.start.second, operation.end.second)
    let duration = max(1, step.setUp + run)
    let clock = clocks[resource.calendar]
    expect(clock.takes(duration, from: start, until: end), "\(name): takes another time")
    expect(clock.isOpen(start) && clock.isOpen(end - 1), "\(name): begins or ends when closed")
    if !step.mayPause && clock.open(from: start, until: end) != end - start {
      expect(pieces > 1 && !fits(step, pieces), "\(name): pauses")
    }
    expect(operation.setUpStart >= plan.start, "\(name): before the plan begins")
    expect(start >= LocalDateTime(order(workOrder).ordered).second, "\(name): before it was ordered")
  }

  /// Whether any resource is open long enough for all pieces at once.
  private func fits(_ step: RoutingStep, _ pieces: Int64) -> Bool {
    let workCenter = test.plant.workCenters.first { $0.id == step.workCenter }!
    return workCenter.resources.contains { resource in
      let run = (step.run * pieces * 100 + Int64(resource.efficiency) - 1) / Int64(resource.efficiency)
      return step.skill.map { resource.skills.contains($0) } ?? true
        && clocks[resource.calendar].longest(from: plan.start.second + 60 * 86_400) >= 100 * (step.setUp + run)
    }
  }

  /// All that is needed is done, each after what comes before it and the way from there.
  private mutating func checkSteps(_ workOrder: WorkOrder) {
    let order = order(workOrder)
    let needed = order.routing.indices.filter { pieces(order.routing[$0], workOrder) > 0 }
    expect(workOrder.operations.map(\.step) == needed, "\(workOrder.id): other steps")
    for operation in workOrder.operations {
      var before = order.routing[operation.step].after
      while let step = before.popLast() {
        guard let other = workOrder.operations.first(where: { $0.step == step }) else {
          before += order.routing[step].after
          continue
        }
        let way = test.plant.transports.first { $0.from == other.workCenter && $0.to == operation.workCenter }
        checkOrder(other, operation, way?.time ?? .zero, workOrder)
      }
    }
  }

  /// Without a transfer batch all is done before, with one so many pieces; and the rest comes in time.
  private mutating func checkOrder(
    _ before: ScheduledOperation, _ after: ScheduledOperation, _ way: TimeSpan, _ workOrder: WorkOrder
  ) {
    let step = order(workOrder).routing[before.step]
    let next = order(workOrder).routing[after.step]
    let pieces = pieces(step, workOrder)
    guard let transfer = step.transfer.map(Int64.init), transfer < pieces, pieces == self.pieces(next, workOrder) else {
      return expect(after.start >= before.end + way, "\(workOrder.id): \(after.id) before \(before.id)")
    }
    func clock(_ operation: ScheduledOperation) -> (OpenClock, Int64) {
      let resource = test.plant.workCenters[operation.workCenter].resources[operation.resource]
      return (clocks[resource.calendar], Int64(resource.efficiency))
    }
    let (clockBefore, paceBefore) = clock(before)
    let (clockAfter, paceAfter) = clock(after)
    let done = clockBefore.work(from: before.start.second, until: max(before.start, after.start - way).second)
    expect(
      (done - 100 * step.setUp) * paceBefore >= step.run * transfer * 10_000 && done > 0,
      "\(workOrder.id): \(after.id) before the first pieces of \(before.id)")
    let rest = pieces % transfer == 0 ? transfer : pieces % transfer
    let left = clockAfter.work(from: (before.end + way).second, until: max(before.end + way, after.end).second)
    expect(
      left * paceAfter >= next.run * rest * 10_000 && left > 0,
      "\(workOrder.id): \(after.id) ends too soon after the last pieces of \(before.id)")
  }

  private mutating func checkResources() {
    let all = plan.workOrders.flatMap { workOrder in
      workOrder.operations.map { (order(workOrder).routing[$0.step].family, $0) }
    }
    // What is called the same in several work centers is the same.
    let rows = Dictionary(grouping: all) { resource(of: $0.1).id }
    for id in rows.keys.sorted() {
      let row = rows[id, default: []].sorted { $0.1.setUpStart < $1.1.setUpStart }
      let clock = clocks[resource(of: row[0].1).calendar]
      for (before, after) in zip([nil] + row, row) {
        let time = before.map { setUp($0, after) } ?? 0
        // As late as can be: from a second later on it would not be done.
        let (begin, start) = (after.1.setUpStart.second, after.1.start.second)
        let isDone = clock.work(from: begin, until: start) >= 100 * time
        let isLate = begin == start || clock.work(from: begin + 1, until: start) < 100 * time
        expect(isDone && isLate, "\(id) at \(after.1.start): not set up in \(time) seconds' work")
        expect(before.map { $0.1.end <= after.1.setUpStart } ?? true, "\(id) at \(after.1.start): overlaps")
        if time == 0 { expect(after.1.setUpStart == after.1.start, "\(id): set up for nothing") }
      }
    }
  }

  /// What an operation is done on.
  func resource(of operation: ScheduledOperation) -> WorkCenter.Resource {
    test.plant.workCenters[operation.workCenter].resources[operation.resource]
  }

  private func setUp(
    _ before: (family: String?, operation: ScheduledOperation),
    _ after: (family: String?, operation: ScheduledOperation)
  ) -> Int64 {
    let workCenter = test.plant.workCenters[after.operation.workCenter]
    guard let setUps = workCenter.setUps else { return 0 }
    if before.operation.workCenter != after.operation.workCenter { return setUps.different.seconds }
    for (first, second, time) in setUps.times where first == before.family && second == after.family {
      return time.seconds
    }
    return (before.family == after.family ? setUps.same : setUps.different).seconds
  }
}
