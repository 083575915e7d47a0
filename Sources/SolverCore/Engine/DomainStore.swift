import FlatArrays

/// A move of one bound of a ranged variable.
struct BoundEvent: BitwiseCopyable {
  /// Twice the variable for its lower bound, plus one for its upper bound.
  var bound: Int32
  /// The event before it on the same bound, or -1.
  var previous: Int32
  /// Its place on the trail.
  var place: Int32
  /// The bound's new value.
  var value: Int64
}

/// A literal that means "at most `value`" of a ranged variable, and the literal "equals `value`" once it exists.
struct BoundNode: BitwiseCopyable {
  /// The value.
  var value: Int64
  /// The literal "at most".
  var atMost: Literal
  /// The literal "equals"; `Literal.true` stands for "not made yet".
  var equal: Literal
}

/// The fixed facts about a variable's domain.
struct DomainShape: BitwiseCopyable {
  /// Distance of neighbours, or 0 when the values are listed.
  var step: Int64
  /// Where the listed values, and a valued variable's values, begin.
  var valueStart: Int32
  /// Where a valued variable's literals begin, or -1 for a ranged variable.
  var literalStart: Int32
  /// Number of listed values.
  var count: Int32
}

/// The current domains: a bit mask for a valued variable, an interval with its history for a ranged one.
struct DomainStore: ~Copyable {
  /// By variable: the fixed facts.
  var shapes = FlatArray<DomainShape>()
  /// By variable: what its values are multiples of away from each other.
  var strides = FlatArray<Int64>()
  /// Values of valued and of listed domains, ascending.
  var values = FlatArray<Int64>()
  /// Literals of valued domains, in value order.
  var literals = FlatArray<Literal>()
  /// By variable: the values left of a valued variable, bit 0 the smallest.
  var masks = FlatArray<UInt64>()
  /// By bound: where it was before any constraint.
  var rootBounds = FlatArray<Int64>()
  /// By bound: where it is now.
  var bounds = FlatArray<Int64>()
  /// By bound: the newest event, or -1.
  var newest = FlatArray<Int32>()
  /// All moves of bounds in order of time.
  var events = FlatArray<BoundEvent>(capacity: 64)
  /// By variable: the bound literals of a ranged variable, ascending by value.
  var nodes = ListPool<BoundNode>(count: 0)
  /// The ranged variables.
  var ranged = FlatArray<Int32>()

  /// Becomes a copy of another store.
  mutating func copy(from other: borrowing DomainStore) {
    shapes.copy(from: other.shapes)
    strides.copy(from: other.strides)
    values.copy(from: other.values)
    literals.copy(from: other.literals)
    masks.copy(from: other.masks)
    rootBounds.copy(from: other.rootBounds)
    bounds.copy(from: other.bounds)
    newest.copy(from: other.newest)
    events.copy(from: other.events)
    nodes.copy(from: other.nodes)
    ranged.copy(from: other.ranged)
  }
}
