extension ProjectProver {
  /// Whether a literal is true.
  func isTrue(_ literal: Literal) -> Bool { values[Int(literal.side)] >= literal.value }

  /// Whether a literal is false.
  func isFalse(_ literal: Literal) -> Bool { values[Int(literal.side ^ 1)] >= 1 - literal.value }

  /// Makes a side hold at least so much.
  ///
  /// - Returns: false if an activity would then have no start left; `conflict` tells why.
  func raise(_ side: Int32, to value: Int32, _ reason: Reason) -> Bool {
    let place = Int(side)
    if values[place] >= value { return true }
    if value + values[place ^ 1] > 0 {
      conflict.removeAll(keepingCapacity: true)
      append(reason, of: Literal(side: side, value: value), to: &conflict)
      conflict.append(Literal(side: side ^ 1, value: 1 - value))
      return false
    }
    if decisions.isEmpty { rootValues[place] = value }
    trail.append(Step(side: side, old: values[place], previous: lastSteps[place], reason: reason))
    lastSteps[place] = Int32(trail.count - 1)
    values[place] = value
    return true
  }

  /// The literals from which a literal follows, by the reason of the step that made it true.
  func append(_ reason: Reason, of literal: Literal, to literals: inout [Literal]) {
    switch reason {
    case .decision: break
    case .explanation(let offset):
      let length = Int(explanations[Int(offset)].value)
      literals += explanations[Int(offset) + 1...Int(offset) + length]
    case .clause(let clause):
      for other in Int(clauses.starts[Int(clause)])..<Int(clauses.starts[Int(clause) + 1])
      where clauses.literals[other].side != literal.side {
        literals.append(clauses.literals[other].opposite)
      }
    case .precedence(let from, let lag): literals.append(Literal(side: from, value: literal.value - lag))
    }
  }

  /// Draws all consequences.
  ///
  /// - Returns: false at a conflict.
  func propagate() -> Bool {
    while true {
      while head < trail.count {
        let side = trail[head].side
        let isLatest = lastSteps[Int(side)] == Int32(head)
        head += 1
        if isLatest && !(follow(side) && visit(side)) { return false }
      }
      guard let resource = isDirty.firstIndex(of: true) else { return true }
      isDirty[resource] = false
      if !tabulate(resource) {
        isDirty[resource] = true
        return false
      }
    }
  }

  /// Precedences from a side that has grown, and the resources whose tables it changes.
  private func follow(_ side: Int32) -> Bool {
    let activity = Int(side / 2)
    for resource in capacities.indices where demands[resource][activity] > 0 { isDirty[resource] = true }
    if side & 1 == 0 {
      let lag = network.durations[activity]
      for target in network.successors[activity]
      where !raise(2 * target, to: values[Int(side)] + lag, .precedence(from: side, lag: lag)) { return false }
    } else {
      for target in network.predecessors[activity] {
        let lag = network.durations[Int(target)]
        if !raise(2 * target + 1, to: values[Int(side)] + lag, .precedence(from: side, lag: lag)) { return false }
      }
    }
    return true
  }

  /// Clauses of which a watched literal is false now that a side has grown.
  private func visit(_ side: Int32) -> Bool {
    let watched = side ^ 1
    let bound = 1 - values[Int(side)]
    var list: [ProverClauses.Watch] = []
    swap(&list, &clauses.watches[Int(watched)])
    var (from, to) = (0, 0)
    var isFine = true
    while from < list.count {
      let watch = list[from]
      from += 1
      if watch.value < bound || !isFine {
        list[to] = watch
        to += 1
        continue
      }
      let start = Int(clauses.starts[Int(watch.clause)])
      let end = Int(clauses.starts[Int(watch.clause) + 1])
      // The false literal goes second.
      if clauses.literals[start].side == watched && clauses.literals[start].value == watch.value {
        clauses.literals.swapAt(start, start + 1)
      }
      let other = clauses.literals[start]
      if !isTrue(other) {
        if let free = (start + 2..<end).first(where: { !isFalse(clauses.literals[$0]) }) {
          clauses.literals.swapAt(start + 1, free)
          let literal = clauses.literals[start + 1]
          let moved = ProverClauses.Watch(value: literal.value, clause: watch.clause)
          if literal.side == watched { list.append(moved) } else { clauses.watches[Int(literal.side)].append(moved) }
          continue
        }
        isFine = raise(other.side, to: other.value, .clause(watch.clause))
      }
      list[to] = watch
      to += 1
    }
    list.removeLast(from - to)
    swap(&list, &clauses.watches[Int(watched)])
    return isFine
  }

  /// Takes back all changes after so many decisions.
  func backjump(to level: Int) {
    guard level < decisions.count else { return }
    let length = Int(decisions[level])
    while trail.count > length {
      let step = trail.removeLast()
      let place = Int(step.side)
      let (activity, isEarliest) = (step.side / 2, step.side & 1 == 0)
      // Points that are open again, but for those beyond the numbering.
      for value in step.old + 1...values[place] {
        let time = isEarliest ? value : 1 - value
        guard time >= 0 && time <= horizon0 else { continue }
        let point = activity * (horizon0 + 1) + time
        if points.activity(of: Int(point)) > 0 { points.insert(point) }
      }
      values[place] = step.old
      lastSteps[place] = step.previous
    }
    decisions.removeLast(decisions.count - level)
    head = length
    explanations.removeLast(explanations.count - Int(explanationMarks[level]))
    explanationMarks.removeLast(explanationMarks.count - level)
    for resource in isDirty.indices { isDirty[resource] = true }
  }
}
