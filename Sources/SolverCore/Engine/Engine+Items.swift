// A linear sum's items are variables (their index) or literals (the complement of their code). Here both look alike.

extension Engine {
  /// Smallest value of an item.
  @inline(__always)
  func lower(ofItem item: Int32) -> Int64 {
    item >= 0 ? domains.lower(item) : (assignment.values[~item] > 0 ? 1 : 0)
  }

  /// Largest value of an item.
  @inline(__always)
  func upper(ofItem item: Int32) -> Int64 {
    item >= 0 ? domains.upper(item) : (assignment.values[~item] < 0 ? 0 : 1)
  }

  /// Removes an item's values below `value`.
  mutating func requireItemAtLeast(_ item: Int32, _ value: Int64, _ reason: Reason) -> Bool {
    if item >= 0 { return requireAtLeast(item, value, reason) }
    return value <= 0 || imply(Literal(code: ~item), reason)
  }

  /// Removes an item's values above `value`.
  mutating func requireItemAtMost(_ item: Int32, _ value: Int64, _ reason: Reason) -> Bool {
    if item >= 0 { return requireAtMost(item, value, reason) }
    return value >= 1 || imply(!Literal(code: ~item), reason)
  }

  /// Whether a literal was true before a place of the trail.
  @inline(__always)
  func wasTrue(_ literal: Literal, before place: Int32) -> Bool {
    assignment.values[literal] > 0 && assignment.places[literal.boolean] < place
  }

  /// Smallest value of an item as of a place of the trail.
  func lower(ofItem item: Int32, before place: Int32) -> Int64 {
    if item < 0 { return wasTrue(Literal(code: ~item), before: place) ? 1 : 0 }
    let shape = domains.shapes[item]
    if shape.literalStart < 0 { return bound(2 * item, before: place) }
    for offset in 0..<shape.count where !wasTrue(!domains.literals[shape.literalStart + offset], before: place) {
      return domains.values[shape.valueStart + offset]
    }
    return domains.values[shape.valueStart + shape.count - 1]
  }

  /// Largest value of an item as of a place of the trail.
  func upper(ofItem item: Int32, before place: Int32) -> Int64 {
    if item < 0 { return wasTrue(!Literal(code: ~item), before: place) ? 0 : 1 }
    let shape = domains.shapes[item]
    if shape.literalStart < 0 { return bound(2 * item + 1, before: place) }
    for offset in (0..<shape.count).reversed()
    where !wasTrue(!domains.literals[shape.literalStart + offset], before: place) {
      return domains.values[shape.valueStart + offset]
    }
    return domains.values[shape.valueStart]
  }

  /// A ranged variable's bound as of a place of the trail.
  func bound(_ bound: Int32, before place: Int32) -> Int64 {
    let event = newestEvent(bound, before: place)
    return event < 0 ? domains.rootBounds[bound] : domains.events[event].value
  }

  /// The last event of a bound before a place of the trail, or -1.
  func newestEvent(_ bound: Int32, before place: Int32) -> Int32 {
    var event = domains.newest[bound]
    while event >= 0, domains.events[event].place >= place { event = domains.events[event].previous }
    return event
  }
}
