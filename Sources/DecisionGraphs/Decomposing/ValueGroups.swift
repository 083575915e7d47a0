/// The literals that are values of one variable, for the variables that tables speak of.
///
/// A table joins all values of its columns with each other; taken one by one they would make a tree decomposition as wide as
/// the columns have values. Together they are one vertex, and are decided one after the other: a variable half decided lies in a component
/// that no other branch meets again.
struct ValueGroups {
  /// By formula variable: its group, or -1.
  private(set) var groups: [Int32]
  /// By group: its literals, in the order of the values.
  private(set) var literals: [[Int32]] = []

  /// The groups of the columns of a formula's tables.
  init(_ formula: Formula) {
    groups = Array(repeating: -1, count: formula.variableCount)
    for column in formula.tables.lazy.flatMap(\.columns) where column.count > 2 {
      if column.contains(where: { groups[Int($0 >> 1)] >= 0 }) { continue }
      for literal in column { groups[Int(literal >> 1)] = Int32(literals.count) }
      literals.append(column)
    }
  }

  /// By formula variable: its vertex in a graph where a group is one vertex; and how many vertices there are.
  var vertices: (byVariable: [Int], count: Int) {
    var numbers = [Int](repeating: -1, count: literals.count)
    var count = 0
    let byVariable = groups.map { group in
      if group >= 0 && numbers[Int(group)] >= 0 { return numbers[Int(group)] }
      if group >= 0 { numbers[Int(group)] = count }
      count += 1
      return count - 1
    }
    return (byVariable, count)
  }
}
