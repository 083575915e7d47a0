import FlatArrays

/// A schedule under change: each machine's operations in order of time, and when each starts and ends.
///
/// Invariant between moves: everything keeps the rules of the problem, and along a machine starts rise. Starts need not
/// be as early as they could be: the gaps that moves leave behind are what later moves live on, because they keep what
/// is pushed from pushing the rest of the plan. Within a move, operations are taken out and put in one by one, and
/// `settle` restores the invariant after each: it pushes right what overlaps. To pull left what could start sooner was
/// tried: the cost of a move doubled, and plans became worse, as gaps were gone. Every change is logged, so that a move
/// that does not pay is taken back at the cost of making it.
///
/// No move makes a cycle: an operation is put in before one that starts no earlier than its own predecessors end, so
/// that one cannot be among them; and while it is put in, nothing that waits for it is in the sequences but what starts
/// after its end.
final class Sequences {
  /// The problem in rows.
  let flat: MoveModel
  /// The alternative of each operation.
  let alternative: Strip<Int32>
  /// When each operation starts.
  let start: Strip<Time>
  /// When each operation ends.
  let end: Strip<Time>
  /// The operation before each on its machine; -1 for none.
  let before: Strip<Int32>
  /// The operation after each on its machine; -1 for none.
  let after: Strip<Int32>
  /// Whether an operation is out of the sequences for the moment.
  let isOut: Strip<Bool>
  /// For each machine its operations in order of time.
  var rows: [[Int32]]
  /// What has been done since the last `keep`, in order.
  var log: [Change] = []
  /// Operations whose times changed or that were put in, for the caller to look at.
  var touched: [Int32] = []
  /// Open time that set-ups take on all machines; only added up where somebody asks.
  private(set) var setUpTotal: Time = 0
  private let countsSetUps: Bool
  /// How many more operations the move may push.
  var pushes = 0
  /// How much more tardiness the move may cause; `.max` where nobody counts.
  var allowance = Int64.max
  /// Places looked for so far.
  private(set) var placements: Int64 = 0
  /// Operations that may overlap or start too soon, by the earliest that they may.
  var unsettled = MinimumHeap()
  /// Whether an operation is in that heap.
  let isUnsettled: Strip<Bool>

  /// One step of a move.
  struct Change {
    enum Kind: UInt8 { case timed, takenOut, putIn }
    var kind: Kind
    var operation: Int32
    /// The position in the machine's row, or the alternative before.
    var position: Int32
    var alternative: Int32
    var start: Time
    var end: Time
  }

  /// The sequences of a schedule of the model's problem.
  init(_ flat: MoveModel, _ schedule: Schedule, countsSetUps: Bool = false) {
    self.flat = flat
    self.countsSetUps = countsSetUps
    setUpTotal = countsSetUps ? schedule.figures.setUpTotal : 0
    let model = flat.model
    start = Strip(schedule.assignments.map(\.start), or: 0)
    end = Strip(schedule.assignments.map(\.end), or: 0)
    alternative = Strip(
      schedule.assignments.enumerated().map { operation, assignment in
        Int32(
          (model.alternativeRows[operation]..<model.alternativeRows[operation + 1]).first {
            Int(model.alternativeMachines[$0]) == assignment.machine
          }!)
      }, or: 0)
    before = Strip(repeating: -1, count: flat.count)
    after = Strip(repeating: -1, count: flat.count)
    isOut = Strip(repeating: false, count: flat.count)
    isUnsettled = Strip(repeating: false, count: flat.count)
    rows = schedule.sequences.map { $0.map { Int32($0) } }
    for row in rows {
      for (earlier, later) in zip(row, row.dropFirst()) {
        after[Int(earlier)] = later
        before[Int(later)] = earlier
      }
    }
  }

  /// Takes over another state of the same problem.
  func copy(from other: Sequences) {
    alternative.copy(from: other.alternative)
    start.copy(from: other.start)
    end.copy(from: other.end)
    before.copy(from: other.before)
    after.copy(from: other.after)
    rows = other.rows
    setUpTotal = other.setUpTotal
  }

  /// The machine of an operation that is in the sequences.
  @inline(__always)
  func machine(of operation: Int) -> Int {
    Int(flat.machines[Int(alternative[operation])])
  }

