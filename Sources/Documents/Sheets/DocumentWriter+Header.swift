import BillsOfMaterials
import Quantities
import Schedules

extension DocumentWriter {
  /// What stands at the head of every sheet of a work order.
  func header(of workOrder: WorkOrder, in plan: ProductionPlan) -> TemplateFields {
    let plant = catalog.plants[plan.plant]
    var fields = TemplateFields()
    fields.set("id", workOrder.id)
    fields.set("item", workOrder.item.isEmpty ? nil : workOrder.item)
    fields.set("product", label(ofProduct: workOrder.product))
    fields.set("quantity", String(workOrder.quantity))
    fields.set("plant", label(plant.labels, id: plant.id))
    fields.set("release", workOrder.release.readable)
    fields.set("start", (workOrder.operations.map(\.setUpStart).min() ?? workOrder.completion).readable)
    fields.set("completion", workOrder.completion.readable)
    fields.set("due", workOrder.due.readable)
    fields.set("delivery", "\(workOrder.delivery)")
    fields.set("catalog", "\(catalog.id) \(catalog.revision)")
    fields.set("late", fields: workOrder.tardiness > .zero ? lateness(of: workOrder, in: plan) : nil)
    return fields
  }

  private func lateness(of workOrder: WorkOrder, in plan: ProductionPlan) -> TemplateFields {
    let reasons = reasons(for: workOrder, in: plan).map { text in
      var reason = TemplateFields()
      reason.set("text", text)
      return reason
    }
    var late = TemplateFields()
    late.set("by", workOrder.tardiness.readable)
    late.set("reasons", list: reasons)
    return late
  }
}
