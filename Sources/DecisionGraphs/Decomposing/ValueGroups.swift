/// The literals that are values or bounds of one variable, for ranged variables and those that tables speak of.
///
/// A table joins all values of its columns with each other; taken one by one they would make a tree decomposition as wide as
/// the columns have values. Together they are one vertex, and are decided one after the other: a variable half decided lies in a component
/// that no other branch meets again.
///
/// *In which order.* Few values, one by one: what is left when the first are refused is the same whatever led there. Ranges are
/// halved instead: by the bound whose place is divisible by the largest power of two. So the pieces of any two stretches of one range are
/// the same but for few at their ends, as in a segment tree, and a graph holds n log n literals for n values rather than n².
struct ValueGroups {
  /// By formula variable: its group, or -1.
  private(set) var groups: [Int32]
  /// By group: its literals, in the order of decisions.
  private(set) var literals: [[Int32]] = []

  /// The groups of a formula's ranges and of the columns of its tables.
  init(_ formula: Formula) {
    groups = Array(repeating: -1, count: formula.variableCount)
    for range in formula.ranges {
      let bounds = range.bounds.sorted {
        ($1.place + 1).trailingZeroBitCount < ($0.place + 1).trailingZeroBitCount
          || ($1.place + 1).trailingZeroBitCount == ($0.place + 1).trailingZeroBitCount && $0.place < $1.place
      }
      add(bounds.map(\.literal) + range.values)
    }
    for column in formula.tables.lazy.flatMap(\.columns) where column.count > 2 { add(column) }
  }

  /// Adds a group of those literals that are in none.
  private mutating func add(_ members: [Int32]) {
    let own = members.filter { groups[Int($0 >> 1)] < 0 }
    if own.count < members.count && own.count < 3 { return }
    for literal in own { groups[Int(literal >> 1)] = Int32(literals.count) }
    literals.append(own)
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
