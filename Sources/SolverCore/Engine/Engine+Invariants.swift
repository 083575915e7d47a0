import FlatArrays

// What holds whenever propagation has ended without a conflict, checked the slow way. Tests call this between questions.

extension Engine {
  /// The invariants that are broken, in words; none in a sound engine that is propagated to the end.
  func brokenInvariants() -> [String] {
    brokenTrail() + brokenClauses() + brokenDomains() + brokenBounds() + brokenTables() + brokenCounts()
  }

  /// The trail and the truth of literals tell the same story.
  private func brokenTrail() -> [String] {
    var broken: [String] = []
    var assigned = 0
    for place in 0..<trail.count where trail[place].entry >= 0 {
      let literal = Literal(code: trail[place].entry)
      assigned += 1
      if assignment.values[literal] != 1 || assignment.values[!literal] != -1 {
        broken.append("\(literal) is not true")
      }
      if Int(assignment.places[literal.boolean]) != place { broken.append("\(literal) is elsewhere") }
    }
    if assigned != assignment.assigned { broken.append("\(assignment.assigned) literals are not \(assigned)") }
    if trail.head != trail.count { broken.append("the trail is not propagated") }
    return broken
  }

  /// Every clause is watched by its first two literals, and is satisfied or has two open ones.
  private func brokenClauses() -> [String] {
    let watchers = FlatArray<Int32>(repeating: 0, count: clauses.words.count)
    var broken: [String] = []
    for list in 0..<clauses.watches.listCount {
      let falsified = !Literal(code: Int32(list))
      for offset in 0..<clauses.watches.count(list) {
        let watch = clauses.watches[offset: clauses.watches.start(list) + offset]
        if watch.clause < 0 {
          let isUnit = assignment.values[falsified] < 0 && assignment.values[watch.blocker] <= 0
          if isUnit { broken.append("\(falsified) ∨ \(watch.blocker) is not propagated") }
        } else if clauses.literal(watch.clause, 0) == falsified || clauses.literal(watch.clause, 1) == falsified {
          watchers[watch.clause] += 1
        } else {
          broken.append("clause \(watch.clause) is watched by another literal")
        }
      }
    }
    var clause: Int32 = 0
    while clause < clauses.words.count {
      if watchers[clause] != 2 { broken.append("clause \(clause) has \(watchers[clause]) watches") }
      if isUnit(clause) { broken.append("clause \(clause) is not propagated") }
      clause += ClauseStore.header + clauses.size(clause)
    }
    return broken
  }

  private func isUnit(_ clause: Int32) -> Bool {
    let values = (0..<clauses.size(clause)).map { assignment.values[clauses.literal(clause, $0)] }
    return !values.contains(1) && values.count { $0 == 0 } < 2
  }

  /// A valued variable has the values whose literals are not false, and a true one when it is the last.
  private func brokenDomains() -> [String] {
    var broken: [String] = []
    for variable in 0..<Int32(domains.shapes.count) where domains.isValued(variable) {
      let shape = domains.shapes[variable]
      let values = (0..<shape.count).map { assignment.values[domains.literals[shape.literalStart + $0]] }
      var mask: UInt64 = 0
      for (place, value) in values.enumerated() where value >= 0 { mask |= 1 << UInt64(place) }
      if mask != domains.masks[variable] { broken.append("the mask of variable \(variable) is wrong") }
      let isFixed = mask & (mask &- 1) == 0
      if mask == 0 || isFixed != values.contains(1) { broken.append("variable \(variable) is not propagated") }
    }
    return broken
  }

  /// A ranged variable's bounds are those of its newest events and agree with its bound literals, which ascend.
  private func brokenBounds() -> [String] {
    var broken: [String] = []
    for index in 0..<domains.ranged.count {
      let variable = domains.ranged[index]
      let (lower, upper) = (domains.lower(variable), domains.upper(variable))
      for bound in [2 * variable, 2 * variable + 1] where self.bound(bound, before: .max) != domains.bounds[bound] {
        broken.append("a bound of variable \(variable) is not its newest event's")
      }
      var last = Int64.min
      for place in 0..<domains.nodes.count(Int(variable)) {
        let node = domains.nodes[offset: domains.nodes.start(Int(variable)) + place]
        let expected: Int8 = node.value >= upper ? 1 : (node.value < lower ? -1 : 0)
        if node.value <= last { broken.append("bound literals of variable \(variable) do not ascend") }
        if assignment.values[node.atMost] != expected { broken.append("\(node.atMost) is not propagated") }
        last = node.value
      }
      if lower > upper { broken.append("the bounds of variable \(variable) have crossed") }
    }
    return broken
  }

  /// A table's live rows are those that demand no false literal.
  private func brokenTables() -> [String] {
    var broken: [String] = []
    for number in 0..<constraints.tables.count {
      let table = constraints.tables[number]
      for row in 0..<table.rowCount {
        let cells = (0..<table.columnCount).map { constraints.cells[table.cellStart + row * table.columnCount + $0] }
        let isDead = cells.contains { $0 >= 0 && assignment.values[constraints.entries[$0].literal] < 0 }
        let isMarkedDead = state[table.liveStart + row / 64] & (1 << UInt64(row % 64)) == 0
        if isDead != isMarkedDead { broken.append("row \(row) of table \(number) is \(isDead ? "dead" : "live")") }
      }
    }
    return broken
  }

  /// A sum that counts holds the weight of its true literals.
  private func brokenCounts() -> [String] {
    var broken: [String] = []
    for number in 0..<constraints.records.count where constraints.records[number].kind == .counted {
      let record = constraints.records[number]
      var weight: Int64 = 0
      for index in record.start..<(record.start + record.count) {
        let term = constraints.terms[index]
        if assignment.values[Literal(code: ~term.item)] > 0 { weight += term.coefficient }
      }
      if state[record.word] != UInt64(weight) { broken.append("sum \(number) has counted wrongly") }
    }
    return broken
  }
}
