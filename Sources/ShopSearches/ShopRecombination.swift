import Searches

/// A solution between two others, for path relinking (Peng, Lü and Cheng, Computers & Operations Research 53, 2015).
///
/// Their paths swap neighbours and repair what becomes infeasible. Here a point of the path is computed at once and is always feasible:
/// operations are ordered by a weighted mean of their middles in both solutions. The middle of an operation grows along every arc, so
/// the mean grows along every arc that both share: given arcs are kept, and so is every order of two operations of
/// a machine on which the parents agree.
extension Shop {
  /// The point at `weight` 256ths of the way from one solution to another.
  func between(
    _ first: ShopSolution, _ second: ShopSolution, weight: Int32, random: inout SearchRandom
  ) -> (alternatives: [Int32], order: [Int32]) {
    var alternatives = first.alternatives
    for operation in alternatives.indices where alternatives[operation] != second.alternatives[operation] {
      if random.below(256) < weight { alternatives[operation] = second.alternatives[operation] }
    }
    var place = Array(repeating: Int32(0), count: Int(count))
    for (index, operation) in first.order.enumerated() { place[Int(operation)] = Int32(index) }
    let means = zip(first.middles, second.middles).map {
      Int64($0) * Int64(256 - weight) + Int64($1) * Int64(weight)
    }
    let order = (0..<count).sorted {
      (means[Int($0)], place[Int($0)]) < (means[Int($1)], place[Int($1)])
    }
    return (alternatives, order)
  }
}
