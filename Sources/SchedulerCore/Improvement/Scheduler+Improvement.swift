extension Scheduler {
  /// Looks for a schedule of less weighted tardiness; `Improver` tells how.
  ///
  /// - Parameters:
  ///   - schedule: a schedule of this scheduler's problem.
  ///   - limit: the same limit, but for the threads, gives the same schedule.
  ///   - elapsed: asked now and then, for a caller who watches a clock: how much of his time is over, from 0 to 1, which
  ///     ends the improvement. The schedule then depends on the clock.
  ///   - progress: told the figures of every better schedule.
  /// - Returns: a schedule that is no worse by `Schedule.Figures` than the one given.
  public func improved(
    _ schedule: Schedule, limit: ImprovementLimit, elapsed: () -> Double = { 0 },
    progress: (Schedule.Figures) -> Void = { _ in }
  ) -> Improvement {
    var improver = Improver(self, schedule, limit: limit)
    while !improver.isDone {
      let elapsed = elapsed()
      if elapsed >= 1 { break }
      if improver.advance(elapsed: elapsed) { progress(improver.best.figures) }
    }
    let tightened = tightened(improver.best)
    let best = tightened.figures < improver.best.figures ? tightened : improver.best
    if best.figures < improver.best.figures { progress(best.figures) }
    return Improvement(schedule: best, work: improver.work)
  }
}
