import BillsOfMaterials
import Catalogs

extension DocumentWriter {
  /// Writes `bill.csv`: every line of every order's bill, for one piece of the ordered product.
  ///
  /// `edges` are words joined by spaces; the sizes are in the unit of the catalog's formulas.
  public func writeBill(of orders: [PlanningOrder]) throws(DocumentError) -> WrittenDocument {
    var table = try CSVTable(
      "bill.csv", in: folder,
      columns: [
        "order", "position", "level", "part", "label", "kind", "quantity", "unit", "length", "width", "thickness",
        "cut_length", "cut_width", "grain", "edges", "edge_part",
      ])
    for order in orders {
      for line in order.bill { try table.add(billRow(line, of: order)) }
    }
    return try table.finish()
  }

  private func billRow(_ line: BillLine, of order: PlanningOrder) -> [CSVCell] {
    let part = catalog.parts[line.part]
    let row: [CSVCell] = [
      .text(order.id), .text(line.path), .number(line.level), .text(part.id), .text(label(ofPart: line.part)),
      .plain(part.kind.rawValue), .number(line.quantity), .plain(part.unit.code),
    ]
    guard let cut = line.cut else { return row + [CSVCell](repeating: .empty, count: 8) }
    return row + [
      .number(cut.length), .number(cut.width), .number(cut.thickness), .number(cut.cutLength), .number(cut.cutWidth),
      cut.grain == .none ? .empty : .plain(cut.grain.rawValue),
      .plain(cut.edges.map(\.rawValue).joined(separator: " ")),
      .optional(cut.edgePart.map { catalog.parts[$0].id }),
    ]
  }
}
