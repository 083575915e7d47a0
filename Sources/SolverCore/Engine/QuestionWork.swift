import Threads

/// How long a question may go on: a count of propagations at which it ends, and a check that may end it sooner.
///
/// Propagation compares its count with one number only, the next checkpoint. There the question ends, or, where the limit is
/// not reached and nobody says stop, the checkpoint moves on. So a check changes no answer but by ending it, and one that
/// never stops costs nothing. The first checkpoint is where the question begins: what is made of many small questions ends, too.
struct QuestionWork {
  /// Propagations between two looks at the check: a few milliseconds at most, unless constraints are very dear.
  static let interval = 4_096

  /// The check.
  var stop = StopCheck.never
  /// The count of propagations at which the question ends.
  var limit = Int.max
  /// The count of propagations at which to look next.
  var checkpoint = Int.max
  /// Whether the check ended the question.
  var isStopped = false
}

extension Engine {
  /// Allows so many propagations from now on.
  mutating func limitPropagations(to count: Int) {
    work.limit = pace.propagations.saturatingSum(count)
    work.isStopped = false
    work.checkpoint = work.stop.canStop ? pace.propagations - 1 : work.limit
  }

  /// Called behind a checkpoint: whether the question ends here; else the next checkpoint is set.
  @inline(never)
  mutating func isWorkOver() -> Bool {
    if pace.propagations > work.limit { return true }
    work.isStopped = work.stop.isStopped
    if work.isStopped { return true }
    work.checkpoint = min(work.limit, pace.propagations.saturatingSum(QuestionWork.interval))
    return false
  }
}
