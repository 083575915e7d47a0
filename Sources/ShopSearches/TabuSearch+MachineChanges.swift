/// Moves of critical operations to other machines of a flexible shop.
///
/// An operation goes between two neighbours of the other machine. That closes no cycle if the one before it starts
/// before a given successor of it could have ended, and the one behind it ends after a given predecessor started. Of
/// the places that remain only those among operations that overlap the time in which it could be done are worth
/// trying: earlier it would hold others up for nothing, later itself (Mastrolilli and Gambardella, Journal of Scheduling 3, 2000).
/// The estimate is the longest path through the operation in its new place.
extension TabuSearch {
  /// Judges all changes of machine along the critical path.
  @inline(__always)
  mutating func judgeMachineChanges() {
    for place in 0..<pathLength {
      let operation = path[place]
      let choices = plan.shop.alternatives(operation)
      if choices.count < 2 { continue }
      let earliestSuccessor = earliestSuccessorEnd(operation)
      let latestPredecessor = latestPredecessorStart(operation)
      for choice in choices {
        let machine = plan.shop.alternativeMachines[choice]
        if machine == plan.machine[operation] { continue }
        judge(
          Move(operation: operation, machine: machine, duration: plan.shop.alternativeDurations[choice]),
          earliestSuccessor: earliestSuccessor, latestPredecessor: latestPredecessor)
      }
    }
  }

  /// The earliest end of a given successor.
  private func earliestSuccessorEnd(_ operation: Int32) -> Int32 {
    let given = plan.jobSuccessor[operation]
    var time = given == plan.shop.sink ? Int32.max : plan.end[given]
    if plan.hasMoreArcs { for arc in plan.shop.moreArcs.outOf(operation) { time = min(time, plan.end[arc.to]) } }
    return time
  }

  /// The latest start of a given predecessor.
  private func latestPredecessorStart(_ operation: Int32) -> Int32 {
    let given = plan.jobPredecessor[operation]
    var time = given == plan.shop.source ? Int32(-1) : plan.end[given] - plan.duration[given]
    if plan.hasMoreArcs {
      for arc in plan.shop.moreArcs.into(operation) {
        time = max(time, plan.end[arc.from] - plan.duration[arc.from])
      }
    }
    return time
  }

  private func isGiven(_ first: Int32, before second: Int32) -> Bool {
    if plan.jobSuccessor[first] == second { return true }
    return plan.hasMoreArcs && plan.shop.moreArcs.outOf(first).contains { $0.to == second }
  }

  /// Walks along the machine from the last operation that must or may as well be before.
  @inline(__always)
  private mutating func judge(_ move: Move, earliestSuccessor: Int32, latestPredecessor: Int32) {
    let (duration, end, tail) = (plan.duration, plan.end, plan.tail)
    let (source, sink) = (plan.shop.source, plan.shop.sink)
    let operation = move.operation
    let (head, rest) = (plan.jobHead[operation], plan.jobTail[operation])
    let isTabu = tabuMachinesUntil[operation &* plan.shop.machines &+ move.machine] >= round
    var before = source
    var after = plan.firstOfMachine[move.machine]
    while after != sink {
      let mustBeBefore = end[after] <= latestPredecessor || isGiven(after, before: operation)
      if !mustBeBefore && end[after] > head { break }
      let start = end[after] &- duration[after]
      if start >= earliestSuccessor || isGiven(operation, before: after) { break }
      before = after
      after = plan.machineSuccessor[after]
    }
    while true {
      var candidate = move
      candidate.before = before
      note(candidate)
      let estimate = max(head, end[before]) &+ move.duration &+ max(rest, tail[after])
      if estimate <= chosenEstimate && (!isTabu || estimate < bestMakespan) { choose(candidate, estimate: estimate) }
      // Behind an operation whose tail is no longer than what follows anyway there is nothing to gain.
      if after == sink || tail[after] <= rest { break }
      if end[after] &- duration[after] >= earliestSuccessor || isGiven(operation, before: after) { break }
      before = after
      after = plan.machineSuccessor[after]
    }
  }
}
