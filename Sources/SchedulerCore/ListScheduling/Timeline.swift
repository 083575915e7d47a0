/// The operations placed so far, each machine's as a doubly linked list in order of time.
///
/// Invariant: on each machine the placed operations are disjoint, and between neighbours lies open time enough for the
/// set-up. `insert` and `remove` keep it because places come from `place`, which looks at both neighbours.
/// `cursor` is the last operation that has started by the dispatcher's clock, which never goes back; what is placed
/// ahead of the clock (locked operations, members of a unit) lies behind the cursor and is short.
struct Timeline {
  /// A place for an operation: where, when, and after which operation of the machine (-1 for none).
  struct Place {
    /// Index into the model's alternatives.
    var alternative: Int
    /// The alternative's machine.
    var machine: Int
    /// When the work starts; the set-up comes before.
    var start: Time
    /// When the work ends.
    var end: Time
    /// The operation before, on the machine; -1 for none.
    var previous: Int
  }

  /// What is being planned.
  let model: PlanningModel
  /// What the placed operations take of shared resources.
  private(set) var sharedUse: SharedUse
  /// The alternative of each placed operation, -1 for one not placed.
  private(set) var alternative: [Int]
  /// The start of each placed operation.
  private(set) var starts: [Time]
  /// The end of each placed operation.
  private(set) var ends: [Time]
  /// The operation after each placed one on its machine; -1 for none.
  private(set) var next: [Int]
  /// The operation before each placed one on its machine; -1 for none.
  private(set) var previous: [Int]
  /// The first operation of each machine; -1 for none.
  private(set) var first: [Int]
  /// For each machine the last operation that has started by the clock; -1 for none.
  private(set) var cursor: [Int]

  /// A timeline with nothing on it.
  init(_ model: PlanningModel) {
    self.model = model
    sharedUse = SharedUse(model.problem, model.openTimes)
    let count = model.problem.operations.count
    alternative = Array(repeating: -1, count: count)
    starts = Array(repeating: 0, count: count)
    ends = starts
    next = alternative
    previous = alternative
    first = Array(repeating: -1, count: model.problem.machines.count)
    cursor = first
  }

  /// Whether an operation is on the timeline.
  func isPlaced(_ operation: Int) -> Bool {
    alternative[operation] >= 0
  }

  /// The machine of a placed operation.
  func machine(of operation: Int) -> Int {
    Int(model.alternativeMachines[alternative[operation]])
  }

  /// The operation after another on a machine; after -1, the machine's first.
  func following(_ operation: Int, on machine: Int) -> Int {
    operation < 0 ? first[machine] : next[operation]
  }

  /// The last operation on a machine that starts by an instant, which must not lie before the clock.
  func latest(on machine: Int, startingBy time: Time) -> Int {
    var operation = cursor[machine]
    var following = following(operation, on: machine)
    while following >= 0 && starts[following] <= time {
      operation = following
      following = next[following]
    }
    return operation
  }

  /// Moves the cursor of a machine to the clock.
  mutating func advance(_ machine: Int, to clock: Time) {
    cursor[machine] = latest(on: machine, startingBy: clock)
  }

  /// Puts an operation at a place that `place` has found since the last change.
  mutating func insert(_ operation: Int, at place: Place) {
    alternative[operation] = place.alternative
    starts[operation] = place.start
    ends[operation] = place.end
    let following = following(place.previous, on: place.machine)
    previous[operation] = place.previous
    next[operation] = following
    if place.previous < 0 { first[place.machine] = operation } else { next[place.previous] = operation }
    if following >= 0 { previous[following] = operation }
    sharedUse.take(model.problem.operations[operation].demands, from: place.start, until: place.end)
  }

  /// Takes an operation out again; it must lie behind the cursor.
  mutating func remove(_ operation: Int) {
    let machine = machine(of: operation)
    let (before, after) = (previous[operation], next[operation])
    if before < 0 { first[machine] = after } else { next[before] = after }
    if after >= 0 { previous[after] = before }
    if cursor[machine] == operation { cursor[machine] = before }
    sharedUse.giveBack(
      model.problem.operations[operation].demands, from: starts[operation], until: ends[operation])
    alternative[operation] = -1
  }
}
