extension Sequences {
  /// The plan as it stands, gaps and all.
  var schedule: Schedule {
    Schedule(
      flat.model, sequences: rows.map { $0.map { Int($0) } }, starts: start.elements, ends: end.elements)
  }

  /// Pulls every operation that may move as far left as its sequence allows: nothing ends later than it did.
  ///
  /// Costs O(n log n), once for all n operations.
  func tighten() {
    // By their starts, so that whatever an operation waits for has been pulled before it.
    for operation in (0..<flat.count).sorted(by: { (start[$0], $0) < (start[$1], $1) }) where !flat.isPinned[operation]
    {
      let place = place(
        operation, alternative: Int(alternative[operation]), after: Int(before[operation]), from: ready(operation))
      guard let place, place.start < start[operation] else { continue }
      start[operation] = place.start
      end[operation] = place.end
    }
  }
}

extension Scheduler {
  /// The same sequences with every operation as early as they allow.
  func tightened(_ schedule: Schedule) -> Schedule {
    // Moves in sequences know nothing of shared resources.
    if model.sharesResources { return schedule }
    let sequences = Sequences(MoveModel(model), schedule)
    sequences.tighten()
    return sequences.schedule
  }
}
