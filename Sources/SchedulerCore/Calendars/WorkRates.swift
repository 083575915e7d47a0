import Searches

/// How much work a machine whose efficiency changes does by when, in hundredths of seconds: a rising line with a corner
/// wherever its efficiency changes, opens or closes.
final class WorkRates: Sendable {
  /// When each open stretch of one efficiency begins.
  private let starts: [Time]
  /// When each ends.
  private let ends: [Time]
  /// What is done in a second of each; at least 1.
  private let rates: [Int64]
  /// What is done before each, and after the last.
  private let workBefore: [Int64]
  /// The highest rate.
  let fastest: Int64

  /// Adds up stretches that are sorted and disjoint.
  init(_ stretches: [Calendar.Stretch]) {
    starts = stretches.map(\.interval.lowerBound)
    ends = stretches.map(\.interval.upperBound)
    rates = stretches.map(\.efficiency)
    fastest = rates.max() ?? Calendar.fullEfficiency
    workBefore = stretches.reduce(into: [0]) {
      $0.append($0[$0.count - 1] + ($1.interval.upperBound - $1.interval.lowerBound) * $1.efficiency)
    }
  }

  /// What is done by an instant.
  func work(until time: Time) -> Int64 {
    let index = starts.partitioningIndex { $0 > time } - 1
    return index < 0 ? 0 : workBefore[index] + (min(time, ends[index]) - starts[index]) * rates[index]
  }

  /// The first full second by which so much is done: more than 0, and no more than ever is.
  func earliest(_ work: Int64) -> Time {
    let index = workBefore.partitioningIndex { $0 >= work } - 1
    return starts[index] + (work - workBefore[index] + rates[index] - 1) / rates[index]
  }

  /// The last full second by which no more than so much is done: not less than 0.
  func latest(_ work: Int64) -> Time {
    let index = min(workBefore.partitioningIndex { $0 > work }, starts.count) - 1
    return starts[index] + (work - workBefore[index]) / rates[index]
  }
}
