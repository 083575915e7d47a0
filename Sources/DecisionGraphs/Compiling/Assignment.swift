import FlatArrays

/// Why a variable has its value.
///
/// A clause's place doubled, or the other (true) literal of a binary clause doubled plus one, or a constraint below -2.
struct Reason: BitwiseCopyable, Equatable {
  var code: Int32

  /// Decided, or the second value of a variable whose first value has solutions.
  static let none = Reason(code: -1)
  /// True in every solution.
  static let root = Reason(code: -2)

  @inline(__always)
  static func clause(_ place: Int32) -> Reason { Reason(code: place << 1) }

  @inline(__always)
  static func binary(_ cause: Int32) -> Reason { Reason(code: cause << 1 | 1) }

  /// A table by its number, or a sum by its number behind the tables', which explain themselves when asked.
  @inline(__always)
  static func constraint(_ number: Int32) -> Reason { Reason(code: -3 &- number) }

  /// The table or sum meant, or below 0 for other reasons.
  @inline(__always)
  var constraint: Int32 { -3 &- code }

  @inline(__always)
  var isBinary: Bool { code >= 0 && code & 1 != 0 }

  /// The clause's place, or the true literal whose negation is the clause's other literal.
  @inline(__always)
  var place: Int32 { code >> 1 }
}

/// The values of the variables, in the order in which they were assigned.
struct Assignment: ~Copyable {
  /// By literal: 1 true, -1 false, 0 open.
  var values: FlatArray<Int8>
  /// By variable: the decision level of its value.
  var levels: FlatArray<Int32>
  /// By variable: why it has its value.
  var reasons: FlatArray<Reason>
  /// By variable: its place on the trail, stale while it is open.
  var positions: FlatArray<Int32>
  /// The true literals in order.
  var trail: FlatArray<Int32>
  /// Trail entries before this place have been propagated.
  var head = 0

  /// All variables open.
  init(variableCount: Int) {
    values = FlatArray(repeating: 0, count: 2 * variableCount)
    levels = FlatArray(repeating: 0, count: variableCount)
    reasons = FlatArray(repeating: .none, count: variableCount)
    positions = FlatArray(repeating: 0, count: variableCount)
    trail = FlatArray(capacity: variableCount)
  }

  /// Makes an open literal true.
  @inline(__always)
  mutating func assign(_ literal: Int32, level: Int32, reason: Reason) {
    assert(values[literal] == 0, "assigned twice")
    values[literal] = 1
    values[literal ^ 1] = -1
    levels[literal >> 1] = level
    reasons[literal >> 1] = reason
    positions[literal >> 1] = Int32(truncatingIfNeeded: trail.count)
    trail.append(literal)
  }

  /// Opens all variables assigned at or after a place of the trail.
  mutating func undo(to place: Int) {
    var end = trail.count
    while end > place {
      end &-= 1
      let literal = trail[end]
      values[literal] = 0
      values[literal ^ 1] = 0
    }
    trail.truncate(to: end)
    head = end
  }
}
