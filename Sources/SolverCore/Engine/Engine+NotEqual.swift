// Linear disequalities: c₁x₁ + … + cₙxₙ != limit. Nothing happens before all items but one are fixed; then one value of the last
// is forbidden. A ranged item without a literal for that value waits until the value is one of its bounds.

extension Engine {
  /// Prunes with a linear disequality.
  mutating func propagateNotEqual<Sum: FixedWidthInteger & SignedInteger>(
    _ constraint: Int32, _ record: ConstraintRecord, in sum: Sum.Type
  ) -> Bool {
    var rest = Sum(record.limit)
    var open: Int32 = -1
    for index in record.start..<(record.start + record.count) {
      let term = constraints.terms[index]
      let lower = lower(ofItem: term.item)
      if lower == upper(ofItem: term.item) {
        rest -= Sum(term.coefficient) * Sum(lower)
      } else if open < 0, isEnforced(record) {
        open = index
      } else {
        return true
      }
    }
    if open < 0 { return rest != 0 || refute(constraint, record) }
    let term = constraints.terms[open]
    let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: Sum(term.coefficient))
    guard remainder == 0, let value = Int64(exactly: quotient) else { return true }
    return forbid(value, of: term.item, .constraint(constraint))
  }

  /// Removes one value of an item, as far as its domain can say so.
  private mutating func forbid(_ value: Int64, of item: Int32, _ reason: Reason) -> Bool {
    if value < lower(ofItem: item) || value > upper(ofItem: item) { return true }
    if item < 0 { return imply(value == 1 ? !Literal(code: ~item) : Literal(code: ~item), reason) }
    let shape = domains.shapes[item]
    if shape.literalStart >= 0 {
      let place = domains.place(notBelow: value, shape)
      if domains.values[Int(shape.valueStart) + place] != value { return true }
      return imply(!domains.literals[Int(shape.literalStart) + place], reason)
    }
    if domains.bounds[2 * item] == value { return moveBound(2 * item, to: value + 1, reason) }
    if domains.bounds[2 * item + 1] == value { return moveBound(2 * item + 1, to: value - 1, reason) }
    return true
  }

  /// Explains what a linear disequality pruned, or why it cannot hold: all items that were fixed.
  mutating func explainNotEqual(_ record: ConstraintRecord, _ target: Int32?, before place: Int32) {
    for index in record.start..<(record.start + record.count) {
      let item = constraints.terms[index].item
      if lower(ofItem: item, before: place) == upper(ofItem: item, before: place) { addBounds(item, before: place) }
    }
    guard let target, target < 0 else { return }
    // A bound stepped over the forbidden value because it stood on it.
    let event = domains.events[~target]
    let item = event.bound >> 1
    if event.bound & 1 != 0 {
      addUpper(item, domains.roundedUp(event.value + 1, item), before: place)
    } else {
      addLower(item, domains.roundedDown(event.value - 1, item), before: place)
    }
  }
}
