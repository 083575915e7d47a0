// Linear sums: c₁x₁ + … + cₙxₙ <= limit.
//
// With each item at its cheapest the sum leaves a slack. Negative slack refutes the constraint; otherwise no item may cost more
// than the slack above its cheapest. One pass is enough, since removing dear values changes no cheapest one.
//
// The explanation of "item j cannot be as dear as d" is that the cheapest others with d exceed the limit. How far they exceed it is
// a surplus that is spent on weakening: items whose contribution above the root's cheapest fits in what is left
// are not mentioned at all. Sums run in 64 bits where the builder proved that enough, else in 128.

extension Engine {
  /// Prunes with a linear sum.
  mutating func propagateAtMost<Sum: FixedWidthInteger & SignedInteger>(
    _ constraint: Int32, _ record: ConstraintRecord, in sum: Sum.Type
  ) -> Bool {
    var slack = Sum(record.limit)
    for index in record.start..<(record.start &+ record.count) {
      let term = constraints.terms[index]
      let cheapest = term.coefficient > 0 ? lower(ofItem: term.item) : upper(ofItem: term.item)
      slack &-= Sum(term.coefficient) &* Sum(cheapest)
    }
    if slack < 0 { return refute(constraint, record) }
    if !isEnforced(record) { return true }
    for index in record.start..<(record.start &+ record.count) {
      let term = constraints.terms[index]
      let lower = lower(ofItem: term.item)
      let upper = upper(ofItem: term.item)
      if lower == upper { continue }
      let weight = Sum(term.coefficient.magnitude)
      if weight &* (Sum(upper) &- Sum(lower)) <= slack { continue }
      let allowed = Int64(slack / weight)
      let isFine =
        term.coefficient > 0
        ? requireItemAtMost(term.item, lower + allowed, .constraint(constraint))
        : requireItemAtLeast(term.item, upper - allowed, .constraint(constraint))
      if !isFine { return false }
    }
    return true
  }

  /// Explains what a linear sum pruned, or why it cannot hold.
  mutating func explainAtMost<Sum: FixedWidthInteger & SignedInteger>(
    _ record: ConstraintRecord, _ target: Int32?, before place: Int32, in sum: Sum.Type
  ) {
    var excess = -Sum(record.limit) - 1
    for index in record.start..<(record.start + record.count) {
      excess += cheapest(constraints.terms[index], before: place, in: sum)
    }
    var skipped: Int32 = -1
    if let target {
      for index in record.start..<(record.start + record.count) {
        let term = constraints.terms[index]
        guard let refused = refusedValue(of: term, target) else { continue }
        let change = Sum(term.coefficient) * Sum(refused) - cheapest(term, before: place, in: sum)
        if excess + change < 0 { continue }
        excess += change
        skipped = index
        break
      }
      precondition(skipped >= 0, "a linear sum explains what it implied")
    }
    for index in record.start..<(record.start + record.count) where index != skipped {
      addTerm(constraints.terms[index], before: place, &excess)
    }
  }

  private func cheapest<Sum: FixedWidthInteger>(_ term: Term, before place: Int32, in sum: Sum.Type) -> Sum {
    let value = term.coefficient > 0 ? lower(ofItem: term.item, before: place) : upper(ofItem: term.item, before: place)
    return Sum(term.coefficient) * Sum(value)
  }

  /// Adds an item's bound unless the excess can pay for leaving it out.
  private mutating func addTerm<Sum: FixedWidthInteger & SignedInteger>(
    _ term: Term, before place: Int32, _ excess: inout Sum
  ) {
    let isLower = term.coefficient > 0
    let now = isLower ? lower(ofItem: term.item, before: place) : upper(ofItem: term.item, before: place)
    let root = rootBound(ofItem: term.item, isLower: isLower)
    let gain = Sum(term.coefficient) * (Sum(now) - Sum(root))
    if gain <= excess {
      excess -= gain
    } else if isLower {
      addLower(term.item, now, before: place)
    } else {
      addUpper(term.item, now, before: place)
    }
  }

  private func rootBound(ofItem item: Int32, isLower: Bool) -> Int64 {
    if item < 0 { return isLower ? 0 : 1 }
    return domains.rootBounds[2 * item + (isLower ? 0 : 1)]
  }

  /// The mildest dear value of an item that an entry rules out, or nil when the entry rules out none of the item's dear values.
  ///
  /// One entry may speak of two items, a variable and a literal about it, and in opposite directions: a bound that leaves only dear
  /// values was not implied by way of the variable.
  private func refusedValue(of term: Term, _ entry: Int32) -> Int64? {
    let item = term.item
    if item < 0 {
      if entry == ~item { return 0 }
      return entry == (~item ^ 1) ? 1 : nil
    }
    guard variable(of: entry) == item else { return nil }
    if entry >= 0 {
      let role = assignment.roles[entry]
      if role.place >= 0 { return domains.values[domains.shapes[item].valueStart + role.place] }
    }
    let isUpper = entry < 0 ? domains.events[~entry].bound & 1 != 0 : !Literal(code: entry).isNegative
    if isUpper != (term.coefficient > 0) { return nil }
    if entry < 0 {
      let value = domains.events[~entry].value
      return isUpper ? domains.roundedUp(value + 1, item) : domains.roundedDown(value - 1, item)
    }
    let value = assignment.boundValues[Literal(code: entry).boolean]
    return isUpper ? domains.roundedUp(value + 1, item) : value
  }
}
