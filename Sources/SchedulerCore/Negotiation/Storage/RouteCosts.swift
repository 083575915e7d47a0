import FlatArrays

/// No way through a bucket.
let impossible = 1e18

/// The hot loop of the negotiation: the costs of one operation that fits into a bucket, bucket after bucket.
///
/// Two passes over the window: the first has no branch and no dependence between buckets, so that it is done several
/// buckets at a time; the second carries the least cost down from the window's end.
extension Strip<Double> {
  /// What an operation pays in the buckets of a window, and how to reach the next of its chain from there.
  struct BucketCosts {
    /// What a second of work costs in each bucket, from the window's first.
    var tolls: Strip<Double>
    /// How long a machine stays open from each bucket's beginning.
    var room: Strip<Double>
    /// Where the window begins in both.
    var base: Int
    /// Seconds of work.
    var effort: Double
    /// How long a machine must stay open.
    var needed: Double
    /// Where the next operation's costs begin; -1 for none.
    var next: Int
    /// How many buckets later the next operation may begin.
    var steps: Int
    /// The tardiness that follows from the window's first bucket, perhaps negative; and how much more from each next one.
    var lateness: Double
    var width: Double
    /// What a second of tardiness costs.
    var slope: Double
  }

  /// Fills the row from `row` on with the least cost from each bucket of the window on.
  ///
  /// - Parameter buckets: those of the window in which the operation may begin.
  func fill(_ costs: BucketCosts, row: Int, buckets: Range<Int>) {
    let last = costs.next >= 0 ? Swift.max(buckets.lowerBound, buckets.upperBound - costs.steps) : buckets.upperBound
    let out = unsafe elementsStart + row
    let (tolls, room) = unsafe (costs.tolls.elementsStart + costs.base, costs.room.elementsStart + costs.base)
    let (effort, needed) = (costs.effort, costs.needed)
    if costs.next >= 0 {
      let ahead = unsafe elementsStart + costs.next + costs.steps
      for bucket in buckets.lowerBound..<last {
        let cost = unsafe tolls[bucket] * effort + ahead[bucket]
        unsafe out[bucket] = room[bucket] >= needed ? cost : impossible
      }
    } else {
      for bucket in buckets.lowerBound..<last {
        let cost = unsafe tolls[bucket] * effort
        unsafe out[bucket] = room[bucket] >= needed ? cost : impossible
      }
    }
    if costs.slope > 0 {
      let onTime = Int(Swift.max(0, (-costs.lateness / costs.width).rounded(.up)))
      var bucket = Swift.max(buckets.lowerBound, onTime)
      while bucket < last {
        unsafe out[bucket] += costs.slope * (costs.lateness + costs.width * Double(bucket))
        bucket &+= 1
      }
    }
    for bucket in last...buckets.upperBound { unsafe out[bucket] = impossible }
    minimizeSuffixes(row: row, from: buckets.lowerBound, to: last)
  }

  /// Turns each cost of a row into the least from there on; those before the first become like it.
  func minimizeSuffixes(row: Int, from first: Int, to last: Int) {
    let out = unsafe elementsStart + row
    var least = impossible
    var bucket = last &- 1
    while bucket >= first {
      least = unsafe Swift.min(least, out[bucket])
      unsafe out[bucket] = least
      bucket &-= 1
    }
    for bucket in 0..<Swift.max(0, first) { unsafe out[bucket] = least }
  }
}
