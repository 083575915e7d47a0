import FlatArrays

/// What a literal says about an integer variable, when it becomes true.
struct Role: BitwiseCopyable {
  /// The variable, or -1 when the literal says nothing about one.
  var variable: Int32
  /// The place of the value that it removes from a valued variable, or -1 when it moves a bound of a ranged one.
  var place: Int32

  /// Says nothing.
  static let none = Role(variable: -1, place: -1)
}

/// The truth of every literal, with what belongs to each Boolean variable.
struct Assignment: ~Copyable {
  /// By literal: 1 true, -1 false, 0 open.
  var values = FlatArray<Int8>()
  /// By literal: what its truth says about an integer variable.
  var roles = FlatArray<Role>()
  /// By Boolean variable: its place on the trail, when assigned.
  var places = FlatArray<Int32>()
  /// By Boolean variable: the value `u` when it means `x <= u` for a ranged variable.
  var boundValues = FlatArray<Int64>()
  /// By Boolean variable: 1 when it was true last, else 0; the engine's own decisions repeat it.
  var phases = FlatArray<Int8>()
  /// Number of assigned Boolean variables.
  var assigned = 0

  /// Number of Boolean variables.
  @inline(__always)
  var booleanCount: Int { places.count }

  /// Adds open Boolean variables until there are `count`.
  mutating func grow(to count: Int) {
    let more = count - places.count
    values.append(repeating: 0, count: 2 * more)
    roles.append(repeating: .none, count: 2 * more)
    places.append(repeating: 0, count: more)
    boundValues.append(repeating: 0, count: more)
    phases.append(repeating: 0, count: more)
  }

  /// Becomes a copy of another assignment.
  mutating func copy(from other: borrowing Assignment) {
    values.copy(from: other.values)
    roles.copy(from: other.roles)
    places.copy(from: other.places)
    boundValues.copy(from: other.boundValues)
    phases.copy(from: other.phases)
    assigned = other.assigned
  }
}
