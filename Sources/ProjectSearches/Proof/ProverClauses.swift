/// Learned clauses with two watched literals each: a clause is looked at when the side opposite of a watched literal grows so far that
/// this is false.
struct ProverClauses {
  /// A clause in a watch list.
  struct Watch {
    /// The least value of the watched literal's side.
    var value: Int32
    /// Which clause.
    var clause: Int32
  }

  /// All literals, clause after clause; of each the first two are watched.
  var literals: [ProjectProver.Literal] = []
  /// Where each clause begins; one more than clauses.
  var starts: [Int32] = [0]
  /// How many decisions each clause spanned when it was learned.
  private var spans: [Int32] = []
  /// The watches of the literals on each side.
  var watches: [[Watch]] = []

  /// How many there are.
  var count: Int { starts.count - 1 }

  /// Room for the watches of so many sides.
  mutating func makeRoom(sides: Int) { watches = Array(repeating: [], count: sides) }

  /// Adds a clause of at least two literals.
  mutating func add(_ clause: [ProjectProver.Literal], span: Int32) -> Int32 {
    let index = Int32(count)
    literals += clause
    starts.append(Int32(literals.count))
    spans.append(span)
    for literal in clause.prefix(2) {
      watches[Int(literal.side)].append(Watch(value: literal.value, clause: index))
    }
    return index
  }

  /// Drops the half of the clauses that span most decisions, of equals the older. No clause may be a reason.
  mutating func forgetHalf() {
    let order = spans.indices.sorted { (spans[$0], -$0) < (spans[$1], -$1) }
    let kept = order.prefix(order.count / 2).sorted()
    let old = self
    literals.removeAll(keepingCapacity: true)
    starts = [0]
    spans = []
    for side in watches.indices { watches[side].removeAll(keepingCapacity: true) }
    for clause in kept {
      _ = add(
        Array(old.literals[Int(old.starts[clause])..<Int(old.starts[clause + 1])]), span: old.spans[clause])
    }
  }
}
