/// One stream of the local search: it moves operations of late jobs to the front, and keeps what pays or costs little.
///
/// A move takes an operation of a late job that waits for its machine, with all of its job that comes after it, and
/// puts it in at an earlier time, on this or another machine; what follows of the job is put in again, each operation
/// as soon as it is ready, where it was, or somewhat later. Half of the moves also take out what stood in its way, with
/// what follows of that job, and put it in later. Everything else keeps its order and is pushed as needed. A move is
/// kept by the threshold rule: if it makes the plan no worse than by a random share of what is tolerated.
final class SequenceSearch {
  /// A kept move: enough to make it again elsewhere.
  struct Move {
    var operation: Int32
    var dice: SearchRandom
  }

  /// The schedule under change.
  let sequences: Sequences
  /// What it costs.
  let account: TardinessAccount
  /// How much worse a move may make the plan, in the units of the logarithm of its random share.
  var tolerance: Int64 = 0
  /// Moves kept since the caller last looked.
  var kept: [Move] = []
  /// Operations put in so far.
  var work: Int64 = 0
  private let flat: MoveModel
  private var dice: SearchRandom

  /// The operations that a move takes out of one job, predecessors first.
  private struct Tail {
    var operations: [Int]
    /// Where each was.
    var starts: [Time]
    /// From when the first is put in.
    var time: Time
    /// The machine that the first goes to if it can; -1 for any.
    var machine: Int
    /// Whether the first goes where it pushes nothing.
    var seeksGap = false
  }

  private static let longestTail = 64
  private static let mostPushes = 100
  private static let gapsTried = 24

  /// A stream that starts from a schedule.
  init(_ flat: MoveModel, _ schedule: Schedule, dice: SearchRandom) {
    self.flat = flat
    self.dice = dice
    sequences = Sequences(flat, schedule)
    account = TardinessAccount(sequences)
  }

  /// Takes over another stream's plan.
  func copy(from other: SequenceSearch) {
    sequences.copy(from: other.sequences)
    account.recount(sequences)
  }

