import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

extension DocumentWriter {
  /// Writes `requirements.csv`: what each bill line of each order needs, a row for each quantity that covers it.
  ///
  /// `source` is `stock`, `receipt`, `purchase` or `lot`, and `cover_part` differs from `part` where an alternative
  /// stands in. A requirement that nothing needs to cover has one row without a source.
  public func writeRequirements(
    of plan: ProductionPlan, for orders: [PlanningOrder]
  ) throws(DocumentError) -> WrittenDocument {
    var table = try CSVTable(
      "requirements.csv", in: folder,
      columns: [
        "order", "position", "part", "label", "gross", "quantity", "unit", "needed", "available", "source",
        "cover_part", "cover_quantity", "cover_available",
      ])
    for requirement in plan.requirements.requirements {
      let (order, part) = (orders[requirement.order], catalog.parts[requirement.part])
      let row: [CSVCell] = [
        .text(order.id), .text(order.bill[requirement.line].path), .text(part.id),
        .text(label(ofPart: requirement.part)), .number(requirement.gross), .number(requirement.quantity),
        .plain(part.unit.code), .plain("\(requirement.needed)"), .plain("\(requirement.available)"),
      ]
      let covers = plan.requirements.covers[requirement.covers]
      if covers.isEmpty { try table.add(row + [.empty, .empty, .empty, .empty]) }
      for cover in covers { try table.add(row + coverCells(cover)) }
    }
    return try table.finish()
  }

  private func coverCells(_ cover: Cover) -> [CSVCell] {
    let source =
      switch cover.source {
      case .stock: "stock"
      case .receipt: "receipt"
      case .purchase: "purchase"
      case .lot: "lot"
      }
    return [
      .plain(source), .text(catalog.parts[cover.part].id), .number(cover.quantity), .plain("\(cover.available)"),
    ]
  }

  /// Writes `purchases.csv`: the proposals to buy, by the last day to place them.
  ///
  /// `late` is `yes` where the part comes too late however soon it is ordered; `orders` are the order numbers that it
  /// is for, joined by spaces, each once.
  public func writePurchases(
    of plan: ProductionPlan, for orders: [PlanningOrder]
  ) throws(DocumentError) -> WrittenDocument {
    var table = try CSVTable(
      "purchases.csv", in: folder,
      columns: [
        "part", "label", "quantity", "unit", "supplier", "supplier_label", "order_by", "needed", "available", "late",
        "orders",
      ])
    let suppliers = catalog.plants[plan.plant].suppliers
    for purchase in plan.requirements.purchases {
      let supplier = suppliers.first { $0.id == purchase.supplier }
      try table.add([
        .text(catalog.parts[purchase.part].id), .text(label(ofPart: purchase.part)), .number(purchase.quantity),
        .plain(catalog.parts[purchase.part].unit.code), .optional(purchase.supplier),
        .optional(supplier.map { label($0.labels, id: $0.id) }), .plain("\(purchase.orderBy)"),
        .plain("\(purchase.needed)"), .plain("\(purchase.available)"), .plain(purchase.isLate ? "yes" : "no"),
        .text(orderNumbers(purchase.pegs, plan, orders)),
      ])
    }
    return try table.finish()
  }

  /// Pegs ascend by requirement, and requirements by order, so that the same order's follow each other.
  private func orderNumbers(_ pegs: [Peg], _ plan: ProductionPlan, _ orders: [PlanningOrder]) -> String {
    var numbers: [Int] = []
    for peg in pegs {
      let order = plan.requirements.requirements[peg.requirement].order
      if numbers.last != order { numbers.append(order) }
    }
    return numbers.map { orders[$0].id }.joined(separator: " ")
  }
}
