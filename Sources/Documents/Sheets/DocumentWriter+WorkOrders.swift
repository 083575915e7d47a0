import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

extension DocumentWriter {
  /// Writes `work-orders.html` from `work-order.mustache`: a sheet for each work order, in the order of the plan.
  public func writeWorkOrders(
    of plan: ProductionPlan, for orders: [PlanningOrder]
  ) throws(DocumentError) -> WrittenDocument {
    var sheets = try SheetStream("work-orders.html", template: "work-order", title: texts["work-orders"], writer: self)
    var rows = RowTexts<MaterialRow>("work-order-material", writer: self)
    for workOrder in plan.workOrders {
      let order = orders[workOrder.order]
      var sheet = header(of: workOrder, in: plan)
      sheet.set("operations", list: workOrder.operations.map { fields(of: $0, workOrder, order, plan) })
      let materials = order.bill.map { line in
        rows.text(MaterialRow(line, pieces: workOrder.quantity), fields(of:))
      }
      sheet.set("materialRows", rendered: materials.joined())
      try sheets.add(sheet)
    }
    return try sheets.finish()
  }

  private func fields(
    of operation: ScheduledOperation, _ workOrder: WorkOrder, _ order: PlanningOrder, _ plan: ProductionPlan
  ) -> TemplateFields {
    let plant = catalog.plants[plan.plant]
    let center = plant.workCenters[operation.workCenter]
    let step = order.routing[operation.step]
    var fields = TemplateFields()
    fields.set("id", operation.id)
    fields.set("label", label(of: step, in: workOrder.product))
    fields.set("workCenter", label(center.labels, id: center.id))
    // A work center of one resource needs no second name for it.
    fields.set("resource", center.resources.count > 1 ? label(of: operation, in: plant) : nil)
    let setUp = operation.fixedSetUp + (operation.start - operation.setUpStart)
    fields.set("setUp", setUp > .zero ? setUp.readable : nil)
    fields.set("run", operation.run.readable)
    fields.set("start", operation.setUpStart.readable)
    fields.set("end", operation.end.readable)
    fields.set("makes", step.makes)
    fields.set("skill", step.skill)
    return fields
  }

  /// All that a row of the materials shows.
  private struct MaterialRow: Hashable {
    var path: String
    var level: Int
    var part: Int
    var quantity: FixedDecimal
    var pieces: Int
    var cut: BillLine.CutSize?

    init(_ line: BillLine, pieces: Int) {
      (path, level, part, quantity, cut) = (line.path, line.level, line.part, line.quantity, line.cut)
      self.pieces = pieces
    }
  }

  private func fields(of line: MaterialRow) -> TemplateFields {
    let part = catalog.parts[line.part]
    var fields = TemplateFields()
    fields.set("position", line.path)
    fields.set("level", String(line.level))
    fields.set("part", part.id)
    fields.set("label", label(ofPart: line.part))
    // Beyond what a fixed decimal holds, what one piece needs is still true, and says so.
    let total = line.quantity.multiplied(by: FixedDecimal(Int64(line.pieces)))
    fields.set("quantity", total?.text() ?? "\(line.pieces) × \(line.quantity.text())")
    fields.set("unit", part.unit.symbol)
    fields.set("isMade", isShown: part.kind == .make)
    fields.set("cut", fields: line.cut.map(cutFields))
    return fields
  }

  private func cutFields(_ cut: BillLine.CutSize) -> TemplateFields {
    var fields = TemplateFields()
    let sizes = [cut.length, cut.width] + (cut.thickness.map { [$0] } ?? [])
    fields.set("size", sizes.map { $0.text() }.joined(separator: " × "))
    let isCutLarger = cut.cutLength != cut.length || cut.cutWidth != cut.width
    fields.set("cutSize", isCutLarger ? "\(cut.cutLength.text()) × \(cut.cutWidth.text())" : nil)
    switch cut.grain {
    case .length: fields.set("grain", texts[.grainLength])
    case .width: fields.set("grain", texts[.grainWidth])
    case .none: fields.set("grain", nil)
    }
    let edges = cut.edges.map { edge in
      switch edge {
      case .front: texts[.edgeFront]
      case .back: texts[.edgeBack]
      case .left: texts[.edgeLeft]
      case .right: texts[.edgeRight]
      }
    }
    fields.set("edges", edges.isEmpty ? nil : edges.joined(separator: " "))
    fields.set("edgePart", cut.edgePart.map(label(ofPart:)))
    return fields
  }
}
