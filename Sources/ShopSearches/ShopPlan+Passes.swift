/// Heads and tails after a change, by one walk each along the topological order.
///
/// A walk begins at the first operation whose machine predecessor (or successor) changed and ends when no changed
/// value reaches beyond where it stands: `last` is the farthest place that a change can still reach. Nothing outside
/// the walk can have changed, since every value depends only on those of neighbours.
extension ShopPlan {
  /// Recomputes heads from one place of the order on, at least through another.
  @inline(__always)
  func updateHeads(from start: Int32, through reach: Int32) {
    let (order, position, end, jobHead) = (self.order, self.position, self.end, self.jobHead)
    let (jobPredecessor, jobSuccessor) = (self.jobPredecessor, self.jobSuccessor)
    let (machinePredecessor, machineSuccessor) = (self.machinePredecessor, self.machineSuccessor)
    let (release, duration, hasMoreArcs) = (self.release, self.duration, self.hasMoreArcs)
    var place = start
    var last = reach
    while place <= last {
      let operation = order[place]
      var head = max(release[operation], end[jobPredecessor[operation]])
      if hasMoreArcs { head = max(head, headThroughMoreArcs(operation)) }
      jobHead[operation] = head
      let newEnd = max(head, end[machinePredecessor[operation]]) &+ duration[operation]
      if newEnd != end[operation] {
        end[operation] = newEnd
        last = max(last, position[jobSuccessor[operation]], position[machineSuccessor[operation]])
        if hasMoreArcs { last = max(last, reachThroughMoreArcs(operation)) }
      }
      place &+= 1
    }
  }

  /// Recomputes tails from one place of the order back, at least through another.
  @inline(__always)
  func updateTails(from start: Int32, through reach: Int32) {
    let (order, position, tail, jobTail) = (self.order, self.position, self.tail, self.jobTail)
    let (jobPredecessor, jobSuccessor) = (self.jobPredecessor, self.jobSuccessor)
    let (machinePredecessor, machineSuccessor) = (self.machinePredecessor, self.machineSuccessor)
    let (duration, hasMoreArcs) = (self.duration, self.hasMoreArcs)
    var place = start
    var last = reach
    while place >= last {
      let operation = order[place]
      var rest = tail[jobSuccessor[operation]]
      if hasMoreArcs { rest = max(rest, tailThroughMoreArcs(operation)) }
      jobTail[operation] = rest
      let newTail = max(rest, tail[machineSuccessor[operation]]) &+ duration[operation]
      if newTail != tail[operation] {
        tail[operation] = newTail
        last = min(last, position[jobPredecessor[operation]], position[machinePredecessor[operation]])
        if hasMoreArcs { last = min(last, reachBackThroughMoreArcs(operation)) }
      }
      place &-= 1
    }
  }

  /// Recomputes the makespan from the ends of the operations that nobody waits for.
  @inline(__always)
  mutating func updateMakespan() {
    let (end, lastOperations) = (self.end, self.lastOperations)
    var latest: Int32 = 0
    for index in 0..<lastCount { latest = max(latest, end[lastOperations[index]]) }
    makespan = latest
  }

  private func headThroughMoreArcs(_ operation: Int32) -> Int32 {
    shop.moreArcs.into(operation).reduce(0) { max($0, end[$1.from] + $1.lag) }
  }

  private func tailThroughMoreArcs(_ operation: Int32) -> Int32 {
    shop.moreArcs.outOf(operation).reduce(0) { max($0, tail[$1.to] + $1.lag) }
  }

  private func reachThroughMoreArcs(_ operation: Int32) -> Int32 {
    shop.moreArcs.outOf(operation).reduce(-1) { max($0, position[$1.to]) }
  }

  private func reachBackThroughMoreArcs(_ operation: Int32) -> Int32 {
    shop.moreArcs.into(operation).reduce(Int32.max) { min($0, position[$1.from]) }
  }
}
