extension Sequences {
  /// Pushes every operation that may move as far right as no job becomes later than it is, or than it is due, and nothing
  /// else has to move: less is done too early, in the same order.
  ///
  /// Costs O(n log n), once for all n operations.
  func loosen() {
    // By their starts, backward, so that whatever comes after an operation has made room before it.
    for operation in (0..<flat.count).sorted(by: { (start[$0], $0) > (start[$1], $1) })
    where !flat.isPinned[operation] {
      guard let place = latestPlace(operation, endingBy: latestEnd(of: operation)), place.start > start[operation]
      else { continue }
      start[operation] = place.start
      end[operation] = place.end
    }
  }

  /// By when an operation must end for its job, for what waits for it, and for the next on its machine.
  private func latestEnd(of operation: Int) -> Time {
    let job = flat.model.problem.jobs[Int(flat.jobs[operation])]
    var latest = max(end[operation], job.due ?? end[operation])
    for edge in Int(flat.after.rows[operation])..<Int(flat.after.rows[operation + 1]) {
      // Whoever overlaps it might have to move with it.
      if flat.after.overlaps[edge] >= 0 { return end[operation] }
      latest = min(latest, start[Int(flat.after.others[edge])] - flat.after.lags[edge])
    }
    let next = Int(after[operation])
    if next >= 0 {
      let machine = machine(of: operation)
      let setUp = flat.model.setUp(on: machine, after: operation, for: next)
      latest = min(latest, flat.model.openTime(of: machine).latestStart(of: setUp, before: start[next])!)
    }
    return latest
  }

  /// The latest place on its machine at which an operation ends by an instant, if that is later than where it is.
  private func latestPlace(_ operation: Int, endingBy latest: Time) -> (start: Time, end: Time)? {
    guard latest > end[operation] else { return nil }
    let duration = flat.durations[Int(alternative[operation])]
    let open = flat.model.openTime(of: machine(of: operation))
    if flat.isInterruptible[operation] {
      let start = open.latestStart(of: duration, before: latest)!
      guard let place = open.place(duration: duration, interruptible: true, from: start), place.end <= latest else {
        return nil
      }
      return place
    }
    var index = open.index(at: latest - 1)
    while index >= 0, open.ends[index] > end[operation] {
      let stop = min(latest, open.ends[index])
      if let start = open.latestStart(of: duration, before: stop), start >= open.starts[index] {
        return open.place(duration: duration, interruptible: false, from: start)
      }
      index -= 1
    }
    return nil
  }
}

extension Scheduler {
  /// The same sequences with every operation as late as no job suffers from it.
  func loosened(_ schedule: Schedule) -> Schedule {
    // Moves in sequences know nothing of shared resources.
    if model.sharesResources { return schedule }
    let sequences = Sequences(MoveModel(model), schedule)
    sequences.loosen()
    return sequences.schedule
  }
}
