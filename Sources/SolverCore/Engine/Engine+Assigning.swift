// Changing the state and changing it back. Masks and bounds move at once when something is put on the trail; what
// follows from it is drawn when propagation reaches the place. Undoing is the exact reverse, newest first.

extension Engine {
  /// Makes an open literal true.
  @inline(__always)
  mutating func assign(_ literal: Literal, _ reason: Reason) {
    assert(assignment.values[literal] == 0, "only an open literal can be assigned")
    assignment.values[literal] = 1
    assignment.values[!literal] = -1
    assignment.places[literal.boolean] = Int32(truncatingIfNeeded: trail.count)
    assignment.assigned &+= 1
    trail.append(literal.code, reason)
    let role = assignment.roles[literal]
    if role.place >= 0 { domains.masks[role.variable] &= ~(1 &<< UInt64(truncatingIfNeeded: role.place)) }
  }

  /// Makes a literal true unless it is; false when it is false already, which is then the conflict.
  @inline(__always)
  mutating func imply(_ literal: Literal, _ reason: Reason) -> Bool {
    let value = assignment.values[literal]
    if value > 0 { return true }
    if value < 0 {
      conflict = .literal(literal, reason)
      return false
    }
    assign(literal, reason)
    return true
  }

  /// Moves a bound of a ranged variable inwards to the next value of its domain; false when the bounds cross.
  mutating func moveBound(_ bound: Int32, to wanted: Int64, _ reason: Reason) -> Bool {
    let variable = bound >> 1
    let isUpper = bound & 1 != 0
    let value = isUpper ? domains.roundedDown(wanted, variable) : domains.roundedUp(wanted, variable)
    let current = domains.bounds[bound]
    if isUpper ? value >= current : value <= current { return true }
    let event = Int32(domains.events.count)
    domains.events.append(
      BoundEvent(bound: bound, previous: domains.newest[bound], place: Int32(trail.count), value: value))
    domains.newest[bound] = event
    domains.bounds[bound] = value
    trail.append(~event, reason)
    if domains.bounds[bound & ~1] <= domains.bounds[bound | 1] { return true }
    conflict = .range(variable)
    return false
  }

  /// Removes the values below `value`.
  mutating func requireAtLeast(_ variable: Int32, _ value: Int64, _ reason: Reason) -> Bool {
    if !domains.isValued(variable) { return moveBound(2 * variable, to: value, reason) }
    let shape = domains.shapes[variable]
    var mask = domains.masks[variable]
    while mask != 0 {
      let place = mask.trailingZeroBitCount
      if domains.values[Int(shape.valueStart) + place] >= value { return true }
      if !imply(!domains.literals[Int(shape.literalStart) + place], reason) { return false }
      mask &= mask - 1
    }
    return true
  }

  /// Removes the values above `value`.
  mutating func requireAtMost(_ variable: Int32, _ value: Int64, _ reason: Reason) -> Bool {
    if !domains.isValued(variable) { return moveBound(2 * variable + 1, to: value, reason) }
    let shape = domains.shapes[variable]
    var mask = domains.masks[variable]
    while mask != 0 {
      let place = 63 - mask.leadingZeroBitCount
      if domains.values[Int(shape.valueStart) + place] <= value { return true }
      if !imply(!domains.literals[Int(shape.literalStart) + place], reason) { return false }
      mask &= ~(1 << UInt64(place))
    }
    return true
  }

  /// Opens the next decision level.
  @inline(__always)
  mutating func openLevel() {
    if trail.level == 0 { state.saved.truncate(to: 0) }
    trail.levelStarts.append(Int32(truncatingIfNeeded: trail.count))
    trail.cursors.append(preference.cursor)
    trail.stateStarts.append(Int32(truncatingIfNeeded: state.saved.count))
  }

  /// Goes back to a level, which must have been propagated to the end.
  mutating func backtrack(to level: Int32) {
    if trail.level <= level { return }
    let start = Int(trail.levelStarts[level])
    while trail.count > start { undo(trail.removeLast()) }
    state.restore(to: Int(trail.stateStarts[level]))
    preference.cursor = trail.cursors[level]
    trail.levelStarts.truncate(to: Int(level))
    trail.cursors.truncate(to: Int(level))
    trail.stateStarts.truncate(to: Int(level))
    trail.head = start
    queue.clear()
  }

  @inline(__always)
  private mutating func undo(_ entry: Int32) {
    if entry < 0 {
      let event = domains.events.removeLast()
      domains.newest[event.bound] = event.previous
      domains.bounds[event.bound] =
        event.previous < 0 ? domains.rootBounds[event.bound] : domains.events[event.previous].value
      return
    }
    let literal = Literal(code: entry)
    assignment.values[literal] = 0
    assignment.values[!literal] = 0
    assignment.assigned &-= 1
    assignment.phases[literal.boolean] = literal.isNegative ? 0 : 1
    let role = assignment.roles[literal]
    if role.place >= 0 { domains.masks[role.variable] |= 1 &<< UInt64(truncatingIfNeeded: role.place) }
    order.insert(Int32(truncatingIfNeeded: literal.boolean))
  }
}
