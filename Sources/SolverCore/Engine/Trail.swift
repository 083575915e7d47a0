/// Everything that was assigned, in order of time: literals that became true and bounds that moved.
///
/// A place on the trail is the engine's clock. Every antecedent of an entry lies at an earlier place, so explanations can be
/// asked for afterwards, "as of" a place, and conflict analysis walks the trail backwards. Levels start at
/// `levelStarts[level - 1]`; going back to a level removes all places after it, newest first.
struct Trail: ~Copyable {
  /// A literal's code, or the complement of a bound event's number.
  var entries = FlatArray<Int32>(capacity: 256)
  /// The decision level of each place.
  var levels = FlatArray<Int32>(capacity: 256)
  /// The reason of each place.
  var reasons = FlatArray<Reason>(capacity: 256)
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
  var count: Int { entries.count }

  /// The current decision level; 0 is the root.
  @inline(__always)
  var level: Int32 { Int32(truncatingIfNeeded: levelStarts.count) }

  /// Puts an entry at the end, at the current level.
  @inline(__always)
  mutating func append(_ entry: Int32, _ reason: Reason) {
    entries.append(entry)
    levels.append(level)
    reasons.append(reason)
  }

  /// Removes and gives the newest entry.
  @inline(__always)
  mutating func removeLast() -> Int32 {
    levels.removeLast()
    reasons.removeLast()
    return entries.removeLast()
  }

  /// Becomes a copy of another trail.
  mutating func copy(from other: borrowing Trail) {
    entries.copy(from: other.entries)
    levels.copy(from: other.levels)
    reasons.copy(from: other.reasons)
    levelStarts.copy(from: other.levelStarts)
    cursors.copy(from: other.cursors)
    stateStarts.copy(from: other.stateStarts)
    head = other.head
  }
}
