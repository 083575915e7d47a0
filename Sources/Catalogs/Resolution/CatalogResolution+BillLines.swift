import CatalogXML
import Diagnostics

/// How many lines a bill comes to when every part's own bill is written out where the part is used.
///
/// A part used twice on each level doubles its lines with each level, so a short file can ask for more lines than fit anywhere:
/// they are counted from the bottom up, each part once, before anything is written out. Counted is what any date and market
/// could need, so that a catalog does not become too large by the calendar.
extension CatalogResolution {
  /// Counts the lines below each part, and reports bills that are too deep or too long, the first of a chain only.
  ///
  /// `order` has each part after all that it is made of, but for cycles.
  func measureBills(_ order: [Int]) {
    partLines = Array(repeating: 0, count: parts.count)
    /// Levels of parts from each one down, itself among them.
    var levels = Array(repeating: 0, count: parts.count)
    for index in order {
      let part = parts[index]
      let below = part.bill.map { levels[$0.part] }
      levels[index] = 1 + (below.max() ?? 0)
      if levels[index] == limits.nesting + 1, let deepest = below.firstIndex(of: limits.nesting) {
        reportNesting(of: part.id, at: part.bill[deepest].place)
      }
      partLines[index] = part.bill.reduce(0) { capped($0, adding: 1 + partLines[$1.part]) }
      let isNew = !part.bill.contains { partLines[$0.part] > limits.billLines }
      if partLines[index] > limits.billLines, isNew { reportBill(of: part.id, at: part.place) }
    }
  }

  /// Counts the lines of a product's bill, components included, and reports too many; its components' products come before.
  func measureBill(of draft: ProductDraft) {
    let product = draft.product
    let components = product.components.map { (lines: products[$0.product].billLines, count: $0.maximumCount) }
    draft.billLines = components.reduce(positionLines(of: product)) { capped($0, adding: $1.lines, times: $1.count) }
    let isNew =
      !components.contains { $0.lines > limits.billLines }
      && !product.positions.contains { $0.part.parts.contains { partLines[$0] > limits.billLines } }
    if draft.billLines > limits.billLines, isNew { reportBill(of: draft.id, at: draft.element.idPlace) }
  }

  private func positionLines(of product: Product) -> Int {
    /// By position: the lines of the positions nested in it.
    var nested = Array(repeating: 0, count: product.positions.count)
    var total = 0
    for (index, position) in product.positions.enumerated().reversed() {
      let own = Set(position.part.parts)
      // What may be a phantom or not is written out once for each.
      let forms = Set(own.map { parts[$0].kind == .phantom }).count
      let lines = own.reduce(capped(0, adding: 1 + nested[index], times: forms)) { capped($0, adding: partLines[$1]) }
      if let parent = position.parent {
        nested[parent] = capped(nested[parent], adding: lines)
      } else {
        total = capped(total, adding: lines)
      }
    }
    return total
  }

  /// The sum, or one more than the limit where it is larger.
  private func capped(_ sum: Int, adding lines: Int, times count: Int = 1) -> Int {
    let (product, overflow) = lines.multipliedReportingOverflow(by: count)
    let most = limits.billLines + 1
    return overflow ? most : min(sum + min(product, most), most)
  }

  private func reportBill(of id: String, at place: SourceRange) {
    report(
      "limit-bill", at: place,
      "written out with all that its parts are made of, the bill of '\(id)' is too long (limit 'billLines': \(limits.billLines))"
    )
  }
}
