extension PlanningModel {
  /// The start by which each operation leaves its job, and those that wait for it, on time if what follows need not
  /// wait. Allowances for waiting were tried, fixed and learned from pass to pass: they made both shops of the
  /// benchmark worse.
  ///
  /// - Parameter due: counts for all jobs instead of their own due dates.
  func latestStarts(due: Time? = nil) -> [Time] {
    var ends = problem.operations.map { due ?? problem.jobs[$0.job].due ?? problem.horizon.upperBound }
    for operation in order.reversed() {
      for edge in successors.rows[operation]..<successors.rows[operation + 1] {
        let successor = successors.heads[edge]
        let wait = waits[successors.labels[edge]]
        ends[operation] = min(ends[operation], ends[successor] - shortest[successor] - wait)
      }
    }
    // Long chains may lead to before any time that the keys of a waiting line can hold.
    return ends.indices.map { max(ends[$0] - shortest[$0], -2 * .farthestTime) }
  }
}
