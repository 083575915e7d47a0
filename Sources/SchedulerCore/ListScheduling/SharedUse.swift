import Searches

/// How much of each shared resource is taken over time.
///
/// Each resource is a row of steps: from the time of one to that of the next, the same amount is taken; before the first,
/// nothing. Taking more costs a shift of the steps behind, of which there are few where planning goes forward.
struct SharedUse {
  private struct Steps {
    var times: [Time] = []
    var taken: [Int64] = []

    /// The last step at or before an instant; -1 before the first.
    func index(at time: Time) -> Int { times.partitioningIndex { $0 > time } - 1 }

    /// Makes a step begin at an instant, and gives it.
    mutating func split(at time: Time) -> Int {
      let index = index(at: time)
      if index >= 0 && times[index] == time { return index }
      times.insert(time, at: index + 1)
      taken.insert(index < 0 ? 0 : taken[index], at: index + 1)
      return index + 1
    }
  }

  private let resources: [SharedResource]
  private let openTimes: [OpenTime?]
  private var steps: [Steps]

  /// Nothing is taken yet.
  init(_ problem: SchedulingProblem, _ openTimes: [OpenTime]) {
    resources = problem.resources
    self.openTimes = problem.resources.map { $0.calendar.map { openTimes[$0] } }
    steps = Array(repeating: Steps(), count: problem.resources.count)
  }

  /// The earliest start that is worth trying for an operation that cannot lie where it is meant to because of its demands; nil
  /// if it can. An operation that starts later does not end earlier, so that what blocks it blocks every start before the one
  /// given. `Time.max` where nothing is worth trying.
  func delay(_ demands: [Operation.Demand], from start: Time, until end: Time) -> Time? {
    var delay = start
    for demand in demands {
      if let open = openTimes[demand.resource] {
        guard let opening = open.opening(from: start) else { return .max }
        let index = open.index(at: opening)
        if opening > start {
          delay = max(delay, opening)
        } else if end > open.ends[index] {
          delay = max(delay, index + 1 < open.starts.count ? open.starts[index + 1] : .max)
        }
      }
      let row = steps[demand.resource]
      var index = row.index(at: end - 1)
      while index >= 0, index == row.times.count - 1 || row.times[index + 1] > start {
        if row.taken[index] + demand.amount > resources[demand.resource].capacity {
          // The last step always has nothing taken.
          delay = max(delay, row.times[index + 1])
          break
        }
        index -= 1
      }
    }
    return delay == start ? nil : delay
  }

  /// Takes what an operation demands.
  mutating func take(_ demands: [Operation.Demand], from start: Time, until end: Time) {
    for demand in demands { change(demand.resource, by: demand.amount, start, end) }
  }

  /// Gives back what an operation has taken.
  mutating func giveBack(_ demands: [Operation.Demand], from start: Time, until end: Time) {
    for demand in demands { change(demand.resource, by: -demand.amount, start, end) }
  }

  private mutating func change(_ resource: Int, by amount: Int64, _ start: Time, _ end: Time) {
    let first = steps[resource].split(at: start)
    let last = steps[resource].split(at: end)
    for index in first..<last { steps[resource].taken[index] += amount }
  }

  /// The next instant after a given one at which less of a resource is taken or one comes into being; nil if there is none.
  func nextRelief(after time: Time) -> Time? {
    var relief = Time.max
    for (row, open) in zip(steps, openTimes) {
      var index = row.index(at: time) + 1
      while index < row.times.count, row.taken[index] >= (index == 0 ? 0 : row.taken[index - 1]) { index += 1 }
      if index < row.times.count { relief = min(relief, row.times[index]) }
      if let opening = open.flatMap({
        $0.index(at: time) + 1 < $0.starts.count ? $0.starts[$0.index(at: time) + 1] : nil
      }) {
        relief = min(relief, opening)
      }
    }
    return relief == .max ? nil : relief
  }
}
