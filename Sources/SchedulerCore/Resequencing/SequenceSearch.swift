import Searches
import Threads

/// One stream of the local search: it moves operations of late jobs to the front, and keeps what pays or costs little.
///
/// A move takes an operation of a late job that waits for its machine, with all of its job that comes after it, and
/// puts it in at an earlier time, on this or another machine; what follows of the job is put in again, each operation
/// as soon as it is ready, where it was, or somewhat later. Most moves also take out what stood in its way, with what
/// follows of that job, and put it in later; one in four takes out a whole window (`SequenceSearch+Windows.swift`).
/// Everything else keeps its order and is pushed as needed. A move is kept by the threshold rule: if it makes the plan no
/// worse than by a random share of what is tolerated.
///
/// Where nothing counts but tardiness, a move is given up as soon as what it pushes costs more than all that its own
/// jobs cost and what is tolerated: however early they were put in, it could not pay.
///
/// Where set-ups count, an operation may also go behind one of its own family; where it may pay to be late, because of
/// earliness or the price of energy, it may go to a later time.
final class SequenceSearch {
  /// A kept move: enough to make it again elsewhere.
  struct Move {
    var operation: Int32
    var dice: SearchRandom
  }

  /// The schedule under change.
  let sequences: Sequences
  /// What it costs.
  let account: CostAccount
  /// How much worse a move may make the plan, in the units of the logarithm of its random share.
  var tolerance: Int64 = 0
  /// Moves kept since the caller last looked.
  var kept: [Move] = []
  /// The problem in rows.
  let flat: MoveModel
  /// Places looked for so far.
  var work: Int64 { sequences.placements }
  private var dice: SearchRandom

  /// The operations that a move takes out of one job, predecessors first.
  struct Tail {
    var operations: [Int]
    /// Where each was.
    var starts: [Time]
    /// From when the first is put in.
    var time: Time
    /// The machine that the first goes to if it can; -1 for any.
    var machine: Int
    /// Whether the first waits for its time even if its machine is free before.
    var waits = false
    /// Whether the first goes where it pushes nothing.
    var seeksGap = false
    /// Whether what follows the first does so as soon as there is a gap, and only seldom where it was or later.
    var isEager = false
  }

  private static let longestTail = 64
  /// The most operations that a move may push: where nothing counts but tardiness, more are seldom worth what they take.
  private var mostPushes: Int { account.objective.isTardiness ? 30 : 100 }
  /// Positions that are tried for a gap.
  static let gapsTried = 24

  /// A stream that starts from a schedule.
  ///
  /// - Parameter completions: when each job is complete at the earliest.
  init(
    _ flat: MoveModel, _ schedule: Schedule, objective: MoveObjective, completions: [Time], dice: SearchRandom
  ) {
    self.flat = flat
    self.dice = dice
    sequences = Sequences(flat, schedule, countsSetUps: objective.countsSetUps)
    account = CostAccount(sequences, objective, completions: completions)
  }

  /// Takes over another stream's plan.
  func copy(from other: SequenceSearch) {
    sequences.copy(from: other.sequences)
    account.recount(sequences)
  }

  /// Tries some moves, as long as the check does not say stop.
  func run(_ moves: Int, stop: StopCheck = .never) {
    var poll = StopPoll(stop, every: 64)
    for _ in 0..<moves where !poll.spend() {
      guard let operation = pick() else { return }
      let begin = dice
      if attempt(operation, &dice) { kept.append(Move(operation: Int32(operation), dice: begin)) }
    }
  }

  /// Makes moves that another stream has kept, as far as they pay here.
  func repeatMoves(_ moves: [Move]) {
    for move in moves {
      var dice = move.dice
      _ = attempt(Int(move.operation), &dice)
    }
  }

  /// An operation of a job that costs more than it must, if jobs cost anything, that could start before it does, or may be
  /// better off later.
  private func pick() -> Int? {
    let active = account.objective.active
    if active.countsJobs && account.late.isEmpty { return nil }
    for _ in 0..<16 {
      if !active.countsJobs {
        let operation = Int(dice.wide(below: UInt64(flat.count)))
        if isMovable(operation) { return operation }
        continue
      }
      let job = Int(account.late[Int(dice.wide(below: UInt64(account.late.count)))])
      let operations = flat.model.operationsOfJob[job]
      for _ in 0..<4 {
        let operation = operations[Int(dice.wide(below: UInt64(operations.count)))]
        if isMovable(operation) { return operation }
      }
    }
    return nil
  }

  private func isMovable(_ operation: Int) -> Bool {
    let active = account.objective.active
    return !flat.isPinned[operation]
      && (active.prefersLate || active.setUps > 0 || sequences.ready(operation) < sequences.start[operation])
  }

  /// Makes one move, and takes it back unless it is worth it.
  private func attempt(_ operation: Int, _ dice: inout SearchRandom) -> Bool {
    let tails = dice.wide(below: 4) == 0 ? window(of: operation, &dice) : tails(of: operation, &dice)
    guard var tails else { return false }
    let tolerated = tolerated(&dice)
    sequences.pushes = mostPushes
    sequences.allowance = account.objective.isTardiness ? tolerated + cost(of: tails) : .max
    for index in tails.indices.reversed() {
      for operation in tails[index].operations.reversed() { sequences.takeOut(operation) }
    }
    var isDone = true
    for index in tails.indices where isDone {
      isDone = putIn(&tails[index], &dice)
    }
    isDone = isDone && sequences.settle()
    if isDone {
      let change = account.change(sequences)
      assert(
        !account.objective.isTardiness || tolerated - sequences.allowance <= change.active,
        "a move is never given up that would have been kept")
      if change.strict < 0 || change.strict == 0 && (change.active <= 0 || change.active <= tolerated) {
        account.keep(sequences)
        sequences.keep()
        return true
      }
    }
    account.drop()
    sequences.takeBack()
    return false
  }

