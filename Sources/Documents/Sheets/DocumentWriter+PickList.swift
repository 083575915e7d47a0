import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

extension DocumentWriter {
  /// What is picked for one order from one place; positions of the same part from the same source are one line.
  private struct Pick: Hashable {
    var part: Int
    var source: Cover.Source
    var quantity: FixedDecimal
    var available: CalendarDate
  }

  /// Writes `pick-list.html` from `pick-list.mustache`: for each work order what the store hands out for it, by part.
  ///
  /// It follows the pegging of the plan: an alternative part that stands in is picked, not the part that it stands in
  /// for. What is made for the order itself is not picked. Orders that take nothing have no sheet.
  public func writePickList(
    of plan: ProductionPlan, for orders: [PlanningOrder]
  ) throws(DocumentError) -> WrittenDocument {
    var sheets = try SheetStream("pick-list.html", template: "pick-list", title: texts["pick-list"], writer: self)
    let picks = picks(of: plan.requirements, orders: orders.count)
    var rows = RowTexts<Pick>("pick-list-part", writer: self)
    for workOrder in plan.workOrders where !picks[workOrder.order].isEmpty {
      var sheet = header(of: workOrder, in: plan)
      let parts = picks[workOrder.order].map { rows.text($0, fields(of:)) }
      sheet.set("partRows", rendered: parts.joined())
      try sheets.add(sheet)
    }
    return try sheets.finish()
  }

  /// For each order, by part, then source as the covers come.
  private func picks(of net: NetRequirements, orders: Int) -> [[Pick]] {
    var picks = [[Pick]](repeating: [], count: orders)
    var places: [PickPlace: Int] = [:]
    for requirement in net.requirements {
      for cover in net.covers[requirement.covers] where !cover.source.isLot {
        let place = PickPlace(order: requirement.order, part: cover.part, source: cover.source)
        let known = places[place]
        if let known, let sum = picks[requirement.order][known].quantity.adding(cover.quantity) {
          picks[requirement.order][known].quantity = sum
        } else {
          places[place] = picks[requirement.order].count
          picks[requirement.order].append(
            Pick(part: cover.part, source: cover.source, quantity: cover.quantity, available: cover.available))
        }
      }
    }
    return picks.map { list in
      list.enumerated().sorted { ($0.element.part, $0.offset) < ($1.element.part, $1.offset) }.map(\.element)
    }
  }

  private struct PickPlace: Hashable {
    var order: Int
    var part: Int
    var source: Cover.Source
  }

  private func fields(of pick: Pick) -> TemplateFields {
    let part = catalog.parts[pick.part]
    var fields = TemplateFields()
    fields.set("part", part.id)
    fields.set("label", label(ofPart: pick.part))
    fields.set("quantity", pick.quantity.text())
    fields.set("unit", part.unit.symbol)
    switch pick.source {
    case .stock:
      fields.set("source", texts[.fromStock])
      fields.set("available", nil)
    case .receipt:
      fields.set("source", texts[.fromReceipt])
      fields.set("available", "\(pick.available)")
    case .purchase, .lot:
      fields.set("source", texts[.fromPurchase])
      fields.set("available", "\(pick.available)")
    }
    return fields
  }
}

extension Cover.Source {
  fileprivate var isLot: Bool { if case .lot = self { true } else { false } }
}
