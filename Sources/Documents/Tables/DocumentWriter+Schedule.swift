import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

extension DocumentWriter {
  /// Writes `schedule.csv`: every operation of every work order with its resource and times.
  ///
  /// `set_up` and `run` are whole seconds; times are on the plant's clock, `late` is whole seconds of the order.
  public func writeSchedule(
    of plan: ProductionPlan, for orders: [PlanningOrder]
  ) throws(DocumentError) -> WrittenDocument {
    var table = try CSVTable(
      "schedule.csv", in: folder,
      columns: [
        "order", "operation", "label", "work_center", "resource", "set_up_start", "start", "end", "set_up", "run",
        "quantity", "material", "due", "late",
      ])
    let plant = catalog.plants[plan.plant]
    for workOrder in plan.workOrders {
      let routing = orders[workOrder.order].routing
      for operation in workOrder.operations {
        let center = plant.workCenters[operation.workCenter]
        try table.add([
          .text(workOrder.id), .text(operation.id), .text(label(of: routing[operation.step], in: workOrder.product)),
          .text(center.id), .text(center.resources[operation.resource].id), .plain("\(operation.setUpStart)"),
          .plain("\(operation.start)"), .plain("\(operation.end)"), .plain("\(operation.fixedSetUp.seconds)"),
          .plain("\(operation.run.seconds)"), .number(workOrder.quantity),
          operation.material.map { .plain("\($0)") } ?? .empty, .plain("\(workOrder.due)"),
          .plain("\(workOrder.tardiness.seconds)"),
        ])
      }
    }
    return try table.finish()
  }
}
