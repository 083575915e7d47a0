import FlatArrays

/// The longest assignments without a conflict that the search has seen, to return to when deciding.
///
/// By Boolean variable 1 for true, -1 for false, 0 when it was open.
struct PhaseMemory: ~Copyable {
  /// The longest since the last rephasing.
  var targets = FlatArray<Int8>()
  /// Its length.
  var targetCount = 0
  /// The longest since `bests` were last returned to.
  var bests = FlatArray<Int8>()
  /// Its length.
  var bestCount = 0

  /// Forgets both.
  mutating func forget() {
    targets.truncate(to: 0)
    bests.truncate(to: 0)
    targetCount = 0
    bestCount = 0
  }

  /// Remembers the beginning of the trail where it is longer than what is remembered.
  mutating func keep(_ trail: borrowing Trail, upTo end: Int, booleans: Int) {
    if end > targetCount {
      targetCount = end
      Self.write(trail, end, booleans, to: &targets)
    }
    if end > bestCount {
      bestCount = end
      Self.write(trail, end, booleans, to: &bests)
    }
  }

  private static func write(
    _ trail: borrowing Trail, _ end: Int, _ booleans: Int, to phases: inout FlatArray<Int8>
  ) {
    phases.truncate(to: 0)
    phases.append(repeating: 0, count: booleans)
    for place in 0..<end where trail[place].entry >= 0 {
      let literal = Literal(code: trail[place].entry)
      phases[literal.boolean] = literal.isNegative ? -1 : 1
    }
  }
}
