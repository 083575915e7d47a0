import Threads

extension Scheduler {
  /// Looks for a better schedule by the problem's objective: the best there is where the problem is small
  /// (`searchedExactly`), else as `Improver` tells.
  ///
  /// - Parameters:
  ///   - schedule: a schedule of this scheduler's problem.
  ///   - limit: the same limit, but for the threads, gives the same schedule.
  ///   - elapsed: asked now and then, for a caller who watches a clock: how much of his time is over, from 0 to 1, which
  ///     ends the improvement. The schedule then depends on the clock.
  ///   - stop: asked often, in the midst of every step: ends the improvement with the best schedule so far.
  ///   - progress: told the figures of every better schedule.
  /// - Returns: a schedule that is no worse by `Schedule.Figures` than the one given.
  public func improved(
    _ schedule: Schedule, limit: ImprovementLimit, elapsed: () -> Double = { 0 }, stop: StopCheck = .never,
    progress: (Schedule.Figures) -> Void = { _ in }
  ) -> Improvement {
    var schedule = schedule
    var exactWork: Int64 = 0
    if elapsed() < 1, let exact = searchedExactly(from: schedule, budget: limit.work / 2, stop: stop),
      let best = exact.best
    {
      exactWork = exact.work
      if best.figures < schedule.figures { progress(best.figures) }
      schedule = best
      if exact.isComplete {
        return Improvement(schedule: schedule, work: exactWork, bounds: schedule.figures.levels, isOptimal: true)
      }
    }
    if stop.isStopped { return Improvement(stopped: schedule, work: exactWork, bounds: levelBounds) }
    var improver = Improver(self, schedule, limit: limit, stop: stop, work: exactWork)
    while !improver.isDone && !stop.isStopped {
      let elapsed = elapsed()
      if elapsed >= 1 { break }
      if improver.advance(elapsed: elapsed) { progress(improver.best.figures) }
    }
    // The last step may have been cut short, however much of the limit it counts.
    if stop.isStopped {
      return Improvement(stopped: improver.best, work: improver.work, bounds: levelBounds)
    }
    return finished(improver, progress)
  }

  /// What is done once moves have come to their end.
  private func finished(_ improver: Improver, _ progress: (Schedule.Figures) -> Void) -> Improvement {
    var best = improver.best
    let tightened = tightened(best)
    if tightened.figures < best.figures { best = tightened }
    if model.problem.objective.counts(.earliness) {
      let loosened = loosened(best)
      if loosened.figures < best.figures { best = loosened }
    }
    if best.figures < improver.best.figures { progress(best.figures) }
    return Improvement(
      schedule: best, work: improver.work, bounds: levelBounds, isOptimal: best.figures.levels == levelBounds)
  }
}
