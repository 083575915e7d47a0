import Threads

extension Scheduler {
  /// What an exact search has come to.
  struct ExactOutcome {
    /// The best schedule, found or given; nil if there is none so far.
    var best: Schedule?
    /// How many operations were placed.
    var work: Int64
    /// Whether all was tried: there is no better schedule, or none at all.
    var isComplete: Bool
  }

  /// The operations that may be placed to find a first schedule where no rule finds one.
  static let rescueWork: Int64 = 20_000

  /// Looks for the best schedule of a small problem, in the way that its features allow: `ExactSearch` where nothing gains by
  /// waiting, else `ExactOrderSearch`.
  ///
  /// - Parameters:
  ///   - schedule: what is to be bettered, if there is anything.
  ///   - budget: how many operations may be placed.
  ///   - stop: ends the search as a spent budget does.
  /// - Returns: nil if the problem is too large to begin.
  func searchedExactly(from schedule: Schedule?, budget: Int64, stop: StopCheck = .never) -> ExactOutcome? {
    if let schedule, var search = ExactSearch(model, schedule, budget: budget, stop: stop) {
      let budget = search.budget
      let isComplete = search.run()
      return ExactOutcome(best: search.best, work: budget - search.budget, isComplete: isComplete)
    }
    guard var search = ExactOrderSearch(model, schedule, budget: budget, stop: stop) else { return nil }
    let budget = search.budget
    let isComplete = search.run()
    return ExactOutcome(best: search.best, work: budget - search.budget, isComplete: isComplete)
  }
}
