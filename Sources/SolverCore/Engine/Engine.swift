import FlatArrays

/// The search engine: conflict-driven clause learning over clauses, valued and ranged variables, and constraints.
///
/// *The parts.* `assignment` holds the truth of literals, `domains` the values left of integer variables, `trail` the order in
/// which both changed, `clauses` who watches what, `constraints` everything that is no clause, `state` the words that
/// constraints keep and that go back with the trail.
///
/// *The invariant.* When propagation ends without a conflict, every entry of the trail has been looked at: no clause has all
/// but one literal false and the last one open, each valued variable agrees with its literals, each ranged one with its bound
/// literals, and every awakened constraint has run. Going back to a level where that was so keeps it, because a
/// watched literal, an awakened constraint or a bound that changed later has changed back.
///
/// *Numbers are ranges.* A ranged variable's bounds move on the trail as events with reasons, but learned clauses are made of
/// literals only: conflict analysis resolves events away through their reasons until literals remain. So a bound needs
/// a literal only when someone decides on it or asks for it. (The integer trail of Stuckey's lazy clause generation, in the form
/// that OR-tools' CP-SAT made known: explanations are asked for afterwards and are never stored.)
///
/// *Assumptions* are decisions of the first levels, a whole group of them on one level: they are propagated together, and a
/// conflict at such a level is not learned from but traced to the assumptions behind it.
struct Engine: ~Copyable {
  /// The truth of literals.
  var assignment = Assignment()
  /// The values left of integer variables.
  var domains = DomainStore()
  /// The order in which both changed.
  var trail = Trail()
  /// The clauses and their watches.
  var clauses = ClauseStore()
  /// The open Boolean variables by activity.
  var order = ActivityHeap()
  /// Everything that is no clause.
  var constraints = ConstraintStore()
  /// The words that constraints keep.
  var state = ReversibleWords()
  /// The constraints that wait to run.
  var queue = ConstraintQueue()
  /// The values to return to when deciding.
  var memory = PhaseMemory()
  /// Working memory of conflict analysis.
  var analysis = AnalysisScratch()
  /// Working memory of *all different*.
  var hall = HallScratch()
  /// The assumptions of the current question.
  var assumptions = AssumptionLevels()
  /// What the caller wants decided first.
  var preference = PreferenceList()
  /// How much was done so far.
  var pace = SearchPace()
  /// How long the current question may go on.
  var work = QuestionWork()
  /// Whether propagation stopped at the limit or the stop check, with consequences still to be drawn.
  var isInterrupted = false
  /// What propagation found wrong last.
  var conflict = Conflict.none
  /// Where the proof is written, if anyone wants one.
  var proof: ProofLog?
  /// False once the network is known to have no solution at all.
  var isConsistent = true

  /// An engine without variables, to be filled by `build` or `copy`.
  init() {}

  /// Goes back to the state of another engine of the same network; `everything` also copies what never changes.
  mutating func copy(from other: borrowing Engine, everything: Bool) {
    if everything { constraints.copy(from: other.constraints) }
    assignment.copy(from: other.assignment)
    domains.copy(from: other.domains)
    trail.copy(from: other.trail)
    clauses.copy(from: other.clauses)
    order.copy(from: other.order)
    state.copy(from: other.state)
    queue.copy(from: other.queue)
    assumptions.copy(from: other.assumptions)
    analysis.forget()
    memory.forget()
    pace = other.pace
    conflict = other.conflict
    isInterrupted = other.isInterrupted
    isConsistent = other.isConsistent
  }
}

/// Constraints waiting to run, first come first served.
struct ConstraintQueue: ~Copyable {
  private var waiting = FlatArray<Int32>()
  private var isWaiting = FlatArray<Bool>()
  private var head = 0

  /// Makes room for `count` constraints, none of them waiting.
  mutating func grow(to count: Int) { isWaiting.append(repeating: false, count: count - isWaiting.count) }

  /// Lets a constraint wait, unless it does.
  @inline(__always)
  mutating func append(_ constraint: Int32) {
    if isWaiting[constraint] { return }
    isWaiting[constraint] = true
    waiting.append(constraint)
  }

  /// The next constraint, or -1.
  @inline(__always)
  mutating func next() -> Int32 {
    if head == waiting.count {
      head = 0
      waiting.truncate(to: 0)
      return -1
    }
    let constraint = waiting[head]
    head &+= 1
    isWaiting[constraint] = false
    return constraint
  }

  /// Forgets all that wait.
  mutating func clear() { while next() >= 0 {} }

  /// Becomes a copy of another queue.
  mutating func copy(from other: borrowing ConstraintQueue) {
    waiting.copy(from: other.waiting)
    isWaiting.copy(from: other.isWaiting)
    head = other.head
  }
}

/// The assumptions of the current question, in groups of one level each.
struct AssumptionLevels: ~Copyable {
  /// All groups, one after the other.
  var literals = FlatArray<Literal>()
  /// Where each group ends; group `i` is level `i + 1`.
  var ends = FlatArray<Int32>()

  /// Becomes a copy of other levels.
  mutating func copy(from other: borrowing AssumptionLevels) {
    literals.copy(from: other.literals)
    ends.copy(from: other.ends)
  }
}

/// What the caller wants decided first, in order.
struct PreferenceList: ~Copyable {
  /// The wishes.
  var steps = FlatArray<Preference>()
  /// All steps before this one are settled.
  var cursor: Int32 = 0
}
