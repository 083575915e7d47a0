import Searches

/// What the energy of an alternative costs by its start, at all starts between which the cost changes evenly.
struct StartPrices {
  /// Starts at which the machine is open for the operation, ascending.
  let starts: [Time]
  /// The cost of each.
  private let costs: [Int64]
  /// The least costs of stretches of 2, 4, 8… starts, by the first of each.
  private let least: [[Int64]]

  /// Looks at all starts at which an edge of the calendar or a change of the price is met by the start or the end.
  init(_ model: PlanningModel, alternative: Int, changes: [Time]) {
    let machine = Int(model.alternativeMachines[alternative])
    let operation = model.alternativeRows.partitioningIndex { $0 > alternative } - 1
    let isInterruptible = model.problem.operations[operation].interruptible
    let (open, duration) = (model.openTime(of: machine), model.durations[alternative])
    let wanted = StartPrices.candidates(open, duration: duration, isInterruptible: isInterruptible, changes)
    var (starts, costs): ([Time], [Int64]) = ([], [])
    for start in wanted where starts.last != start {
      let place = open.place(duration: duration, interruptible: isInterruptible, from: start)
      guard let place, place.start == start else { continue }
      starts.append(start)
      costs.append(model.energyCost(on: machine, from: place.start, until: place.end))
    }
    self.starts = starts
    self.costs = costs
    var least = [costs]
    while 1 << least.count <= costs.count {
      let (shorter, half) = (least[least.count - 1], 1 << (least.count - 1))
      least.append((0..<costs.count + 1 - 2 * half).map { min(shorter[$0], shorter[$0 + half]) })
    }
    self.least = least
  }

  /// Instants among which all wanted starts are, ascending.
  private static func candidates(
    _ open: OpenTime, duration: Time, isInterruptible: Bool, _ changes: [Time]
  ) -> [Time] {
    let edges = open.starts + open.ends + changes
    // The last instant of an open interval still is a start.
    var wanted = edges + open.ends.map { $0 - 1 }
    for edge in edges {
      if isInterruptible {
        wanted += open.latestStart(of: duration, before: edge).map { [$0] } ?? []
        let grains = open.grains(until: edge) - duration * open.grain
        if grains > 0 { wanted += open.earliest(grains: grains).map { [$0] } ?? [] }
      } else {
        wanted.append(edge - duration)
      }
    }
    return wanted.sorted()
  }

  /// The least cost of a start of the table between two instants.
  func least(from first: Time, until last: Time) -> Int64 {
    let low = starts.partitioningIndex { $0 >= first }
    let count = starts.partitioningIndex { $0 > last } - low
    guard count > 0 else { return .max }
    let row = Int.bitWidth - 1 - count.leadingZeroBitCount
    return min(least[row][low], least[row][low + count - (1 << row)])
  }

  /// The first start of the table between two instants whose cost is no more than given.
  func first(from first: Time, until last: Time, costing most: Int64) -> Time? {
    var index = starts.partitioningIndex { $0 >= first }
    while index < starts.count, starts[index] <= last {
      if costs[index] <= most { return starts[index] }
      index += 1
    }
    return nil
  }
}

extension EnergyTariff {
  /// When prices may change within a horizon, ascending; nil if more often than so many times.
  func changes(in horizon: Range<Time>, atMost most: Int) -> [Time]? {
    if rates.isEmpty { return [] }
    let edges = Set(rates.flatMap { [$0.interval.lowerBound, $0.interval.upperBound] }).sorted()
    let first = floorDivide(horizon.lowerBound - origin, period)
    let last = floorDivide(horizon.upperBound - origin, period)
    guard last - first < Time(most / edges.count) else { return nil }
    return (first...last).flatMap { turn in edges.map { origin + turn * period + $0 } }
  }
}
