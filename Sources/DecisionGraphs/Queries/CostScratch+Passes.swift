import FlatArrays

/// The passes of optimising, written as those of `GraphMarks`: no jump depends on where branches and nodes end.
///
/// A branch that is not open may hold dead nodes, whose cost is `never`; its sum means nothing and is not looked at.
extension CostScratch {
  /// Computes the least cost of all nodes, and of each branch at its end, children before parents.
  static func passUp(
    _ parts: FlatView<GraphPart>, firstNode: Int, open: borrowing FlatArray<UInt8>, best: borrowing FlatArray<Int64>,
    branches: borrowing FlatArray<Int64>
  ) {
    var node = firstNode
    var sum: Int64 = 0
    var least = never
    for place in 0..<parts.count {
      let part = parts[place]
      sum &+= best[part.number]
      branches[place] = sum
      let candidate = open[place] & part.endsBranch != 0 ? sum : never
      least = min(least, candidate)
      best[node] = least
      sum = part.endsBranch != 0 ? 0 : sum
      least = part.endsNode != 0 ? never : least
      node &+= Int(part.endsNode)
    }
  }

  /// Computes the least cost of what lies around all numbers, parents before children; `rest` is `never` but for the root.
  static func passDown(
    _ parts: FlatView<GraphPart>, lastNode: Int, used: borrowing FlatArray<UInt8>, best: borrowing FlatArray<Int64>,
    branches: borrowing FlatArray<Int64>, rest: borrowing FlatArray<Int64>
  ) {
    var node = lastNode &+ 1
    var (around, through): (Int64, Int64) = (0, 0)
    var isUsed = false
    var place = parts.count &- 1
    while place >= 0 {
      let part = parts[place]
      node &-= Int(part.endsNode)
      around = part.endsNode != 0 ? rest[node] : around
      isUsed = part.endsBranch != 0 ? used[place] != 0 : isUsed
      through = part.endsBranch != 0 ? around &+ branches[place] : through
      let candidate = isUsed ? through &- best[part.number] : never
      rest[part.number] = min(rest[part.number], candidate)
      place &-= 1
    }
  }
}
