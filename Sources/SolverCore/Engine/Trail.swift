import FlatArrays

/// One thing that happened: what, at which decision level, and why.
struct TrailEntry: BitwiseCopyable {
  /// A literal's code, or the complement of a bound event's number.
  var entry: Int32
  /// The decision level.
  var level: Int32
  /// What implied it.
  var reason: Reason
}

/// Everything that was assigned, in order of time: literals that became true and bounds that moved.
///
/// A place on the trail is the engine's clock. Every antecedent of an entry lies at an earlier place, so explanations can be
/// asked for afterwards, "as of" a place, and conflict analysis walks the trail backwards. Levels start at
/// `levelStarts[level - 1]`; going back to a level removes all places after it, newest first.
struct Trail: ~Copyable {
  private var places = FlatArray<TrailEntry>(capacity: 256)
  /// The first place of each level above the root.
  var levelStarts = FlatArray<Int32>(capacity: 64)
  /// How far the preference had been walked when each level was opened.
  var cursors = FlatArray<Int32>(capacity: 64)
  /// How many words of reversible state had been saved when each level was opened.
  var stateStarts = FlatArray<Int32>(capacity: 64)
  /// The first place whose consequences have not been drawn.
  var head = 0

  /// The number of places in use.
  @inline(__always)
  var count: Int { places.count }

  /// What happened at a place.
  @inline(__always)
  subscript(place: Int) -> TrailEntry { places[place] }

  /// What happened at a place.
  @inline(__always)
  subscript(place: Int32) -> TrailEntry { places[place] }

  /// The current decision level; 0 is the root.
  @inline(__always)
  var level: Int32 { Int32(truncatingIfNeeded: levelStarts.count) }

  /// Puts an entry at the end, at the current level.
  @inline(__always)
  mutating func append(_ entry: Int32, _ reason: Reason) {
    places.append(TrailEntry(entry: entry, level: level, reason: reason))
  }

  /// Removes and gives the newest entry.
  @inline(__always)
  mutating func removeLast() -> Int32 {
    places.removeLast().entry
  }

  /// Becomes a copy of another trail.
  mutating func copy(from other: borrowing Trail) {
    places.copy(from: other.places)
    levelStarts.copy(from: other.levelStarts)
    cursors.copy(from: other.cursors)
    stateStarts.copy(from: other.stateStarts)
    head = other.head
  }
}
