import FlatArrays

/// A watched clause with one of its literals, which often spares the look at the clause.
struct Watch: BitwiseCopyable {
  var clause: Int32
  var blocker: Int32
}

/// The clauses as propagation sees them: binary ones as implications, longer ones with two watched literals.
///
/// *Invariant.* The first two literals of a long clause are watched. If one is false when propagation is at rest, then the
/// other is true, or the false one was false when the clause was learned; in the latter case nothing is lost but a propagation,
/// as the clause is looked at again when its other watched literal becomes false. Going back only opens literals, which
/// keeps this.
struct ClauseStore: ~Copyable {
  /// Words before a clause's literals: its size, its glue (0 for a given clause).
  static let header: Int32 = 2
  /// The glue of a clause that propagation passes over.
  static let silenced: Int32 = -1

  /// The long clauses: header, then literals.
  var words = FlatArray<Int32>()
  /// By literal: the clauses that watch it.
  var watches: ListPool<Watch>
  /// By literal: what it implies by binary clauses.
  var implied: ListPool<Int32>
  /// The places of the learned long clauses, oldest first.
  var learned = FlatArray<Int32>()

  /// No clauses.
  init(variableCount: Int) {
    watches = ListPool(count: 2 * variableCount)
    implied = ListPool(count: 2 * variableCount)
  }

  /// Number of literals of the clause at a place.
  @inline(__always)
  func size(_ clause: Int32) -> Int32 { words[clause] }

  /// Adds `left or right`.
  mutating func addBinary(_ left: Int32, _ right: Int32) {
    implied.append(right, to: Int(left ^ 1))
    implied.append(left, to: Int(right ^ 1))
  }

  /// Adds a clause of at least three literals, watching the first two; gives its place.
  mutating func addLong(_ literals: borrowing FlatArray<Int32>, _ range: Range<Int>, glue: Int32) -> Int32 {
    let place = Int32(words.count)
    words.append(Int32(range.count))
    words.append(glue)
    words.append(range, of: literals)
    watch(place)
    if glue > 0 { learned.append(place) }
    return place
  }

  /// Enters a clause under its first two literals.
  mutating func watch(_ place: Int32) {
    let (first, second) = (words[place + Self.header], words[place + Self.header + 1])
    watches.append(Watch(clause: place, blocker: second), to: Int(first))
    watches.append(Watch(clause: place, blocker: first), to: Int(second))
  }
}