  /// Tries some moves.
  func run(_ moves: Int) {
    for _ in 0..<moves {
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

  /// An operation of a late job that could start before it does.
  private func pick() -> Int? {
    if account.late.isEmpty { return nil }
    for _ in 0..<16 {
      let job = Int(account.late[Int(dice.wide(below: UInt64(account.late.count)))])
      let operations = flat.model.operationsOfJob[job]
      for _ in 0..<4 {
        let operation = operations[Int(dice.wide(below: UInt64(operations.count)))]
        if !flat.isPinned[operation], sequences.ready(operation) < sequences.start[operation] { return operation }
      }
    }
    return nil
  }

  /// Makes one move, and takes it back unless it is worth it.
  private func attempt(_ operation: Int, _ dice: inout SearchRandom) -> Bool {
    guard var tails = tails(of: operation, &dice) else { return false }
    sequences.pushes = SequenceSearch.mostPushes
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
      if change <= 0 || change <= tolerated(&dice) {
        account.keep()
        sequences.keep()
        return true
      }
    }
    account.drop()
    sequences.takeBack()
    return false
  }

  /// A random share of the tolerance, by an exponential distribution as in simulated annealing.
  private func tolerated(_ dice: inout SearchRandom) -> Int64 {
    if tolerance == 0 { return 0 }
    let share = 32 * DispatchingRule.doubling - DispatchingRule.binaryLogarithm(Int64(1 + dice.wide(below: 1 << 32)))
    return tolerance * share / DispatchingRule.doubling
  }

  private func tails(of operation: Int, _ dice: inout SearchRandom) -> [Tail]? {
    let ready = sequences.ready(operation)
    let start = sequences.start[operation]
    guard start > ready, let first = tail(of: operation) else { return nil }
    // Small steps are tried more often than large ones.
    let share = Int64(dice.wide(below: 1 << 16))
    let step = dice.wide(below: 2) == 0 ? start - ready : (start - ready) * (share * share >> 16) >> 16
    let rows = flat.alternativeRows[operation]..<flat.alternativeRows[operation + 1]
    let alternative = Int(rows.lowerBound) + Int(dice.wide(below: UInt64(rows.count)))
    var tails = [
      Tail(
        operations: first, starts: first.map { sequences.start[$0] }, time: max(ready, start - 1 - step),
        machine: Int(flat.machines[alternative]))
    ]
    if dice.wide(below: 4) > 0 { addObstacle(to: &tails, of: operation, &dice) }
    return tails
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
  private func tail(of operation: Int) -> [Int]? {
    var tail = [operation]
    var next = 0
    while next < tail.count {
      let current = tail[next]
      next += 1
      for edge in Int(flat.successorRows[current])..<Int(flat.successorRows[current + 1]) {
        let successor = Int(flat.successors[edge])
        guard flat.jobs[successor] == flat.jobs[operation], !flat.isPinned[successor], !tail.contains(successor)
        else { continue }
        if tail.count == SequenceSearch.longestTail { return nil }
        tail.append(successor)
      }
    }
    // Where branches meet, the order of discovery need not be that of the precedences; that of the starts is.
    return tail.count <= 2 ? tail : tail.sorted { (sequences.start[$0], $0) < (sequences.start[$1], $1) }
  }

  private func putIn(_ tail: inout Tail, _ dice: inout SearchRandom) -> Bool {
    for (index, operation) in tail.operations.enumerated() {
      guard sequences.settle() else { return false }
      let ready = sequences.ready(operation)
      var time = max(ready, tail.time)
      if index > 0 {
        let choice = dice.wide(below: 100)
        time = choice < 45 ? ready : choice < 85 ? max(ready, tail.starts[index]) : ready + delay(operation, &dice)
      }
      guard
        putIn(
          operation, from: time, ready: ready, on: index == 0 ? tail.machine : -1,
          seeksGap: index == 0 ? tail.seeksGap : dice.wide(below: 2) == 0)
      else { return false }
      work += 1
    }
    return true
  }

  private func delay(_ operation: Int, _ dice: inout SearchRandom) -> Time {
    Time(dice.wide(below: UInt64(8 * flat.durations[Int(flat.alternativeRows[operation])])))
  }

  /// Puts an operation in where it ends soonest and pushes others least, among its machines or on one of them.
  private func putIn(_ operation: Int, from time: Time, ready: Time, on machine: Int, seeksGap: Bool) -> Bool {
    var best: (score: Time, alternative: Int, position: Int, start: Time, end: Time)?
    let rows = Int(flat.alternativeRows[operation])..<Int(flat.alternativeRows[operation + 1])
    for alternative in rows {
      let other = Int(flat.machines[alternative])
      if machine >= 0 && other != machine { continue }
      var position = sequences.position(on: other, from: time)
      var tries = seeksGap ? SequenceSearch.gapsTried : 1
      while tries > 0 {
        tries -= 1
        let previous = position == 0 ? -1 : Int(sequences.rows[other][position - 1])
        guard let place = sequences.place(operation, alternative: alternative, after: previous, from: ready) else {
          break
        }
        var score = place.end
        if let best, score >= best.score { break }
        if position < sequences.rows[other].count {
          let push = max(0, place.end - sequences.start[Int(sequences.rows[other][position])])
          if tries > 0 && push > 0 {
            position += 1
            continue
          }
          score += push / 2
        }
        if best.map({ score < $0.score }) ?? true { best = (score, alternative, position, place.start, place.end) }
        break
      }
    }
    guard let best, holds(operation, best.alternative, (best.start, best.end)) else { return false }
    sequences.putIn(operation, alternative: best.alternative, position: best.position, at: (best.start, best.end))
    return true
  }

  /// Whether what waits for an operation and is in the sequences may stay if that goes to a place.
  private func holds(_ operation: Int, _ alternative: Int, _ place: (start: Time, end: Time)) -> Bool {
    for edge in Int(flat.successorRows[operation])..<Int(flat.successorRows[operation + 1]) {
      let successor = Int(flat.successors[edge])
      let start = sequences.start[successor]
      guard !sequences.isOut[successor], start < place.end + flat.successorLags[edge] else { continue }
      let precedence = Int(flat.successorOverlaps[edge])
      guard precedence >= 0,
        start >= flat.model.opening(precedence, alternative: alternative, start: place.start, end: place.end),
        start
          >= flat.model.tailBound(
            precedence, alternative: Int(sequences.alternative[successor]), predecessorEnd: place.end)
      else { return false }
    }
    return true
  }
}
