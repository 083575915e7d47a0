// Propagation: literals and bounds first, to the end; then one waiting constraint; and again.

extension Engine {
  /// Draws all consequences; false on conflict, which is then in `conflict`.
  ///
  /// Two sums can push each other's bounds up one step at a time through a huge range. So the limit on propagations and the stop
  /// check also hold here: beyond them this returns true with `isInterrupted` set and the rest still waiting.
  mutating func propagate() -> Bool {
    while true {
      if !drawConsequences() { return false }
      if pace.propagations > work.checkpoint, isWorkOver() {
        isInterrupted = true
        return true
      }
      let constraint = queue.next()
      if constraint < 0 { return true }
      if !run(constraint) { return false }
    }
  }

  private mutating func drawConsequences() -> Bool {
    let first = trail.head
    defer { pace.propagations &+= trail.head &- first }
    while trail.head < trail.count {
      let entry = trail[trail.head].entry
      trail.head &+= 1
      if entry < 0 {
        if !visitBound(~entry) { return false }
        continue
      }
      let literal = Literal(code: entry)
      if !visitDomain(of: literal) || !visitWatches(of: literal) { return false }
      if entry &+ 1 < constraints.literalStarts.count { tell(listenersOf: entry) }
    }
    return true
  }

  @inline(__always)
  private mutating func tell(listenersOf code: Int32) {
    var place = constraints.literalStarts[code]
    let end = constraints.literalStarts[code &+ 1]
    while place < end {
      let listener = constraints.literalListeners[place]
      let hasChanged: Bool
      if listener.entry >= Subscription.firstTerm {
        hasChanged =
          listener.entry == Subscription.none
          || count(listener.entry &- Subscription.firstTerm, of: listener.constraint)
      } else {
        hasChanged =
          listener.entry < 0
          ? keepEntry(~listener.entry, of: listener.constraint) : loseEntry(listener.entry, of: listener.constraint)
      }
      if hasChanged { queue.append(listener.constraint) }
      place &+= 1
    }
  }

  /// What a literal's truth means for the integer variable that it speaks of.
  @inline(__always)
  private mutating func visitDomain(of literal: Literal) -> Bool {
    let lost = assignment.roles[literal]
    if lost.variable >= 0 {
      if lost.place < 0 { return visitBoundLiteral(literal, lost.variable) }
      let mask = domains.masks[lost.variable]
      if mask & (mask &- 1) == 0, !fixLast(lost.variable, mask) { return false }
    }
    let taken = assignment.roles[!literal]
    if taken.place < 0 { return true }
    let shape = domains.shapes[taken.variable]
    var others = domains.masks[taken.variable] & ~(1 &<< UInt64(truncatingIfNeeded: taken.place))
    while others != 0 {
      let other = domains.literals[Int(shape.literalStart) &+ others.trailingZeroBitCount]
      if !imply(!other, .literal(literal)) { return false }
      others &= others &- 1
    }
    return true
  }

  @inline(__always)
  private mutating func fixLast(_ variable: Int32, _ mask: UInt64) -> Bool {
    if mask == 0 {
      conflict = .domain(variable)
      return false
    }
    let shape = domains.shapes[variable]
    return imply(domains.literals[Int(shape.literalStart) &+ mask.trailingZeroBitCount], .domain(variable))
  }

  private mutating func visitBoundLiteral(_ literal: Literal, _ variable: Int32) -> Bool {
    let value = assignment.boundValues[literal.boolean]
    return literal.isNegative
      ? moveBound(2 * variable, to: value + 1, .literal(literal))
      : moveBound(2 * variable + 1, to: value, .literal(literal))
  }

  /// Decides the bound literals that a bound has passed, and wakes who listens to it.
  private mutating func visitBound(_ number: Int32) -> Bool {
    let event = domains.events[number]
    let variable = event.bound >> 1
    let old = event.previous < 0 ? domains.rootBounds[event.bound] : domains.events[event.previous].value
    let isUpper = event.bound & 1 != 0
    let (from, through) = isUpper ? (event.value, old - 1) : (old, event.value - 1)
    var place = domains.node(notBelow: from, variable)
    while place < domains.nodes.count(Int(variable)) {
      let node = domains.nodes[offset: domains.nodes.start(Int(variable)) + place]
      if node.value > through { break }
      if !imply(isUpper ? node.atMost : !node.atMost, .bound(variable)) { return false }
      place += 1
    }
    for place in constraints.boundStarts[event.bound]..<constraints.boundStarts[event.bound + 1] {
      queue.append(constraints.boundListeners[place].constraint)
    }
    return true
  }

  private mutating func run(_ constraint: Int32) -> Bool {
    let record = constraints.records[constraint]
    if assignment.values[record.enforcement] < 0 { return true }
    switch record.kind {
    case .atMost: return propagateAtMost(constraint, record, in: Int64.self)
    case .wideAtMost: return propagateAtMost(constraint, record, in: Int128.self)
    case .counted: return propagateCounted(constraint, record)
    case .allDifferent: return propagateAllDifferent(constraint, record)
    case .congruence: return propagateCongruence(constraint, record)
    case .notEqual: return propagateNotEqual(constraint, record, in: Int64.self)
    case .wideNotEqual: return propagateNotEqual(constraint, record, in: Int128.self)
    case .table: return propagateTable(constraint, record)
    case .product: return propagateProduct(constraint, record)
    case .floorQuotient, .ceilingQuotient: return propagateQuotient(constraint, record)
    }
  }

  /// A constraint that cannot hold: it is switched off, or that is the conflict.
  mutating func refute(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    if assignment.values[record.enforcement] == 0 {
      assign(!record.enforcement, .constraint(constraint))
      return true
    }
    conflict = .constraint(constraint)
    return false
  }

  /// Whether a constraint that is not switched off is switched on.
  @inline(__always)
  func isEnforced(_ record: ConstraintRecord) -> Bool { assignment.values[record.enforcement] > 0 }
}
