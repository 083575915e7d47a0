extension Dispatcher {
  /// How often a unit is pushed back before its lags count as unreachable.
  private static let attempts = 10_000

  mutating func placeLocks() {
    var locked: [[Int]] = Array(repeating: [], count: model.problem.machines.count)
    for (index, operation) in model.problem.operations.enumerated() {
      if let lock = operation.lock { locked[lock.machine].append(index) }
    }
    for machine in locked.indices {
      var previous = -1
      for operation in locked[machine].sorted(by: { lockedStart($0) < lockedStart($1) }) {
        insertLocked(operation, after: previous)
        previous = operation
      }
    }
    for operation in model.order where timeline.isPlaced(operation) { raiseSuccessors(of: operation) }
  }

  private func lockedStart(_ operation: Int) -> Time {
    model.problem.operations[operation].lock!.start
  }

  private mutating func insertLocked(_ operation: Int, after previous: Int) {
    let lock = model.problem.operations[operation].lock!
    let rows = model.alternativeRows[operation]..<model.alternativeRows[operation + 1]
    let alternative = rows.first { model.alternativeMachines[$0] == lock.machine }!
    let placed = model.openTime(of: lock.machine).place(
      duration: model.durations[alternative], interruptible: model.problem.operations[operation].interruptible,
      from: lock.start)!
    let place = Timeline.Place(
      alternative: alternative, machine: lock.machine, start: lock.start, end: placed.end, previous: previous)
    timeline.insert(operation, at: place)
  }

  mutating func countPending() {
    for precedence in model.problem.precedences where !timeline.isPlaced(precedence.predecessor) {
      let unit = model.unit[precedence.successor]
      if model.unit[precedence.predecessor] != unit { pending[unit] += 1 }
    }
  }

  /// Places whatever a locked operation waits for, as early as possible, before anything else takes the room.
  mutating func placeForced() {
    let isForced = forcedUnits()
    var queue = model.order.filter { model.unit[$0] == $0 && isForced[$0] && pending[$0] == 0 }
    var next = 0
    while next < queue.count && faults.isEmpty {
      placeUnit(queue[next], from: model.problem.now)
      next += 1
      queue += freed.filter { isForced[$0] }
      freed.removeAll(keepingCapacity: true)
    }
  }

  private func forcedUnits() -> [Bool] {
    var isForced = Array(repeating: false, count: stage.count)
    var open = model.problem.operations.indices.filter { timeline.isPlaced($0) }
    while let operation = open.popLast() {
      for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
        let predecessor = model.predecessors.heads[edge]
        let unit = model.unit[predecessor]
        guard !timeline.isPlaced(predecessor), !isForced[unit] else { continue }
        isForced[unit] = true
        open += model.members[unit].isEmpty ? [unit] : model.members[unit]
      }
    }
    return isForced
  }

  /// Places all of a unit from an instant on, each operation as early as possible; where that breaks a maximum lag, the
  /// predecessor is pushed back by what the lag is exceeded by, and the unit is placed anew. Bounds only rise, so this
  /// ends.
  mutating func placeUnit(_ unit: Int, from time: Time) {
    let members = model.members[unit].isEmpty ? [unit] : model.members[unit]
    let open = members.filter { !timeline.isPlaced($0) }
    // Parallel to `open`.
    var bounds = open.map { max(ready[$0], time) }
    for _ in 0..<Dispatcher.attempts {
      if let fault = placeMembers(open, bounds: bounds) {
        faults.append(fault)
        return
      }
      guard let broken = raiseBounds(&bounds, of: open, unit: unit) else {
        for operation in open { release(operation) }
        return
      }
      if broken.isFixed {
        faults.append(.maximumLagUnreachable(precedence: broken.precedence))
        return
      }
      for operation in open { timeline.remove(operation) }
    }
    faults.append(.maximumLagUnreachable(precedence: model.maximumLags[unit][0]))
  }

  private mutating func placeMembers(_ open: [Int], bounds: [Time]) -> SchedulingFault? {
    for (operation, bound) in zip(open, bounds) {
      var earliest = bound
      for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
        let lag = model.problem.precedences[model.predecessors.labels[edge]].minimumLag
        earliest = max(earliest, timeline.ends[model.predecessors.heads[edge]] + lag)
      }
      guard let place = timeline.earliestPlace(operation, from: earliest) else {
        return .beyondHorizon(operation: operation)
      }
      timeline.insert(operation, at: place)
    }
    return nil
  }

  /// A maximum lag that is broken, and whether its predecessor cannot move.
  private struct BrokenLag {
    var precedence: Int
    var isFixed: Bool
  }

  private func raiseBounds(_ bounds: inout [Time], of open: [Int], unit: Int) -> BrokenLag? {
    var broken: BrokenLag?
    for index in model.maximumLags[unit] {
      let precedence = model.problem.precedences[index]
      let limit = timeline.ends[precedence.predecessor] + precedence.maximumLag!
      let excess = timeline.starts[precedence.successor] - limit
      guard excess > 0 else { continue }
      guard let position = open.firstIndex(of: precedence.predecessor) else {
        return BrokenLag(precedence: index, isFixed: true)
      }
      bounds[position] = max(bounds[position], timeline.starts[precedence.predecessor] + excess)
      broken = broken ?? BrokenLag(precedence: index, isFixed: false)
    }
    return broken
  }

  /// Tells the successors of an operation just placed, and notes the units that now wait for nothing.
  mutating func release(_ operation: Int) {
    raiseSuccessors(of: operation)
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      let successor = model.successors.heads[edge]
      let unit = model.unit[successor]
      let precedence = model.successors.labels[edge]
      if let lock = model.problem.operations[successor].lock,
        lock.start < timeline.ends[operation] + model.problem.precedences[precedence].minimumLag
      {
        faults.append(.lockUnreachable(precedence: precedence))
      }
      guard unit != model.unit[operation] else { continue }
      pending[unit] -= 1
      if pending[unit] == 0 && !isPlacedUnit(unit) { freed.append(unit) }
    }
  }

  private mutating func raiseSuccessors(of operation: Int) {
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      let successor = model.successors.heads[edge]
      let lag = model.problem.precedences[model.successors.labels[edge]].minimumLag
      ready[successor] = max(ready[successor], timeline.ends[operation] + lag)
    }
  }
}
