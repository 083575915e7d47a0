/// A formula with fewer variables that has as many solutions, and what each original variable is in it.
struct Simplification {
  /// The formula over the variables that are left.
  private(set) var formula: Formula
  /// By original variable: the literal that it equals, or one of the constants.
  private(set) var images: [Int32]

  /// A variable that is true in every solution.
  static let alwaysTrue: Int32 = -1
  /// A variable that is false in every solution.
  static let alwaysFalse: Int32 = -2

  /// Simplifies a formula; nil when it has no solution.
  init?(_ original: Formula) {
    var values = [Int8](repeating: 0, count: 2 * original.variableCount)
    var clauses: [[Int32]] = (0..<original.clauseCount).map { Array(original.literals[original.range($0)]) }
    var changed = true
    while changed {
      changed = false
      var next: [[Int32]] = []
      for c in clauses {
        if c.contains(where: { values[Int($0)] > 0 }) { continue }
        let r = c.filter { values[Int($0)] == 0 }
        if r.isEmpty { return nil }
        if r.count == 1 {
          values[Int(r[0])] = 1
          values[Int(r[0] ^ 1)] = -1
          changed = true
          continue
        }
        next.append(r)
      }
      clauses = next
    }
    images = []
    var count: Int32 = 0
    for v in 0..<original.variableCount {
      if values[2 * v] != 0 {
        images.append(values[2 * v] > 0 ? Self.alwaysTrue : Self.alwaysFalse)
      } else {
        images.append(count * 2)
        count += 1
      }
    }
    formula = Formula(variableCount: Int(count))
    for c in clauses { formula.add(c.map { images[Int($0 >> 1)] ^ ($0 & 1) }) }
  }
}
