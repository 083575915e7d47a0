extension SchedulingProblem {
  /// Machines that never open, and operations that fit no open interval.
  func openTimeFaults(_ openTimes: [OpenTime]) -> [SchedulingFault] {
    var faults: [SchedulingFault] = []
    for (index, machine) in machines.enumerated() where openTimes[machine.calendar].isClosed {
      faults.append(.neverOpens(machine: index))
    }
    for (index, operation) in operations.enumerated() {
      let fits = operation.alternatives.contains { alternative in
        let open = openTimes[machines[alternative.machine].calendar]
        // A closed machine has its own fault.
        return open.isClosed || alternative.duration <= (operation.interruptible ? open.total : open.longest)
      }
      if !fits { faults.append(.neverFits(operation: index)) }
    }
    return faults
  }

  /// One cycle for each knot of operations that wait for each other.
  var cycleFaults: [SchedulingFault] {
    let graph = OperationGraph(vertices: operations.count, edges: precedences.map { ($0.predecessor, $0.successor) })
    return graph.cycles().map { .precedenceCyclic(operations: $0) }
  }

  /// Locks against calendars, against each other on their machine, and against the precedences between them.
  func lockFaults(_ openTimes: [OpenTime]) -> [SchedulingFault] {
    var faults: [SchedulingFault] = []
    var ends: [Time?] = Array(repeating: nil, count: operations.count)
    var locked: [[Int]] = Array(repeating: [], count: machines.count)
    for (index, operation) in operations.enumerated() {
      guard let lock = operation.lock else { continue }
      let duration = operation.alternatives.first { $0.machine == lock.machine }?.duration ?? 0
      let place = openTimes[machines[lock.machine].calendar]
        .place(duration: duration, interruptible: operation.interruptible, from: lock.start)
      guard let place, place.start == lock.start else {
        faults.append(.lockOutsideOpenTime(operation: index))
        continue
      }
      ends[index] = place.end
      locked[lock.machine].append(index)
    }
    for machine in machines.indices {
      faults += overlapFaults(of: locked[machine], on: machine, ends: ends, openTimes[machines[machine].calendar])
    }
    return faults + lockedPrecedenceFaults(ends: ends, openTimes) + lockedDemandFaults(ends: ends, openTimes)
  }

  private func overlapFaults(of locked: [Int], on machine: Int, ends: [Time?], _ open: OpenTime) -> [SchedulingFault] {
    var faults: [SchedulingFault] = []
    var previous: Int?
    var free = horizon.lowerBound
    for operation in locked.sorted(by: { (operations[$0].lock!.start, $0) < (operations[$1].lock!.start, $1) }) {
      let from = previous.map { operations[$0].family } ?? machines[machine].initialFamily
      let setUp = self.setUp(on: machine, from: from, to: operations[operation].family)
      let start = operations[operation].lock!.start
      if free > start || !open.holds(setUp, from: free, until: start) {
        faults.append(.locksOverlap(operation: previous ?? operation, next: operation))
      }
      previous = operation
      free = max(free, ends[operation]!)
    }
    return faults
  }

  private func lockedPrecedenceFaults(ends: [Time?], _ openTimes: [OpenTime]) -> [SchedulingFault] {
    precedences.enumerated().compactMap { index, precedence in
      guard let end = ends[precedence.predecessor], let successorEnd = ends[precedence.successor],
        let start = operations[precedence.successor].lock?.start
      else { return nil }
      if let overlap = precedence.overlap {
        let isKept = keepsLocks(overlap, precedence, ends: (end, successorEnd), openTimes)
        return isKept ? nil : .locksBreakPrecedence(precedence: index)
      }
      let lag = start - end
      let isKept = lag >= precedence.minimumLag && lag <= precedence.maximumLag ?? .max
      return isKept ? nil : .locksBreakPrecedence(precedence: index)
    }
  }

  private func keepsLocks(
    _ overlap: Precedence.Overlap, _ precedence: Precedence, ends: (Time, Time), _ openTimes: [OpenTime]
  ) -> Bool {
    let (from, to) = (operations[precedence.predecessor], operations[precedence.successor])
    let fromOpen = openTimes[machines[from.lock!.machine].calendar]
    let toOpen = openTimes[machines[to.lock!.machine].calendar]
    let lead = overlap.leads[from.alternatives.firstIndex { $0.machine == from.lock!.machine }!]
    let tail = overlap.tails[to.alternatives.firstIndex { $0.machine == to.lock!.machine }!]
    let first = fromOpen.end(of: lead, from: from.lock!.start)! + precedence.minimumLag
    let last = ends.0 + precedence.minimumLag
    return to.lock!.start >= first && ends.1 >= last && toOpen.holds(tail, from: last, until: ends.1)
  }

  /// The set-up that a machine needs from one family (nil: as it comes) to another.
  func setUp(on machine: Int, from: Int?, to: Int) -> Time {
    guard let matrix = machines[machine].setUps, let from else { return 0 }
    return setUpMatrices[matrix][from, to]
  }

  /// Maximum lags that the operations in between overrun even where they are shortest, at the highest efficiency. Behind
  /// an overlap an operation may have begun as early as it likes, but its last batch is still to come.
  func maximumLagFaults(_ openTimes: [OpenTime]) -> [SchedulingFault] {
    if precedences.allSatisfy({ $0.maximumLag == nil }) { return [] }
    let graph = OperationGraph(vertices: operations.count, edges: precedences.map { ($0.predecessor, $0.successor) })
    let shortest = operations.map { shortestSpan(of: $0, $0.alternatives.map(\.duration), openTimes) }
    return precedences.enumerated().compactMap { index, precedence in
      guard let maximum = precedence.maximumLag else { return nil }
      let between = graph.longestPath(from: precedence.predecessor, to: precedence.successor) { edge, vertex in
        if let overlap = precedences[edge].overlap {
          if vertex == precedence.successor { return -.farthestTime }
          let tail = shortestSpan(of: operations[vertex], overlap.tails, openTimes)
          return precedences[edge].minimumLag + tail
        }
        return precedences[edge].minimumLag + (vertex == precedence.successor ? 0 : shortest[vertex])
      }
      return between > maximum ? .maximumLagTooShort(precedence: index) : nil
    }
  }

  /// The least time by the clock that any alternative of an operation takes for its part of some work.
  func shortestSpan(of operation: Operation, _ work: [Time], _ openTimes: [OpenTime]) -> Time {
    zip(operation.alternatives, work).map { openTimes[machines[$0.machine].calendar].leastSpan(of: $1) }.min() ?? 0
  }
}
