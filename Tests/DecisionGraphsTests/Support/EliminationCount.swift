/// The number of solutions of tables by eliminating one variable after the other from weighted relations: slow, and nothing like a search.
struct EliminationCount {
  /// Rows with the number of ways to come to them.
  private struct Relation {
    var columns: [Int]
    var rows: [[Int]: Int]
  }

  private var relations: [Relation] = []

  /// Variables by their numbers of values.
  init(sizes: [Int]) {
    for (variable, size) in sizes.enumerated() {
      relations.append(
        Relation(columns: [variable], rows: Dictionary(uniqueKeysWithValues: (0..<size).map { ([$0], 1) })))
    }
  }

  /// Adds a table over different variables.
  mutating func add(_ columns: [Int], _ rows: [[Int]]) {
    relations.append(Relation(columns: columns, rows: Dictionary(rows.map { ($0, 1) }) { one, _ in one }))
  }

  /// The number of solutions, the variables eliminated in their order.
  mutating func count(variableCount: Int) -> Int {
    var factor = 1
    for variable in 0..<variableCount {
      let touched = relations.filter { $0.columns.contains(variable) }
      relations.removeAll { $0.columns.contains(variable) }
      var joined = touched[0]
      for other in touched.dropFirst() { joined = Self.joined(joined, other) }
      let place = joined.columns.firstIndex(of: variable) ?? 0
      var rest = Relation(columns: joined.columns.filter { $0 != variable }, rows: [:])
      for (row, number) in joined.rows {
        var row = row
        row.remove(at: place)
        rest.rows[row, default: 0] += number
      }
      if rest.columns.isEmpty { factor *= rest.rows[[]] ?? 0 } else { relations.append(rest) }
    }
    return factor
  }

  private static func joined(_ left: Relation, _ right: Relation) -> Relation {
    let shared = right.columns.indices.filter { left.columns.contains(right.columns[$0]) }
    let added = right.columns.indices.filter { !left.columns.contains(right.columns[$0]) }
    let places = shared.map { left.columns.firstIndex(of: right.columns[$0]) ?? 0 }
    let partners = Dictionary(grouping: right.rows) { entry in shared.map { entry.key[$0] } }
    var result = Relation(columns: left.columns + added.map { right.columns[$0] }, rows: [:])
    for (row, number) in left.rows {
      for partner in partners[places.map { row[$0] }] ?? [] {
        result.rows[row + added.map { partner.key[$0] }] = number * partner.value
      }
    }
    return result
  }
}
