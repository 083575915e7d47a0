/// Exchanges of a critical operation with one on another machine of a flexible shop.
///
/// Where all machines are loaded to the brim, an operation that goes to another machine alone overloads that one; exchanged for a shorter
/// one it unloads its own. The two have to overlap in time. Then no cycle is closed: whatever follows one of them starts
/// after it ends, hence after the other one's predecessors have started, so that no path leads back. Both estimates are the longest paths
/// through the operations in their new places, the longer one counts.
extension TabuSearch {
  /// Judges all exchanges along the critical path.
  mutating func judgeExchanges() {
    for place in 0..<pathLength {
      let operation = path[place]
      let choices = plan.shop.alternatives(operation)
      if choices.count < 2 { continue }
      for choice in choices {
        let machine = plan.shop.alternativeMachines[choice]
        if machine == plan.machine[operation] { continue }
        judgeExchanges(
          Move(operation: operation, machine: machine, duration: plan.shop.alternativeDurations[choice]))
      }
    }
  }

  /// Judges exchanges with the operations of one machine. They are looked through from the beginning: its length is that of a sequence.
  private mutating func judgeExchanges(_ move: Move) {
    let (duration, end, sink) = (plan.duration, plan.end, plan.shop.sink)
    let operation = move.operation
    let (start, finish) = (end[operation] &- duration[operation], end[operation])
    var other = plan.firstOfMachine[move.machine]
    while other != sink && end[other] <= start { other = plan.machineSuccessor[other] }
    while other != sink && end[other] &- duration[other] < finish {
      if let back = alternative(of: other, on: plan.machine[operation]) { judgeExchange(move, other, back) }
      other = plan.machineSuccessor[other]
    }
  }

  /// How long an operation takes on a machine, if it can be done there.
  private func alternative(of operation: Int32, on machine: Int32) -> Int32? {
    let shop = plan.shop
    for choice in shop.alternatives(operation) where shop.alternativeMachines[choice] == machine {
      return shop.alternativeDurations[choice]
    }
    return nil
  }

  private mutating func judgeExchange(_ move: Move, _ other: Int32, _ back: Int32) {
    let operation = move.operation
    let (machines, own) = (plan.shop.machines, plan.machine[operation])
    let there = through(operation, lasting: move.duration, inPlaceOf: other)
    if there > chosenEstimate { return }
    let estimate = max(there, through(other, lasting: back, inPlaceOf: operation))
    let isTabu =
      tabuMachinesUntil[operation &* machines &+ move.machine] >= round
      || tabuMachinesUntil[other &* machines &+ own] >= round
    var candidate = move
    candidate.before = plan.machinePredecessor[other]
    candidate.partner = other
    candidate.partnerDuration = back
    if estimate <= chosenEstimate && (!isTabu || estimate < bestMakespan) { choose(candidate, estimate: estimate) }
  }

  /// The longest path through an operation between the neighbours of another one.
  private func through(_ operation: Int32, lasting duration: Int32, inPlaceOf other: Int32) -> Int32 {
    max(plan.jobHead[operation], plan.end[plan.machinePredecessor[other]]) &+ duration
      &+ max(plan.jobTail[operation], plan.tail[plan.machineSuccessor[other]])
  }

  /// Makes an exchange.
  mutating func exchange(_ move: Move) {
    let (own, before) = (plan.machine[move.operation], plan.machinePredecessor[move.operation])
    plan.reinsert(move.operation, on: move.machine, lasting: move.duration, after: move.before)
    plan.reinsert(move.partner, on: own, lasting: move.partnerDuration, after: before)
  }
}
