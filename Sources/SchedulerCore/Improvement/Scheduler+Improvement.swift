extension Scheduler {
  /// Looks for a schedule of less weighted tardiness; see `Negotiation` for how.
  ///
  /// - Parameters:
  ///   - schedule: a schedule of this scheduler's problem.
  ///   - limit: the same limit, but for the threads, gives the same schedule.
  ///   - isOver: asked now and then; true ends the improvement. For a caller who watches a clock.
  ///   - progress: told the figures of every better schedule.
  /// - Returns: a schedule that is no worse by `Schedule.Figures` than the one given.
  public func improved(
    _ schedule: Schedule, limit: ImprovementLimit, isOver: () -> Bool = { false },
    progress: (Schedule.Figures) -> Void = { _ in }
  ) -> Improvement {
    var improver = Improver(self, schedule, limit: limit)
    while !improver.isDone && !isOver() {
      if improver.advance() { progress(improver.best.figures) }
    }
    return Improvement(schedule: improver.best, work: improver.work)
  }
}
