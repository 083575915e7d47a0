import FlatArrays

/// The full passes: the hot loops of every question about what is valid.
///
/// Each looks at the parts one after the other and carries two bits along, of the branch and of the node it is in. Where a branch or a
/// node ends, the bits are masked anew rather than branched upon: ends come at random, and a jump mispredicted for every
/// other branch would cost more than all the rest. Values that have no meaning are stored too, where a meaningful one overwrites them.
extension GraphMarks {
  /// Computes `alive` of all nodes and `open` of all branches, children before parents.
  static func passUp(
    _ parts: FlatView<GraphPart>, firstNode: Int, alive: borrowing FlatArray<UInt8>, open: borrowing FlatArray<UInt8>
  ) {
    var node = firstNode
    var isBranchOpen: UInt8 = 1
    var isNodeAlive: UInt8 = 0
    for place in 0..<parts.count {
      let part = parts[place]
      isBranchOpen &= alive[part.number]
      open[place] = isBranchOpen
      isNodeAlive |= isBranchOpen & part.endsBranch
      alive[node] = isNodeAlive
      isBranchOpen |= part.endsBranch
      isNodeAlive &= part.endsNode ^ 1
      node &+= Int(part.endsNode)
    }
  }

  /// Computes `used` of all branches and `holders` of all numbers, parents before children; `holders` are zeros but for the root.
  static func passDown(
    _ parts: FlatView<GraphPart>, lastNode: Int, open: borrowing FlatArray<UInt8>, used: borrowing FlatArray<UInt8>,
    holders: borrowing FlatArray<Int32>
  ) {
    var node = lastNode &+ 1
    var isReached: UInt8 = 0
    var isUsed: UInt8 = 0
    var place = parts.count &- 1
    while place >= 0 {
      let part = parts[place]
      node &-= Int(part.endsNode)
      let isNodeReached: UInt8 = holders[node] > 0 ? 1 : 0
      isReached = part.endsNode != 0 ? isNodeReached : isReached
      let isBranchUsed = isReached & open[place]
      isUsed = part.endsBranch != 0 ? isBranchUsed : isUsed
      used[place] = isUsed
      holders[part.number] &+= Int32(isUsed)
      place &-= 1
    }
  }
}
