extension Sequences {
  /// Looks at an operation in the next `settle`.
  func unsettle(_ operation: Int) {
    guard !isOut[operation], !isUnsettled[operation] else { return }
    isUnsettled[operation] = true
    let previous = Int(before[operation])
    unsettled.insert(operation, key: max(ready(operation), previous < 0 ? .min : end[previous]))
  }

  /// Looks at what comes after an operation whose times changed, and may have to be pushed.
  func unsettleFollowing(_ operation: Int) {
    let end = end[operation]
    let next = Int(after[operation])
    if next >= 0, start[next] < end || flat.hasSetUps[machine(of: operation)] { unsettle(next) }
    for edge in Int(flat.after.rows[operation])..<Int(flat.after.rows[operation &+ 1]) {
      let successor = Int(flat.after.others[edge])
      // With an overlap that is usual, and `settle` looks whether anything is to be done.
      if start[successor] < end &+ flat.after.lags[edge] { unsettle(successor) }
    }
  }

  /// Pushes right what overlaps or starts too soon.
  ///
  /// - Returns: false if that would push too many or cost more than is allowed, or something would have to move that
  ///   cannot; the move must then be taken back.
  func settle() -> Bool {
    while let entry = unsettled.first {
      unsettled.removeFirst()
      let operation = Int(entry.item)
      isUnsettled[operation] = false
      let earliest = ready(operation)
      let previous = Int(before[operation])
      guard let place = place(operation, alternative: Int(alternative[operation]), after: previous, from: earliest)
      else { return false }
      if place.start <= start[operation] { continue }
      if flat.isPinned[operation] || pushes == 0 { return false }
      pushes &-= 1
      log.append(
        Change(
          kind: .timed, operation: Int32(operation), position: 0, alternative: 0, start: start[operation],
          end: end[operation]))
      let previousEnd = end[operation]
      start[operation] = place.start
      end[operation] = place.end
      allowance &-= tardiness(of: operation, since: previousEnd)
      if allowance < 0 { return false }
      touched.append(Int32(operation))
      unsettleFollowing(operation)
    }
    return true
  }
}
