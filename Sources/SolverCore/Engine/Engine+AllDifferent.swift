// All different: no two of x₁ + o₁, …, xₙ + oₙ are equal.
//
// If as many operands as an interval has values must lie in it (a *Hall interval*), the others must lie outside: their bounds move past it. If
// more must, the constraint cannot hold. This leaves bounds that are consistent; the pass over the operands in order of
// their upper bounds with two union-find forests is that of López-Ortiz, Quimper, Tromp and van Beek (IJCAI 2003). One forest leads
// to the next stretch with free values, the other past Hall intervals. That one operand's value is refused to all
// others is said, for valued variables, by a cardinality for each value beside this constraint.
//
// Nothing is kept between calls, so going back needs no work. For explanations the Hall interval is looked for again as
// of the time: an operand is not u because u lies in an interval whose other inhabitants fill it; for a bound, which must be moved
// past the whole interval, also because the operand is not below it.

extension Engine {
  /// Moves bounds past Hall intervals.
  mutating func propagateAllDifferent(_ constraint: Int32, _ record: ConstraintRecord) -> Bool {
    hall.begin()
    for index in record.start..<(record.start &+ record.count) {
      let term = constraints.terms[index]
      hall.append(domains.lower(term.item) + term.coefficient, domains.upper(term.item) + term.coefficient)
    }
    hall.rank()
    if !hall.raiseLowers() { return refute(constraint, record) }
    if !isEnforced(record) { return true }
    hall.sinkUppers()
    for operand in 0..<record.count {
      let term = constraints.terms[record.start + operand]
      let (lower, upper) = (hall.lowers[operand] - term.coefficient, hall.uppers[operand] - term.coefficient)
      if lower > domains.lower(term.item), !requireAtLeast(term.item, lower, .constraint(constraint)) { return false }
      if upper < domains.upper(term.item), !requireAtMost(term.item, upper, .constraint(constraint)) { return false }
    }
    return true
  }

  /// Explains what *all different* pruned, or why it cannot hold.
  mutating func explainAllDifferent(_ record: ConstraintRecord, _ target: Int32?, before place: Int32) {
    hall.begin()
    for index in record.start..<(record.start + record.count) {
      let term = constraints.terms[index]
      hall.append(
        lower(ofItem: term.item, before: place) + term.coefficient,
        upper(ofItem: term.item, before: place) + term.coefficient)
    }
    guard let target else {
      guard let interval = hall.interval(holding: nil, without: -1) else {
        preconditionFailure("all different explains why it cannot hold")
      }
      return addInhabitants(of: interval, record, without: -1, before: place)
    }
    for operand in 0..<record.count {
      let term = constraints.terms[record.start + operand]
      guard term.item == variable(of: target) else { continue }
      guard let interval = hall.interval(holding: crossed(by: target, operand, term), without: operand) else {
        continue
      }
      addReach(target, term, to: interval, before: place)
      return addInhabitants(of: interval, record, without: operand, before: place)
    }
    preconditionFailure("all different explains what it pruned")
  }

  /// The values that an operand was refused by a pruning: one, or all that its bound moved past.
  private func crossed(by entry: Int32, _ operand: Int32, _ term: Term) -> HallScratch.Interval {
    if entry >= 0 {
      let place = domains.shapes[term.item].valueStart + assignment.roles[entry].place
      let value = domains.values[place] + term.coefficient
      return HallScratch.Interval(lower: value, upper: value)
    }
    let event = domains.events[~entry]
    if event.bound & 1 != 0 {
      let refused = domains.roundedUp(event.value + 1, term.item) + term.coefficient
      return HallScratch.Interval(lower: refused, upper: hall.uppers[operand])
    }
    let refused = domains.roundedDown(event.value - 1, term.item) + term.coefficient
    return HallScratch.Interval(lower: hall.lowers[operand], upper: refused)
  }

  /// Adds why an operand whose bound moved past an interval was not on its other side.
  private mutating func addReach(
    _ entry: Int32, _ term: Term, to interval: HallScratch.Interval, before place: Int32
  ) {
    if entry >= 0 { return }
    if domains.events[~entry].bound & 1 != 0 {
      addUpper(term.item, interval.upper - term.coefficient, before: place)
    } else {
      addLower(term.item, interval.lower - term.coefficient, before: place)
    }
  }

  private mutating func addInhabitants(
    of interval: HallScratch.Interval, _ record: ConstraintRecord, without skipped: Int32, before place: Int32
  ) {
    for operand in 0..<record.count where operand != skipped && hall.lies(operand, in: interval) {
      let term = constraints.terms[record.start + operand]
      addLower(term.item, interval.lower - term.coefficient, before: place)
      addUpper(term.item, interval.upper - term.coefficient, before: place)
    }
  }
}