  /// What the jobs of some tails cost, the most that a move can gain by them.
  private func cost(of tails: [Tail]) -> Int64 {
    tails.reduce(0) { $0 + account.cost(of: Int(flat.jobs[$1.operations[0]])).active }
  }

  /// A random share of the tolerance, by an exponential distribution as in simulated annealing.
  private func tolerated(_ dice: inout SearchRandom) -> Int64 {
    if tolerance == 0 { return 0 }
    let share = 32 * DispatchingRule.doubling - DispatchingRule.binaryLogarithm(Int64(1 + dice.wide(below: 1 << 32)))
    return tolerance * share / DispatchingRule.doubling
  }

  /// A random part of a time, small ones more often than large ones: by the square of an even share.
  static func part(of time: Time, _ dice: inout SearchRandom) -> Time {
    let share = Int64(dice.wide(below: 1 << 16))
    return time * (share * share >> 16) >> 16
  }

  private func tails(of operation: Int, _ dice: inout SearchRandom) -> [Tail]? {
    let ready = sequences.ready(operation)
    let start = max(ready, sequences.start[operation])
    let part = SequenceSearch.part(of: start - ready, &dice)
    let step = dice.wide(below: 2) == 0 ? start - ready : part
    let rows = flat.alternativeRows[operation]..<flat.alternativeRows[operation + 1]
    let machine = Int(flat.machines[Int(rows.lowerBound) + Int(dice.wide(below: UInt64(rows.count)))])
    let other = otherTime(for: operation, on: machine, ready: ready, &dice)
    guard other != nil || start > ready, let first = tail(of: operation) else { return nil }
    var tails = [
      Tail(
        operations: first, starts: first.map { sequences.start[$0] }, time: other ?? max(ready, start - 1 - step),
        machine: machine, waits: other.map { $0 > start } ?? false)
    ]
    if dice.wide(below: 4) > 0 { addObstacle(to: &tails, of: operation, &dice) }
    return tails
  }

  /// In half of the cases where the objective suggests it: the end of an operation of the same family, or a time later
  /// than now.
  private func otherTime(
    for operation: Int, on machine: Int, ready: Time, _ dice: inout SearchRandom
  ) -> Time? {
    let active = account.objective.active
    if active.setUps > 0, flat.hasSetUps[machine], dice.wide(below: 2) == 0, !sequences.rows[machine].isEmpty {
      let family = flat.model.problem.operations[operation].family
      for _ in 0..<8 {
        let row = sequences.rows[machine]
        let other = Int(row[Int(dice.wide(below: UInt64(row.count)))])
        if other != operation, flat.model.problem.operations[other].family == family, sequences.end[other] >= ready {
          return sequences.end[other]
        }
      }
    }
    guard active.prefersLate, dice.wide(below: 2) == 0 else { return nil }
    let longest = 16 * flat.durations[Int(flat.alternativeRows[operation])]
    let farthest = UInt64(max(longest, dice.wide(below: 4) == 0 ? 2 * 86_400 : 0))
    return max(ready, sequences.start[operation]) + 1 + Time(dice.wide(below: farthest))
  }

  /// What stands where the operation is to go makes room.
  private func addObstacle(to tails: inout [Tail], of operation: Int, _ dice: inout SearchRandom) {
    let machine = tails[0].machine
    let row = sequences.rows[machine]
    var position = sequences.position(on: machine, from: tails[0].time)
    // What is under way then stands in the way, too.
    if position > 0, sequences.end[Int(row[position - 1])] > tails[0].time { position -= 1 }
    let end = tails[0].time + flat.durations[Int(flat.alternativeRows[operation])]
    while position < row.count, tails.count < 5, sequences.start[Int(row[position])] < end {
      let obstacle = Int(row[position])
      position += 1
      if obstacle == operation || flat.jobs[obstacle] == flat.jobs[operation] { return }
      if flat.isPinned[obstacle] || tails.contains(where: { flat.jobs[$0.operations[0]] == flat.jobs[obstacle] }) {
        return
      }
      guard let tail = tail(of: obstacle) else { return }
      let isBehind = dice.wide(below: 2) == 0
      tails.append(
        Tail(
          operations: tail, starts: tail.map { sequences.start[$0] },
          time: isBehind ? tails[0].time : 0, machine: isBehind ? machine : -1, seeksGap: !isBehind))
      if dice.wide(below: 4) == 0 { return }
    }
  }

  /// An operation and all of its job that waits for it, predecessors first; nil if that is too much.
  func tail(of operation: Int) -> [Int]? {
    var tail = [operation]
    var next = 0
    while next < tail.count {
      let current = tail[next]
      next += 1
      for edge in Int(flat.after.rows[current])..<Int(flat.after.rows[current + 1]) {
        let successor = Int(flat.after.others[edge])
        guard flat.jobs[successor] == flat.jobs[operation], !flat.isPinned[successor], !tail.contains(successor)
        else { continue }
        if tail.count == SequenceSearch.longestTail { return nil }
        tail.append(successor)
      }
    }
    // Where branches meet, the order of discovery need not be that of the precedences; that of the starts is.
    return tail.count <= 2 ? tail : tail.sorted { (sequences.start[$0], $0) < (sequences.start[$1], $1) }
  }
}
