// The vocabulary of explanations: each call adds places of the trail that imply a stated fact. Facts of the root need no
// antecedent, so places of level 0 are left out.

extension Engine {
  /// Adds a literal that is true.
  @inline(__always)
  mutating func addAntecedent(_ literal: Literal) {
    assert(assignment.values[literal] > 0, "an antecedent is true")
    addAntecedent(place: assignment.places[literal.boolean])
  }

  @inline(__always)
  private mutating func addAntecedent(place: Int32) {
    if trail[place].level > 0 {
      analysis.antecedents.append(place)
    } else if analysis.keepsRoot {
      analysis.rootAntecedents.append(place)
    }
  }

  /// Adds what made an item at least `value` before a place.
  mutating func addLower(_ item: Int32, _ value: Int64, before place: Int32) {
    if item < 0 {
      if value > 0 { addAntecedent(Literal(code: ~item)) }
      return
    }
    let shape = domains.shapes[item]
    if shape.literalStart < 0 { return addEvent(2 * item, place) { $0 >= value } }
    let end = domains.place(notBelow: value, shape)
    addMissing(item, 0..<Int32(end), before: place)
  }

  /// Adds what made an item at most `value` before a place.
  mutating func addUpper(_ item: Int32, _ value: Int64, before place: Int32) {
    if item < 0 {
      if value < 1 { addAntecedent(!Literal(code: ~item)) }
      return
    }
    let shape = domains.shapes[item]
    if shape.literalStart < 0 { return addEvent(2 * item + 1, place) { $0 <= value } }
    let start = domains.place(notBelow: value + 1, shape)
    addMissing(item, Int32(start)..<shape.count, before: place)
  }

  /// Adds both bounds that an item had before a place.
  mutating func addBounds(_ item: Int32, before place: Int32) {
    addLower(item, lower(ofItem: item, before: place), before: place)
    addUpper(item, upper(ofItem: item, before: place), before: place)
  }

  /// Adds the oldest event of a bound that suffices: the weakest antecedent, at the lowest level.
  private mutating func addEvent(_ bound: Int32, _ place: Int32, _ suffices: (Int64) -> Bool) {
    if suffices(domains.rootBounds[bound]) { return }
    var event = newestEvent(bound, before: place)
    assert(event >= 0 && suffices(domains.events[event].value), "a bound is explained by an event that reached it")
    while true {
      let previous = domains.events[event].previous
      if previous < 0 || !suffices(domains.events[previous].value) { break }
      event = previous
    }
    addAntecedent(place: domains.events[event].place)
  }

  /// Adds why a valued variable lacked some of its values: its fixed value if it had one, else each loss.
  private mutating func addMissing(_ variable: Int32, _ places: Range<Int32>, before place: Int32) {
    let shape = domains.shapes[variable]
    if places.count > 1 {
      let mask = domains.masks[variable]
      let left = domains.literals[Int(shape.literalStart) + (mask.trailingZeroBitCount & 63) % Int(shape.count)]
      if mask & (mask &- 1) == 0, wasTrue(left, before: place) { return addAntecedent(left) }
    }
    for offset in places { addAntecedent(!domains.literals[shape.literalStart + offset]) }
  }
}