  /// The position of the first operation of a machine that starts no earlier than an instant.
  func position(on machine: Int, from time: Time) -> Int {
    let row = rows[machine]
    var low = 0
    var high = row.count
    while low < high {
      let middle = (low &+ high) / 2
      if start[Int(row[middle])] < time { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// When what an operation waits for is done, or as much of it as it needs to start.
  @inline(__always)
  func ready(_ operation: Int) -> Time {
    var time = flat.readiest[operation]
    for edge in Int(flat.before.rows[operation])..<Int(flat.before.rows[operation &+ 1]) {
      if flat.hasOverlaps, flat.before.overlaps[edge] >= 0 {
        time = max(time, opening(Int(flat.before.overlaps[edge]), Int(flat.before.others[edge])))
        continue
      }
      time = max(time, end[Int(flat.before.others[edge])] &+ flat.before.lags[edge])
    }
    return time
  }

  private func opening(_ precedence: Int, _ predecessor: Int) -> Time {
    flat.model.opening(
      precedence, alternative: Int(alternative[predecessor]), start: start[predecessor], end: end[predecessor])
  }

  /// The first place of an alternative after an operation of its machine (-1: as the first), not before an instant.
  func place(_ operation: Int, alternative: Int, after previous: Int, from time: Time) -> (start: Time, end: Time)? {
    placements &+= 1
    let machine = Int(flat.machines[alternative])
    let open = flat.model.openTimes[Int(flat.calendars[machine])]
    var earliest = previous < 0 ? time : max(time, end[previous])
    if flat.hasOverlaps {
      earliest = max(earliest, flat.model.tailBound(of: operation, alternative: alternative) { end[$0] })
    }
    if flat.hasSetUps[machine] {
      let setUp = flat.model.setUp(on: machine, after: previous, for: operation)
      if setUp > 0 {
        let free = previous < 0 ? flat.model.problem.horizon.lowerBound : end[previous]
        guard let done = open.end(of: setUp, from: free) else { return nil }
        earliest = max(earliest, done)
      }
    }
    return open.place(
      duration: flat.durations[alternative], interruptible: flat.isInterruptible[operation], from: earliest)
  }

  /// Takes an operation out. What waits for it, but for the next on its machine, must be out or start after its end.
  func takeOut(_ operation: Int) {
    let machine = machine(of: operation)
    let position = position(on: machine, from: start[operation])
    log.append(
      Change(
        kind: .takenOut, operation: Int32(operation), position: Int32(position), alternative: alternative[operation],
        start: start[operation], end: end[operation]))
    isOut[operation] = true
    let next = Int(after[operation])
    unlink(operation, machine: machine, position: position)
    // After another operation it may need a longer set-up.
    if next >= 0, flat.hasSetUps[machine] { unsettle(next) }
  }

  /// Puts an operation that is out at a place of an alternative, before the operation at a position of its machine.
  func putIn(_ operation: Int, alternative: Int, position: Int, at place: (start: Time, end: Time)) {
    log.append(
      Change(
        kind: .putIn, operation: Int32(operation), position: Int32(position), alternative: self.alternative[operation],
        start: start[operation], end: end[operation]))
    isOut[operation] = false
    start[operation] = place.start
    end[operation] = place.end
    self.alternative[operation] = Int32(alternative)
    link(operation, machine: Int(flat.machines[alternative]), position: position)
    touched.append(Int32(operation))
    allowance &-= tardiness(of: operation, since: .min)
    unsettleFollowing(operation)
  }

  /// What it costs that an operation ends when it does, and not at another instant.
  @inline(__always)
  func tardiness(of operation: Int, since instant: Time) -> Int64 {
    let begin = max(flat.dues[operation], instant)
    return end[operation] > begin ? (end[operation] &- begin) &* flat.weights[operation] : 0
  }

  private func unlink(_ operation: Int, machine: Int, position: Int) {
    rows[machine].remove(at: position)
    let (previous, next) = (before[operation], after[operation])
    if countsSetUps { setUpTotal -= setUps(of: operation, machine: machine, between: previous, and: next) }
    if previous >= 0 { after[Int(previous)] = next }
    if next >= 0 { before[Int(next)] = previous }
  }

  private func link(_ operation: Int, machine: Int, position: Int) {
    let previous: Int32 = position > 0 ? rows[machine][position - 1] : -1
    let next: Int32 = position < rows[machine].count ? rows[machine][position] : -1
    rows[machine].insert(Int32(operation), at: position)
    if countsSetUps { setUpTotal += setUps(of: operation, machine: machine, between: previous, and: next) }
    before[operation] = previous
    after[operation] = next
    if previous >= 0 { after[Int(previous)] = Int32(operation) }
    if next >= 0 { before[Int(next)] = Int32(operation) }
  }

  /// How much more set-up there is with an operation between two others of its machine than without.
  private func setUps(of operation: Int, machine: Int, between previous: Int32, and next: Int32) -> Time {
    guard flat.hasSetUps[machine] else { return 0 }
    let before = flat.model.setUp(on: machine, after: Int(previous), for: operation)
    guard next >= 0 else { return before }
    return before + flat.model.setUp(on: machine, after: operation, for: Int(next))
      - flat.model.setUp(on: machine, after: Int(previous), for: Int(next))
  }

  /// Makes what has been done since the last call final.
  func keep() {
    log.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
  }

  /// Takes back what has been done since the last `keep`.
  func takeBack() {
    for entry in unsettled.entries { isUnsettled[Int(entry.item)] = false }
    unsettled.removeAll()
    for change in log.reversed() {
      let operation = Int(change.operation)
      switch change.kind {
      case .timed: break
      case .putIn:
        unlink(operation, machine: machine(of: operation), position: Int(change.position))
        isOut[operation] = true
      case .takenOut:
        link(operation, machine: Int(flat.machines[Int(change.alternative)]), position: Int(change.position))
        isOut[operation] = false
      }
      if change.kind != .timed { alternative[operation] = change.alternative }
      start[operation] = change.start
      end[operation] = change.end
    }
    keep()
  }
}
