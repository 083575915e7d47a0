import Searches

extension Calendar {
  /// The open intervals within a horizon, whatever their efficiency: sorted, disjoint, not touching, none empty.
  ///
  /// As `openStretches(in:)`, with those joined that touch.
  public func openIntervals(in horizon: Range<Time>) -> [Range<Time>] {
    openStretches(in: horizon).reduce(into: []) { intervals, stretch in
      if let last = intervals.last, last.upperBound == stretch.interval.lowerBound {
        intervals[intervals.count - 1] = last.lowerBound..<stretch.interval.upperBound
      } else {
        intervals.append(stretch.interval)
      }
    }
  }

  /// The open stretches of one efficiency each within a horizon: sorted, disjoint, none empty; those that touch differ
  /// in efficiency.
  ///
  /// Costs time and space proportional to the periods in the horizon times the stretches of the pattern, plus a sort,
  /// and a binary search and a splice for each exception.
  ///
  /// - Precondition: the period is positive, the pattern's stretches begin within it, and efficiencies keep their
  ///   bounds.
  public func openStretches(in horizon: Range<Time>) -> [Stretch] {
    precondition(isWellFormed, "a calendar's pattern lies within its period")
    precondition(hasValidEfficiencies, "efficiencies are from 1 to 400 %")
    var open = patternStretches(in: horizon)
    for exception in exceptions {
      let interval = exception.interval.clamped(to: horizon)
      guard !interval.isEmpty else { continue }
      overrule(interval, efficiency: exception.isOpen ? exception.efficiency : nil, in: &open)
    }
    return open
  }

  /// Where the pattern begins and ends to be open at each of its efficiencies.
  private func patternEdges(in horizon: Range<Time>, _ levels: [Int64]) -> [(time: Time, level: Int, change: Int)] {
    guard !horizon.isEmpty else { return [] }
    // One period earlier, because a stretch may run on into the next period.
    let first = floorDivide(horizon.lowerBound - origin, period) - 1
    let last = floorDivide(horizon.upperBound - 1 - origin, period)
    let leveled = pattern.map { (interval: $0.interval, level: levels.firstIndex(of: $0.efficiency)!) }
    var edges: [(time: Time, level: Int, change: Int)] = []
    for turn in first...last {
      let base = origin + turn * period
      for (interval, level) in leveled {
        let moved = (interval.lowerBound + base..<interval.upperBound + base).clamped(to: horizon)
        if moved.isEmpty { continue }
        edges.append((moved.lowerBound, level, 1))
        edges.append((moved.upperBound, level, -1))
      }
    }
    return edges.sorted { $0.time < $1.time }
  }

  /// Goes over the edges in order of time, with a count for each efficiency of the stretches that are open at it.
  private func patternStretches(in horizon: Range<Time>) -> [Stretch] {
    let levels = Set(pattern.map(\.efficiency)).sorted()
    var active = Array(repeating: 0, count: levels.count)
    var from = horizon.lowerBound
    var stretches: [Stretch] = []
    for edge in patternEdges(in: horizon, levels) {
      if edge.time > from, let highest = active.lastIndex(where: { $0 > 0 }) {
        stretches.join(Stretch(from..<edge.time, efficiency: levels[highest]))
      }
      from = edge.time
      active[edge.level] += edge.change
    }
    return stretches
  }

  private func overrule(_ interval: Range<Time>, efficiency: Int64?, in open: inout [Stretch]) {
    let low = open.partitioningIndex { $0.interval.upperBound >= interval.lowerBound }
    let high = open.partitioningIndex { $0.interval.lowerBound > interval.upperBound }
    let touched = open[low..<high]
    var remains: [Stretch] = []
    for stretch in touched where stretch.interval.lowerBound < interval.lowerBound {
      let end = min(stretch.interval.upperBound, interval.lowerBound)
      remains.append(Stretch(stretch.interval.lowerBound..<end, efficiency: stretch.efficiency))
    }
    if let efficiency { remains.join(Stretch(interval, efficiency: efficiency)) }
    for stretch in touched where stretch.interval.upperBound > interval.upperBound {
      let begin = max(stretch.interval.lowerBound, interval.upperBound)
      remains.join(Stretch(begin..<stretch.interval.upperBound, efficiency: stretch.efficiency))
    }
    open.replaceSubrange(low..<high, with: remains)
  }
}

extension [Calendar.Stretch] {
  /// Adds a stretch behind all others, to the last if that is like it and touches it.
  fileprivate mutating func join(_ stretch: Calendar.Stretch) {
    if let last, last.interval.upperBound == stretch.interval.lowerBound, last.efficiency == stretch.efficiency {
      self[count - 1].interval = last.interval.lowerBound..<stretch.interval.upperBound
    } else {
      append(stretch)
    }
  }
}
