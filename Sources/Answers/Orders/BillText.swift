import BillsOfMaterials
import Catalogs

/// An exploded bill as a table for people, indented by level, with the parts' labels.
public func billText(_ bill: [BillLine], _ catalog: Catalog, languages: [String]) -> String {
  let rows = bill.map { line -> [String] in
    let part = catalog.parts[line.part]
    let indent = String(repeating: "  ", count: line.level - 1)
    return [
      indent + line.path, part.id, line.quantity.description, part.unit.code, part.labels.text(in: languages) ?? "",
    ]
  }
  return table(["position", "part", "quantity", "unit", "label"], rows)
}

/// Columns as wide as their widest cell, two spaces between them; the last one as it is.
func table(_ header: [String], _ rows: [[String]]) -> String {
  let all = [header] + rows
  let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
  return all.map { row in
    row.enumerated().map { column, cell in
      column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
    }.joined() + "\n"
  }.joined()
}
