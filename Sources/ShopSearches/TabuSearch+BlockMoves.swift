/// The critical path and the moves within its blocks.
///
/// A move of `u` to after `v` in its block closes no cycle if the tail of `v` is longer than that of every given successor of
/// `u` (a path from there to `v` would make it at least as long); to before `v`, if `v` ends after every given
/// predecessor of `u`. The estimate is the longest path through the rearranged stretch, with heads before it and
/// tails behind it as they are. A bound on it that costs nothing sorts most far moves out: without `u` the stretch
/// shifts by no more than `u` holds it up.
///
/// A first block that begins at time 0 is not rearranged at its beginning, nor the last at its end: that never helps.
extension TabuSearch {
  /// One longest path, drawn at random where it forks.
  @inline(__always)
  mutating func findCriticalPath() {
    let (end, duration) = (plan.end, plan.duration)
    let (jobHead, machinePredecessor) = (plan.jobHead, plan.machinePredecessor)
    var operation = lastOfPath()
    let length = plan.shop.count
    var place = length
    while true {
      place &-= 1
      path[place] = operation
      let start = end[operation] &- duration[operation]
      if start == plan.release[operation] { break }
      let before = machinePredecessor[operation]
      let byMachine = before != plan.shop.source && end[before] == start
      let byJob = jobHead[operation] == start
      if byMachine && (!byJob || random.next() & 1 == 0) {
        operation = before
      } else {
        operation = criticalJobPredecessor(operation, start: start)
      }
      if operation == plan.shop.source { break }
    }
    // The path is at the end of the lane; its places are counted from 0.
    pathLength = length &- place
    for index in 0..<pathLength { path[index] = path[place &+ index] }
  }

  @inline(__always)
  private mutating func lastOfPath() -> Int32 {
    var operation: Int32 = -1
    var count: Int32 = 0
    for index in 0..<plan.lastCount where plan.end[plan.lastOperations[index]] == plan.makespan {
      count &+= 1
      if random.below(count) == 0 { operation = plan.lastOperations[index] }
    }
    return operation
  }

  @inline(__always)
  private func criticalJobPredecessor(_ operation: Int32, start: Int32) -> Int32 {
    let given = plan.jobPredecessor[operation]
    if given != plan.shop.source && plan.end[given] == start { return given }
    return plan.shop.moreArcs.into(operation).first { plan.end[$0.from] + $0.lag == start }?.from ?? plan.shop.source
  }

  /// Judges every move on the critical path.
  @inline(__always)
  mutating func judgeCandidates() {
    candidateCount = 0
    chosen = Move()
    chosenEstimate = .max
    ties = 0
    var first: Int32 = 0
    while first < pathLength {
      var last = first
      // Neighbours on the path that share a machine are neighbours there, unless a job visits the machine twice
      // with others in between.
      while last &+ 1 < pathLength && plan.machineSuccessor[path[last]] == path[last &+ 1] { last &+= 1 }
      if last > first { judgeBlock(first, last) }
      first = last &+ 1
    }
    if plan.shop.isFlexible {
      judgeMachineChanges()
      judgeExchanges()
    }
  }

  @inline(__always)
  private mutating func judgeBlock(_ first: Int32, _ last: Int32) {
    let isFirst = first == 0 && plan.release[path[0]] == 0
    let isLast = last == pathLength &- 1
    if !isLast {
      for place in max(first, last &- TabuSearch.reach)..<last { judgeForward(place, last) }
      for place in max(first, last &- TabuSearch.reach)..<last &- 1 { judgeBackward(last, place) }
    }
    if !isFirst {
      let far = min(last, first &+ TabuSearch.reach)
      for place in first &+ 1...far where isLast || place != last || last > first &+ 1 { judgeBackward(place, first) }
      if far > first &+ 1 { for place in first &+ 2...far where isLast || place != last { judgeForward(first, place) } }
    }
  }

  /// Judges the move of the operation at one place of the path to after that at a later place of the block.
  @inline(__always)
  private mutating func judgeForward(_ place: Int32, _ target: Int32) {
    let (duration, end, tail) = (plan.duration, plan.end, plan.tail)
    let (jobHead, jobTail, newEnds) = (plan.jobHead, plan.jobTail, self.newEnds)
    let (moved, after) = (path[place], path[target])
    let rest = jobTail[moved]
    guard tail[after] > rest || (!isStrict && tail[after] == rest && plan.jobSuccessor[moved] != after) else { return }
    let move = Move(
      operation: moved, machine: plan.machine[moved], duration: duration[moved], before: after, firstPlace: place,
      lastPlace: target)
    note(move)
    let before = end[plan.machinePredecessor[moved]]
    let movedTail = duration[moved] &+ max(rest, tail[plan.machineSuccessor[after]])
    if end[after] &- (end[moved] &- before) &+ movedTail > chosenEstimate { return }
    var ready = before
    for index in place &+ 1...target {
      let operation = path[index]
      ready = max(ready, jobHead[operation]) &+ duration[operation]
      newEnds[index] = ready
    }
    var estimate = max(ready, jobHead[moved]) &+ movedTail
    var follow = movedTail
    var index = target
    while index > place {
      let operation = path[index]
      follow = max(follow, jobTail[operation])
      estimate = max(estimate, newEnds[index] &+ follow)
      follow &+= duration[operation]
      index &-= 1
    }
    if estimate > chosenEstimate { return }
    if estimate >= bestMakespan && isTabu(moved, afterStretch: place &+ 1, through: target) { return }
    choose(move, estimate: estimate)
  }

  /// Judges the move of the operation at one place of the path to before that at an earlier place of the block.
  @inline(__always)
  private mutating func judgeBackward(_ place: Int32, _ target: Int32) {
    let (duration, end, tail) = (plan.duration, plan.end, plan.tail)
    let (jobHead, jobTail, newEnds) = (plan.jobHead, plan.jobTail, self.newEnds)
    let (moved, after) = (path[place], path[target])
    let head = jobHead[moved]
    guard end[after] > head || (!isStrict && end[after] == head && plan.jobPredecessor[moved] != after) else { return }
    let before = plan.machinePredecessor[after]
    let move = Move(
      operation: moved, machine: plan.machine[moved], duration: duration[moved], before: before, firstPlace: target,
      lastPlace: place)
    note(move)
    let behind = tail[plan.machineSuccessor[moved]]
    let movedEnd = max(head, end[before]) &+ duration[moved]
    if movedEnd &+ tail[after] &- (tail[moved] &- behind) > chosenEstimate { return }
    var ready = movedEnd
    for index in target..<place {
      let operation = path[index]
      ready = max(ready, jobHead[operation]) &+ duration[operation]
      newEnds[index] = ready
    }
    var estimate: Int32 = 0
    var follow = behind
    var index = place
    while index > target {
      index &-= 1
      let operation = path[index]
      follow = max(follow, jobTail[operation])
      estimate = max(estimate, newEnds[index] &+ follow)
      follow &+= duration[operation]
    }
    estimate = max(estimate, movedEnd &+ max(follow, jobTail[moved]))
    if estimate > chosenEstimate { return }
    if estimate >= bestMakespan && isTabu(moved, beforeStretch: target, through: place &- 1) { return }
    choose(move, estimate: estimate)
  }
}
