import Searches

/// Large neighbourhoods: what some machines do in a window of time is taken out, and put in anew in another order.
///
/// Ruin and recreate (Schrimpf et al. 2000), over a window and the resources of one operation. Each job goes in whole,
/// operation by operation, each as early as there is a gap for it, so that calendars, set-ups and lags are respected
/// while it is put in. A move that changes places along a whole window is one that no sequence of smaller moves reaches
/// without making the plan worse on the way.
extension SequenceSearch {
  /// The most jobs that a window gives up besides that of its operation.
  private static let mostJobs = 4
  /// Seconds of slack by which the urgency of a job halves.
  private static let halfUrgency = 7_200.0

  /// The tails to take out, in the order in which they go in: that of an operation, and those of what its machines do
  /// in a window that begins between when it is ready and when it starts.
  func window(of operation: Int, _ dice: inout SearchRandom) -> [Tail]? {
    guard let own = tail(of: operation) else { return nil }
    let ready = sequences.ready(operation)
    let start = max(ready, sequences.start[operation])
    let time = start - SequenceSearch.part(of: start - ready, &dice)
    let count = 1 + Int(dice.wide(below: UInt64(SequenceSearch.mostJobs)))
    let found = operations(on: alternatives(of: operation, &dice), from: time, count: count)
    let begin = max(ready, found.first.map { min(time, sequences.start[$0]) } ?? time)
    var tails = [eagerTail(own, from: begin)]
    for other in found where tails.count <= count && !flat.isPinned[other] {
      if tails.contains(where: { flat.jobs[$0.operations[0]] == flat.jobs[other] }) { continue }
      guard let operations = tail(of: other) else { continue }
      tails.append(eagerTail(operations, from: begin))
    }
    return ordered(tails, &dice)
  }

  /// All alternatives of an operation, or in one case of three a single one.
  private func alternatives(of operation: Int, _ dice: inout SearchRandom) -> Range<Int> {
    let all = Int(flat.alternativeRows[operation])..<Int(flat.alternativeRows[operation + 1])
    guard dice.wide(below: 3) == 0 else { return all }
    let one = all.lowerBound + Int(dice.wide(below: UInt64(all.count)))
    return one..<one + 1
  }

  /// What the machines of some alternatives do from an instant on, and just before it, by start: so many on each.
  private func operations(on alternatives: Range<Int>, from time: Time, count: Int) -> [Int] {
    var found: [Int] = []
    for alternative in alternatives {
      let machine = Int(flat.machines[alternative])
      let row = sequences.rows[machine]
      let position = sequences.position(on: machine, from: time)
      for other in row[max(0, position - 1)..<min(row.count, position + count)] { found.append(Int(other)) }
    }
    return found.sorted { (sequences.start[$0], $0) < (sequences.start[$1], $1) }
  }

  private func eagerTail(_ operations: [Int], from time: Time) -> Tail {
    Tail(
      operations: operations, starts: operations.map { sequences.start[$0] }, time: time, machine: -1, seeksGap: true,
      isEager: true)
  }

  /// In one case of three as they are, in one shuffled behind the first, in one by what a job's delay costs for its
  /// work, with some noise.
  private func ordered(_ tails: [Tail], _ dice: inout SearchRandom) -> [Tail] {
    switch dice.wide(below: 3) {
    case 0:
      var tails = tails
      for index in tails.indices.dropFirst(2).reversed() {
        tails.swapAt(index, 1 + Int(dice.wide(below: UInt64(index))))
      }
      return tails
    case 1:
      let urgencies = tails.map { urgency(of: $0) * Double(1_024 + dice.wide(below: 1_024)) }
      return tails.indices.sorted { (urgencies[$0], $1) > (urgencies[$1], $0) }.map { tails[$0] }
    default: return tails
    }
  }

  /// What a second's delay of a tail costs, for a second of its work; the less the more slack its job has.
  private func urgency(of tail: Tail) -> Double {
    let job = flat.model.problem.jobs[Int(flat.jobs[tail.operations[0]])]
    let work = tail.operations.reduce(0) { $0 + flat.model.shortest[$1] }
    let slack = job.due.map { Double(max(0, $0 - sequences.end[tail.operations[tail.operations.count - 1]])) }
    return Double(job.weight) / Double(max(1, work)) / (1 + (slack ?? .infinity) / SequenceSearch.halfUrgency)
  }
}
