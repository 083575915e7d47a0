import FlatArrays

/// An entry of a watch list: a clause, and one literal of it that makes looking at the clause unnecessary when true.
struct Watch: BitwiseCopyable {
  /// The blocking literal; for a clause of two it is the other literal.
  var blocker: Literal
  /// The clause's place, or -1 for a clause of two, which lives in its watches alone.
  var clause: Int32
}

/// All clauses of three and more literals in one array, and who watches what.
///
/// A clause at place `p` is: its size, its glue (0 for a clause of the network), the number of the conflict that used it last,
/// then its literals. The first two literals are the watched ones. The list of a literal holds the clauses that
/// watch its negation: they are to be looked at when it becomes true.
struct ClauseStore: ~Copyable {
  /// Words before the literals.
  static let header: Int32 = 3

  /// The clauses, one after the other.
  var words = FlatArray<Int32>(capacity: 1024)
  /// By literal: the clauses to look at when it becomes true.
  var watches = ListPool<Watch>(count: 0)
  /// The places of learned clauses in order of learning.
  var learned = FlatArray<Int32>()

  /// The literal at a place in a clause.
  @inline(__always)
  func literal(_ clause: Int32, _ index: Int32) -> Literal {
    Literal(code: words[clause &+ ClauseStore.header &+ index])
  }

  /// Number of literals.
  @inline(__always)
  func size(_ clause: Int32) -> Int32 { words[clause] }

  /// Writes a clause of at least three literals and watches its first two; glue 0 keeps it for ever.
  mutating func add(_ literals: borrowing FlatArray<Literal>, glue: Int32, conflict: Int32) -> Int32 {
    let place = Int32(words.count)
    words.append(Int32(literals.count))
    words.append(glue)
    words.append(conflict)
    for index in 0..<literals.count { words.append(literals[index].code) }
    watch(place)
    if glue > 0 { learned.append(place) }
    return place
  }

  /// Watches a clause's first two literals.
  mutating func watch(_ clause: Int32) {
    let first = literal(clause, 0)
    let second = literal(clause, 1)
    watches.append(Watch(blocker: second, clause: clause), to: Int((!first).code))
    watches.append(Watch(blocker: first, clause: clause), to: Int((!second).code))
  }

  /// Watches a clause of two literals.
  mutating func addBinary(_ first: Literal, _ second: Literal) {
    watches.append(Watch(blocker: second, clause: -1), to: Int((!first).code))
    watches.append(Watch(blocker: first, clause: -1), to: Int((!second).code))
  }

  /// Becomes a copy of another store.
  mutating func copy(from other: borrowing ClauseStore) {
    words.copy(from: other.words)
    watches.copy(from: other.watches)
    learned.copy(from: other.learned)
  }
}
