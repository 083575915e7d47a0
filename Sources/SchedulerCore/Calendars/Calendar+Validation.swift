extension Calendar {
  /// Whether the pattern keeps its contract: a positive period, and intervals that begin within it and are no longer.
  var isWellFormed: Bool {
    period > 0 && period <= .farthestTime && abs(origin) <= .farthestTime
      && pattern.map(\.interval).allSatisfy {
        $0.lowerBound >= 0 && $0.lowerBound < period && $0.upperBound - $0.lowerBound <= period
      }
  }

  /// Whether every efficiency is within its bounds.
  var hasValidEfficiencies: Bool { statedEfficiencies.allSatisfy(Calendar.efficiencies.contains) }

  /// Whether an open second is a second's work wherever it lies.
  var isAlwaysFull: Bool { statedEfficiencies.allSatisfy { $0 == Calendar.fullEfficiency } }

  /// The least efficiency that there is anywhere; full where nothing is ever open.
  var leastEfficiency: Int64 { statedEfficiencies.min() ?? Calendar.fullEfficiency }

  private var statedEfficiencies: [Int64] {
    pattern.map(\.efficiency) + exceptions.filter(\.isOpen).map(\.efficiency)
  }
}
