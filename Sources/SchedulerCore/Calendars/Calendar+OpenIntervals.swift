extension Calendar {
  /// The open stretches within a horizon: sorted, disjoint, not touching, none empty.
  ///
  /// Costs time and space proportional to the periods in the horizon times the intervals of the pattern, plus a binary
  /// search and a splice for each exception.
  ///
  /// - Precondition: the period is positive and the pattern's intervals begin within it.
  public func openIntervals(in horizon: Range<Time>) -> [Range<Time>] {
    precondition(isWellFormed, "a calendar's pattern lies within its period")
    var open = merged(patternIntervals(in: horizon))
    for exception in exceptions {
      let interval = exception.interval.clamped(to: horizon)
      guard !interval.isEmpty else { continue }
      overrule(interval, isOpen: exception.isOpen, in: &open)
    }
    return open
  }

  private func patternIntervals(in horizon: Range<Time>) -> [Range<Time>] {
    guard !horizon.isEmpty else { return [] }
    // One period earlier, because an interval may run on into the next period.
    let first = floorDivide(horizon.lowerBound - origin, period) - 1
    let last = floorDivide(horizon.upperBound - 1 - origin, period)
    let sorted = pattern.sorted { $0.lowerBound < $1.lowerBound }
    var intervals: [Range<Time>] = []
    for turn in first...last {
      let base = origin + turn * period
      for interval in sorted {
        let moved = (interval.lowerBound + base..<interval.upperBound + base).clamped(to: horizon)
        if !moved.isEmpty { intervals.append(moved) }
      }
    }
    return intervals
  }

  /// Joins what overlaps or touches. The intervals of one period are sorted, but the last of a period may reach
  /// beyond the first of the next, and clamping may have moved a beginning: hence the sort.
  private func merged(_ intervals: [Range<Time>]) -> [Range<Time>] {
    intervals.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, interval in
      if let last = joined.last, interval.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, interval.upperBound)
      } else {
        joined.append(interval)
      }
    }
  }

  private func overrule(_ interval: Range<Time>, isOpen: Bool, in open: inout [Range<Time>]) {
    let low = open.partitioningIndex { $0.upperBound >= interval.lowerBound }
    let high = open.partitioningIndex { $0.lowerBound > interval.upperBound }
    let touched = open[low..<high]
    if isOpen {
      let begin = min(interval.lowerBound, touched.first?.lowerBound ?? interval.lowerBound)
      let end = max(interval.upperBound, touched.last?.upperBound ?? interval.upperBound)
      open.replaceSubrange(low..<high, with: [begin..<end])
    } else {
      let remains = touched.flatMap { stretch in
        [
          stretch.lowerBound..<max(stretch.lowerBound, min(stretch.upperBound, interval.lowerBound)),
          min(stretch.upperBound, max(stretch.lowerBound, interval.upperBound))..<stretch.upperBound,
        ].filter { !$0.isEmpty }
      }
      open.replaceSubrange(low..<high, with: remains)
    }
  }
}

extension Array {
  /// The first index whose element satisfies a predicate that is false up to some point and true from there on.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
