import BillsOfMaterials
import Quantities
import Schedules

extension PlanChecker {
  /// Nothing is made before the parts that go into it are there.
  mutating func checkMaterials(_ workOrder: WorkOrder) {
    let order = order(workOrder)
    for (line, entry) in order.bill.enumerated() {
      let requirement = requirement(workOrder, line: line)
      let day = plan.requirements.covers[requirement.covers].map(\.available).max() ?? plan.start.date
      expect(requirement.available == day, "\(workOrder.id) \(entry.path): available on another day")
      guard day > plan.start.date else { continue }
      for operation in waiting(for: line, workOrder) {
        expect(operation.start >= LocalDateTime(day), "\(workOrder.id) \(operation.id): before part of \(entry.path)")
      }
    }
  }

  /// The operations that make the nearest thing around a line, or what is around that, or the product.
  private func waiting(for line: Int, _ workOrder: WorkOrder) -> [ScheduledOperation] {
    let order = order(workOrder)
    let step = { (operation: ScheduledOperation) in order.routing[operation.step] }
    var above = order.bill[line].parent
    while let parent = above {
      let making = workOrder.operations.filter { step($0).makes == order.bill[parent].path }
      if !making.isEmpty { return making }
      above = order.bill[parent].parent
    }
    var top = line
    while let parent = order.bill[top].parent { top = parent }
    let whole = workOrder.operations.filter { step($0).makes == nil }
    let component = order.bill[top].path.hasPrefix("leg[1]:")
    let own = whole.filter { $0.id.hasPrefix("leg[1]:") }
    if component && !own.isEmpty { return own }
    let product = whole.filter { !$0.id.hasPrefix("leg[1]:") }
    return product.isEmpty ? workOrder.operations : product
  }

  /// Due when the plant last closes on the day that leaves the time for shipping.
  mutating func checkDates(_ workOrder: WorkOrder) {
    let order = order(workOrder)
    let gate = order.wanted.adding(days: -test.plant.shippingDays)
    var due = LocalDateTime(gate.adding(days: 1)).second
    while !clocks.contains(where: { $0.isOpen(due - 60) }) { due -= 60 }
    expect(workOrder.due.second == due, "\(workOrder.id): due \(workOrder.due)")
    if let end = workOrder.operations.map(\.end).max() {
      expect(workOrder.completion == end, "\(workOrder.id): completed at another time")
      expect(
        (workOrder.delivery <= order.wanted) == (workOrder.tardiness == .zero),
        "\(workOrder.id): delivered \(workOrder.delivery) for \(order.wanted)")
    }
    expect(workOrder.tardiness.seconds == max(0, workOrder.completion.second - due), "\(workOrder.id): tardiness")
  }

  /// A late order's stretches adjoin each other, and each says what is so.
  mutating func checkDelays(_ workOrder: WorkOrder) {
    guard workOrder.tardiness > .zero, !workOrder.operations.isEmpty else {
      expect(workOrder.delays.isEmpty, "\(workOrder.id): delays without lateness")
      return
    }
    var time = plan.start
    for delay in workOrder.delays {
      expect(delay.from == time && delay.until > time, "\(workOrder.id): a gap at \(time)")
      time = delay.until
      guard workOrder.operations.indices.contains(delay.operation) else {
        expect(false, "\(workOrder.id): a delay of no operation")
        continue
      }
      let operation = workOrder.operations[delay.operation]
      switch delay.cause {
      case .material(let index):
        let requirement = plan.requirements.requirements[index]
        expect(
          requirement.order == workOrder.order && delay.until == LocalDateTime(requirement.available),
          "\(workOrder.id): waits for another part")
      case .resourceBusy(let other):
        let same = plan.workOrders[other].operations.filter { resource(of: $0).id == resource(of: operation).id }
        let busy = same.reduce(Int64(0)) {
          $0 + max(0, min(delay.until.second, $1.end.second) - max(delay.from.second, $1.setUpStart.second))
        }
        expect(busy == delay.duration.seconds, "\(workOrder.id): \(operation.id) not behind order \(other)")
      case .work: expect(operation.start <= delay.from && delay.until <= operation.end, "\(workOrder.id): no work")
      case .release: expect(delay.until <= workOrder.release, "\(workOrder.id): released before")
      default: expect(delay.until <= operation.start, "\(workOrder.id): waits while at work")
      }
    }
    expect(time == workOrder.completion, "\(workOrder.id): delays end at \(time)")
  }
}
