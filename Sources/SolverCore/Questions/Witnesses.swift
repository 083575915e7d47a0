import FlatArrays

/// The last 64 solutions that questions found, one bit of each in a word for every literal.
///
/// That some assumptions can hold together is shown by any solution, whenever it was found; so the words of the assumptions,
/// and-ed, often save a search. Solutions stay solutions until a clause is added. A literal made after a solution was found has no bit of
/// it, neither has its negation: that solution is no witness for either.
struct Witnesses: ~Copyable {
  private var words = FlatArray<UInt64>()
  private var next = 0

  /// Forgets all solutions.
  mutating func clear() {
    words.truncate(to: 0)
    next = 0
  }

  /// Keeps the solution that an engine shows, in place of the oldest. Cost: linear in the literals.
  mutating func keep(_ assignment: borrowing Assignment) {
    let count = assignment.values.count
    if words.count < count { words.append(repeating: 0, count: count - words.count) }
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: next)
    for code in 0..<count {
      let isTrue = UInt64(truncatingIfNeeded: assignment.values[code] > 0 ? 1 : 0)
      words[code] = words[code] & ~bit | isTrue &<< UInt64(truncatingIfNeeded: next)
    }
    next = (next + 1) % 64
  }

  /// The solutions in which all the literals are true, a bit each.
  func common(_ literals: some Sequence<Literal>) -> UInt64 {
    var common = UInt64.max
    for literal in literals {
      guard Int(literal.code) < words.count else { return 0 }
      common &= words[literal]
      if common == 0 { return 0 }
    }
    // Without literals, any solution will do: the constant literal is true in all.
    return words.count > 0 ? common & words[Literal.true] : 0
  }

  /// Whether one of some solutions makes a literal true.
  func contains(_ literal: Literal, among solutions: UInt64) -> Bool {
    Int(literal.code) < words.count && words[literal] & solutions != 0
  }
}
