// The caller's order of preference. The cursor passes settled steps and goes back with the trail, so that a walk over
// a long order is linear in it, not quadratic.

extension Engine {
  /// The decision that grants the first step not settled yet, or nil when all are.
  @inline(__always)
  mutating func preferredDecision() -> Literal? {
    while Int(preference.cursor) < preference.steps.count {
      switch preference.steps[preference.cursor] {
      case .literal(let literal): if assignment.values[literal] == 0 { return literal }
      case .smallest(let variable):
        if !domains.isFixed(variable.index) { return extremeDecision(variable.index, isLargest: false) }
      case .largest(let variable):
        if !domains.isFixed(variable.index) { return extremeDecision(variable.index, isLargest: true) }
      }
      preference.cursor &+= 1
    }
    return nil
  }

  private mutating func extremeDecision(_ variable: Int32, isLargest: Bool) -> Literal {
    let shape = domains.shapes[variable]
    if shape.literalStart >= 0 {
      let mask = domains.masks[variable]
      let place = isLargest ? 63 - mask.leadingZeroBitCount : mask.trailingZeroBitCount
      return domains.literals[Int(shape.literalStart) + place]
    }
    if !isLargest { return openBoundLiteral(variable, atMost: domains.lower(variable)) }
    return !openBoundLiteral(variable, atMost: domains.upper(variable) - 1)
  }
}
