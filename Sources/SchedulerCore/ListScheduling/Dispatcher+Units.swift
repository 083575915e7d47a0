extension Dispatcher {
  /// Puts the locked operations on the timeline; the validation has seen to it that they do not overlap.
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

  /// Counts for each unit the precedences that it waits for; the locked operations must be placed.
  mutating func countPending() {
    for precedence in model.problem.precedences where !timeline.isPlaced(precedence.predecessor) {
      let unit = model.unit[precedence.successor]
      if model.unit[precedence.predecessor] != unit { pending[unit] += 1 }
    }
  }

  /// Places whatever a locked operation bounds, as early as possible, before anything else takes the room.
  mutating func placeForced() {
    let isForced = forcedUnits()
    var queue = model.order.filter { model.unit[$0] == $0 && isForced[$0] && pending[$0] == 0 }
    var next = 0
    while next < queue.count && faults.isEmpty && !stop.spend() {
      placeUnit(queue[next], from: model.problem.now)
      next += 1
      queue += freed.filter { isForced[$0] }
      freed.removeAll(keepingCapacity: true)
    }
  }

  /// Places all operations of a job that wait for nothing but each other.
  mutating func reserve(_ job: Int) {
    var open = model.operationsOfJob[job]
    while faults.isEmpty, !stop.spend(), let next = open.firstIndex(where: { pending[model.unit[$0]] == 0 }) {
      let unit = model.unit[open.remove(at: next)]
      if !isPlacedUnit(unit) { placeUnit(unit, from: model.problem.now) }
    }
    freed.removeAll(keepingCapacity: true)
  }

  /// Units that a locked operation bounds from above: some of whose members are locked, and all that a locked or forced
  /// operation waits for.
  private func forcedUnits() -> [Bool] {
    var isForced = Array(repeating: false, count: stage.count)
    var open = model.problem.operations.indices.filter { timeline.isPlaced($0) }
    for operation in open {
      let unit = model.unit[operation]
      guard !isForced[unit], !isPlacedUnit(unit) else { continue }
      isForced[unit] = true
      open += model.members[unit].filter { !timeline.isPlaced($0) }
    }
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

  /// Tells the successors of an operation just placed, and notes the units that now wait for nothing.
  mutating func release(_ operation: Int) {
    raiseSuccessors(of: operation)
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      let successor = model.successors.heads[edge]
      let unit = model.unit[successor]
      let precedence = model.successors.labels[edge]
      if let lock = model.problem.operations[successor].lock, lock.start < opening(precedence) {
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
      ready[successor] = max(ready[successor], opening(model.successors.labels[edge]))
    }
  }

  /// When a precedence whose predecessor is placed lets its successor start on the machine where it may soonest.
  func opening(_ precedence: Int) -> Time {
    let predecessor = model.problem.precedences[precedence].predecessor
    let end = timeline.ends[predecessor]
    let opening = model.opening(
      precedence, alternative: timeline.alternative[predecessor], start: timeline.starts[predecessor], end: end)
    return max(opening, model.leastTailBound(precedence, predecessorEnd: end))
  }
}
