/// When a precedence lets its successor start. Without an overlap that is the predecessor's end and the lag. With one there
/// are two bounds: the first batch must have come (`opening`), and the last batch must come early enough for the work
/// on it (`tailBound`). The second is a bound on the end of the successor; as it works through without a pause but
/// for the closed times of its machine, it is one on the start, too.
extension PlanningModel {
  /// When the first batch of a placed predecessor has come, or all of it where there is no overlap.
  func opening(_ precedence: Int, alternative: Int, start: Time, end: Time) -> Time {
    let lag = problem.precedences[precedence].minimumLag
    guard let overlap = problem.precedences[precedence].overlap else { return end + lag }
    let predecessor = problem.precedences[precedence].predecessor
    let open = openTime(of: Int(alternativeMachines[alternative]))
    // Within the predecessor's own work, hence within the horizon.
    let lead = overlap.leads[alternative - alternativeRows[predecessor]]
    return open.end(of: lead, from: start)! + lag
  }

  /// The start of an alternative of the successor from which on it does not end too soon for the last batch; without an
  /// overlap always.
  func tailBound(_ precedence: Int, alternative: Int, predecessorEnd: Time) -> Time {
    guard let overlap = problem.precedences[precedence].overlap else { return .min }
    let last = predecessorEnd + problem.precedences[precedence].minimumLag
    // Work ends with the horizon, and what would come behind it must not look as if it came before.
    if last >= problem.horizon.upperBound { return problem.horizon.upperBound }
    let open = openTime(of: Int(alternativeMachines[alternative]))
    let tail = overlap.tails[alternative - alternativeRows[problem.precedences[precedence].successor]]
    guard let done = open.end(of: tail, from: last) else { return problem.horizon.upperBound }
    return open.firstStart(of: durations[alternative], endingFrom: done)
  }

  /// The same for all that an operation waits for.
  @inline(__always)
  func tailBound(of operation: Int, alternative: Int, end: (_ predecessor: Int) -> Time) -> Time {
    guard isOverlapping[operation] else { return .min }
    return (predecessors.rows[operation]..<predecessors.rows[operation + 1]).reduce(.min) { bound, edge in
      max(
        bound,
        tailBound(predecessors.labels[edge], alternative: alternative, predecessorEnd: end(predecessors.heads[edge])))
    }
  }

  /// The least `tailBound` over the alternatives of the successor, or that of its locked machine.
  func leastTailBound(_ precedence: Int, predecessorEnd: Time) -> Time {
    guard problem.precedences[precedence].overlap != nil else { return .min }
    let successor = problem.precedences[precedence].successor
    var least = Time.max
    for alternative in alternativeRows[successor]..<alternativeRows[successor + 1] {
      let machine = Int(alternativeMachines[alternative])
      if let lock = problem.operations[successor].lock, lock.machine != machine { continue }
      least = min(least, tailBound(precedence, alternative: alternative, predecessorEnd: predecessorEnd))
    }
    return least
  }

  /// By precedence: the time from the predecessor's end to the successor's start if neither has to wait and both are
  /// at their fastest; negative where they overlap. For estimates, not for bounds.
  static func waits(_ problem: SchedulingProblem, shortest: [Time]) -> [Time] {
    problem.precedences.map { precedence in
      guard let overlap = precedence.overlap else { return precedence.minimumLag }
      let lead = overlap.leads.min()! - shortest[precedence.predecessor]
      let tail = overlap.tails.min()! - shortest[precedence.successor]
      return precedence.minimumLag + max(lead, tail)
    }
  }
}
