import Catalogs
import JSONLines
import Quantities
import Schedules

extension PlanningDesk.Outcome {
  /// Writes all plans as one object, marked as undecided where planning ended early.
  public func write(to writer: inout JSONWriter, _ catalog: Catalog) {
    writer.openObject()
    if let stop { write([("status", "undecided"), ("limit", stop.rawValue)], to: &writer) }
    writer.key("plans")
    writer.openArray()
    for plan in plans { write(plan, to: &writer, catalog) }
    writer.closeArray()
    writer.key("notPlanned")
    writeRefusals(to: &writer)
    writer.closeObject()
  }

  /// Writes the orders that could not be planned, and why, as an array of objects.
  public func writeRefusals(to writer: inout JSONWriter) {
    writer.openArray()
    for refusal in refusals {
      writer.openObject()
      write([("order", refusal.order), ("reason", refusal.reason)], to: &writer)
      writer.closeObject()
    }
    writer.closeArray()
  }

  private func write(_ plan: ProductionPlan, to writer: inout JSONWriter, _ catalog: Catalog) {
    writer.openObject()
    write([("plant", catalog.plants[plan.plant].id), ("start", plan.start.description)], to: &writer)
    writer.key("orderCount")
    writer.integer(plan.figures.orders)
    writer.key("onTime")
    writer.integer(plan.figures.onTime)
    write(
      [("makespan", plan.figures.makespan.description), ("setUpTotal", plan.figures.setUpTotal.description)],
      to: &writer)
    writer.key("weightedTardiness")
    writer.integer(Int(plan.figures.weightedTardiness))
    if let cost = plan.figures.energyCost { write([("energyCost", cost.description)], to: &writer) }
    writer.key("orders")
    writer.openArray()
    for index in plan.workOrders.indices { write(index, of: plan, to: &writer, catalog) }
    writer.closeArray()
    writer.key("purchases")
    writer.openArray()
    for purchase in plan.requirements.purchases {
      writer.openObject()
      write(
        [
          ("part", catalog.parts[purchase.part].id), ("quantity", purchase.quantity.description),
          ("needed", purchase.needed.description), ("orderBy", purchase.orderBy.description),
          ("available", purchase.available.description),
        ], to: &writer)
      writer.closeObject()
    }
    writer.closeArray()
    writer.closeObject()
  }

  private func write(_ index: Int, of plan: ProductionPlan, to writer: inout JSONWriter, _ catalog: Catalog) {
    let order = plan.workOrders[index]
    let centers = catalog.plants[plan.plant].workCenters
    writer.openObject()
    write(
      [
        ("order", order.id), ("item", order.item), ("due", order.due.description),
        ("completion", order.completion.description), ("delivery", order.delivery.description),
        ("late", order.tardiness.description),
      ], to: &writer)
    if let why = plan.latenessText(of: index, catalog) { write([("why", why)], to: &writer) }
    writer.key("operations")
    writer.openArray()
    for operation in order.operations {
      let center = centers[operation.workCenter]
      writer.openObject()
      write(
        [
          ("operation", operation.id), ("workCenter", center.id),
          ("resource", center.resources[operation.resource].id), ("setUpStart", operation.setUpStart.description),
          ("start", operation.start.description), ("end", operation.end.description),
        ], to: &writer)
      writer.closeObject()
    }
    writer.closeArray()
    writer.closeObject()
  }

  private func write(_ members: [(StaticString, String)], to writer: inout JSONWriter) {
    for (name, value) in members {
      writer.key(name)
      writer.string(value)
    }
  }
}
