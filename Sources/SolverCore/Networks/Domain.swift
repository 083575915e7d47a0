/// The values a variable may take before any constraint: an arithmetic progression, or an ascending list.
struct Domain: Sendable {
  /// Smallest value.
  let lower: Int64
  /// Largest value.
  let upper: Int64
  /// Distance of neighbours; 0 when `list` holds the values.
  let step: Int64
  /// The values in ascending order, when they are no progression.
  let list: [Int64]

  /// Bounds of all variables lie within this distance of zero, so that two of them can be added in 64 bits.
  static let largestMagnitude: Int64 = 1 << 60
  /// A variable with at most this many values has a literal for each.
  static let valuedLimit: UInt64 = 64

  /// The values from `lower` to `upper` that are a multiple of `step` away from `lower`.
  init(from lower: Int64, through upper: Int64, step: Int64) {
    precondition(lower <= upper, "a variable needs at least one value")
    precondition(step > 0, "a domain's step is positive")
    precondition(
      lower >= -Self.largestMagnitude && upper <= Self.largestMagnitude, "a variable's values lie within ±2^60")
    self.lower = lower
    self.upper = upper - (upper - lower) % step
    self.step = step
    list = []
  }

  /// The given values, in any order and with repetitions.
  init(_ values: [Int64]) {
    let sorted = values.sorted()
    var distinct: [Int64] = []
    for value in sorted where distinct.last != value { distinct.append(value) }
    precondition(!distinct.isEmpty, "a variable needs at least one value")
    lower = distinct[0]
    upper = distinct[distinct.count - 1]
    precondition(
      lower >= -Self.largestMagnitude && upper <= Self.largestMagnitude, "a variable's values lie within ±2^60")
    let step = distinct.count > 1 ? distinct[1] - distinct[0] : 1
    let isProgression = distinct.indices.allSatisfy { distinct[$0] == distinct[0] + Int64($0) * step }
    self.step = isProgression ? step : 0
    list = isProgression ? [] : distinct
  }

  /// Number of values.
  var count: UInt64 { step > 0 ? UInt64((upper - lower) / step) + 1 : UInt64(list.count) }

  /// What all values are a multiple of away from each other; 1 for a single value.
  var stride: Int64 {
    if step > 0 { return step }
    return list.dropFirst().reduce(0) { greatestCommonDivisor($0, $1 - lower) }
  }

  /// The value at a place in ascending order.
  func value(at index: Int) -> Int64 { step > 0 ? lower + Int64(index) * step : list[index] }

  /// Place of a value, or nil when it is not in the domain.
  func index(of value: Int64) -> Int? {
    guard value >= lower, value <= upper else { return nil }
    if step > 0 { return (value - lower) % step == 0 ? Int((value - lower) / step) : nil }
    let place = countBelow(value)
    return list[place] == value ? place : nil
  }

  /// Largest value that is at most `value`, or nil.
  func roundedDown(_ value: Int64) -> Int64? {
    guard value >= lower else { return nil }
    guard value < upper else { return upper }
    if step > 0 { return value - (value - lower) % step }
    return list[countBelow(value + 1) - 1]
  }

  private func countBelow(_ value: Int64) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
