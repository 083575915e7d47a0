import Searches

extension SequenceSearch {
  /// Puts the operations of a tail in, each as soon as it is ready, where it was, or somewhat later.
  ///
  /// - Returns: false if one finds no place.
  func putIn(_ tail: inout Tail, _ dice: inout SearchRandom) -> Bool {
    for (index, operation) in tail.operations.enumerated() {
      guard sequences.settle() else { return false }
      let ready = sequences.ready(operation)
      var time = max(ready, tail.time)
      if index > 0 {
        let choice = dice.wide(below: 100)
        let isSoon = choice < (tail.isEager ? 85 : 45)
        time = isSoon ? ready : choice < 85 ? max(ready, tail.starts[index]) : ready + delay(operation, &dice)
      }
      guard
        putIn(
          operation, from: time, ready: index == 0 && tail.waits ? time : ready, on: index == 0 ? tail.machine : -1,
          seeksGap: index == 0 ? tail.seeksGap : tail.isEager || dice.wide(below: 2) == 0)
      else { return false }
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
    for edge in Int(flat.after.rows[operation])..<Int(flat.after.rows[operation + 1]) {
      let successor = Int(flat.after.others[edge])
      let start = sequences.start[successor]
      guard !sequences.isOut[successor], start < place.end + flat.after.lags[edge] else { continue }
      let precedence = Int(flat.after.overlaps[edge])
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
