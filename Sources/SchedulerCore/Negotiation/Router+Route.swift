import FlatArrays

/// Sending one chain where it costs least, by dynamic programming over buckets from the last operation to the first.
///
/// `costs[i][t]` is the least that operations i, i + 1, … of the chain cost if i begins in bucket t or later: what i
/// pays for its bucket, the tardiness that follows from it, and the least of i + 1 from the bucket in which i has ended.
/// Going down in t, it is the better of "now" and `costs[i][t + 1]`. So a chain of n operations costs n times the
/// window. The window begins when the chain may, and ends where tardiness alone would cost more than all that the
/// chain pays now.
///
/// An operation waits for what other chains ask of it, as of the last pass: the end of a predecessor is a bound, the
/// beginning of a successor a due date at which tardiness begins, after the slack that the successor's job has.
extension Router {
  /// An operation of the chain under way with what bounds it.
  struct Stop {
    var operation: Int
    /// No earlier bucket is allowed.
    var earliest: Int
    /// When delay begins to cost.
    var due: Time
    /// What a second of delay costs.
    var slope: Double
    /// From the operation's end to the next one's beginning.
    var lag: Time
  }

  /// Sends a chain anew.
  func route(_ chain: Int) {
    let count = setStops(of: chain)
    for position in 0..<count { charge(stops[position].operation, -1) }
    let begin = stops[0].earliest
    let width = windowEnd(count) - begin
    grow(to: count * (width + 1))
    for position in (0..<count).reversed() {
      fill(
        stops[position], row: position * (width + 1), next: position + 1 < count ? (position + 1) * (width + 1) : -1,
        begin, width)
    }
    work += Int64(count * width)
    follow(count, begin, width)
    for position in 0..<count { charge(stops[position].operation, 1) }
  }

  private func grow(to cells: Int) {
    guard cells > costs.count else { return }
    costs = Strip(repeating: 0, count: 2 * cells)
    picks = Strip(repeating: 0, count: 2 * cells)
  }

  /// - Returns: how many operations the chain has.
  private func setStops(of chain: Int) -> Int {
    let positions = Int(rows.chainRows[chain])..<Int(rows.chainRows[chain + 1])
    for position in positions {
      let operation = Int(rows.operations[position])
      var earliest = rows.readiest[operation]
      for edge in Int(rows.before.rows[operation])..<Int(rows.before.rows[operation + 1]) {
        earliest = max(earliest, end[Int(rows.before.others[edge])] + rows.before.lags[edge])
      }
      var stop = Stop(
        operation: operation, earliest: plan.buckets.bucket(of: earliest), due: rows.dues[operation],
        slope: rows.slopes[operation], lag: rows.lags[position])
      for edge in Int(rows.after.rows[operation])..<Int(rows.after.rows[operation + 1]) {
        let successor = Int(rows.after.others[edge])
        let slack = max(0, plan.latestStarts[successor] - start[successor])
        stop.due = min(stop.due, start[successor] - rows.after.lags[edge] + slack)
        stop.slope = max(stop.slope, plan.weights[successor])
      }
      stops[position - positions.lowerBound] = stop
    }
    return positions.count
  }

  private func windowEnd(_ stopCount: Int) -> Int {
    var spent = 0.0
    var latest = stops[0].earliest
    for position in 0..<stopCount {
      let stop = stops[position]
      let option = Int(option[stop.operation])
      let index = Int(rows.pools[option]) * count + Int(bucket[stop.operation])
      spent += toll[index] * rows.efforts[option]
      if stop.slope > 0 { spent += stop.slope * Double(max(0, end[stop.operation] - stop.due)) }
      latest = max(latest, Int(bucket[stop.operation]), stop.earliest)
    }
    let last = stops[stopCount - 1]
    if last.slope > 0 {
      // No operation of the chain can be so late that its tardiness costs more than what is spent now.
      let limit = spent / last.slope + Double(max(0, last.due - plan.buckets.origin))
      latest = max(latest, Int(min(Double(count), limit / Double(plan.buckets.width))))
    } else {
      latest += 64
    }
    return min(count, latest + 8)
  }

  /// One operation's row.
  private func fill(_ stop: Stop, row: Int, next: Int, _ begin: Int, _ width: Int) {
    let options = Int(rows.optionRows[stop.operation])..<Int(rows.optionRows[stop.operation + 1])
    let from = min(width, max(0, stop.earliest - begin))
    if options.count == 1 && isShort(options.lowerBound, of: stop.operation) {
      let costs = bucketCosts(stop, option: options.lowerBound, next: next, begin)
      return self.costs.fill(costs, row: row, buckets: from..<width)
    }
    for cell in row...row + width { costs[cell] = impossible }
    for option in options { offer(option, stop, row: row, next: next, begin, from..<width) }
    costs.minimizeSuffixes(row: row, from: from, to: width)
  }

  /// The common case: one option that pays in one bucket.
  private func bucketCosts(_ stop: Stop, option: Int, next: Int, _ begin: Int) -> Strip<Double>.BucketCosts {
    let taken = rows.offsets[stop.operation] + rows.durations[option]
    let earliest = plan.buckets.start(of: begin) + taken
    return Strip<Double>.BucketCosts(
      tolls: toll, room: room, base: Int(rows.pools[option]) * count + begin, effort: rows.efforts[option],
      needed: roomNeeded(by: stop.operation, option), next: next, steps: Int((taken + stop.lag) / plan.buckets.width),
      lateness: stop.slope > 0 ? Double(earliest - stop.due) : 0, width: Double(plan.buckets.width), slope: stop.slope)
  }

  /// Enters an option where it is better than those before it.
  private func offer(_ option: Int, _ stop: Stop, row: Int, next: Int, _ begin: Int, _ buckets: Range<Int>) {
    let isShort = isShort(option, of: stop.operation)
    let needed = roomNeeded(by: stop.operation, option)
    let taken = rows.offsets[stop.operation] + rows.durations[option]
    let steps = Int((taken + stop.lag) / plan.buckets.width)
    let base = Int(rows.pools[option]) * count + begin
    for bucket in buckets where room[base + bucket] >= needed {
      var cost = toll[base + bucket] * rows.efforts[option]
      var ahead = bucket + steps
      if !isShort {
        (cost, ahead) = spread(option, from: begin + bucket, offset: rows.offsets[stop.operation], lag: stop.lag)
        ahead -= begin
      }
      if stop.slope > 0 {
        cost += stop.slope * Double(max(0, plan.buckets.start(of: begin + bucket) + taken - stop.due))
      }
      if next >= 0 { cost += ahead < buckets.upperBound ? costs[next + ahead] : impossible }
      if cost < costs[row + bucket] {
        costs[row + bucket] = cost
        picks[row + bucket] = Int32(option)
      }
    }
  }

  /// For how long a machine must stay open from a bucket's beginning.
  private func roomNeeded(by operation: Int, _ option: Int) -> Double {
    if rows.isInterruptible[operation] { return 1 }
    let pool = Int(rows.pools[option])
    return Double(min(rows.durations[option] + rows.offsets[operation] / 2, rows.longest[pool]))
  }

  /// Whether an operation pays in one bucket only.
  @inline(__always)
  private func isShort(_ option: Int, of operation: Int) -> Bool {
    rows.efforts[option] <= Double(plan.buckets.width) && rows.durations[option] <= plan.buckets.width
      && !rows.isInterruptible[operation]
  }

  /// What work over several buckets pays, and the bucket in which the next operation may begin.
  private func spread(_ option: Int, from bucket: Int, offset: Time, lag: Time) -> (Double, Int) {
    let pool = Int(rows.pools[option])
    let mostWork = plan.buckets.mostWork
    let machines = Double(rows.machines[pool]) * efficiency
    var left = rows.efforts[option]
    var index = pool * count + bucket
    var cost = 0.0
    while left > 0 && index < (pool + 1) * count {
      let part = min(left, mostWork, capacity[index] / machines)
      cost += toll[index] * part
      left -= part
      index += 1
    }
    let last = index - 1 - pool * count
    return (cost, max(last, last + Int((offset + lag) / plan.buckets.width)))
  }

  private func follow(_ stopCount: Int, _ begin: Int, _ width: Int) {
    var from = 0
    for position in 0..<stopCount {
      let stop = stops[position]
      let row = position * (width + 1)
      // Without a way through the window everything stays where it was.
      guard from < width, costs[row + from] < impossible else { return }
      // Of equal ways the latest.
      var choice = from
      while costs[row + choice + 1] == costs[row + choice] { choice += 1 }
      let operation = stop.operation
      let options = Int(rows.optionRows[operation])..<Int(rows.optionRows[operation + 1])
      let option = options.count == 1 ? options.lowerBound : Int(picks[row + choice])
      self.option[operation] = Int32(option)
      bucket[operation] = Int32(begin + choice)
      regret[operation] = (costs[row + choice + 1] - costs[row + choice]) / rows.efforts[option]
      let offset = rows.offsets[operation]
      start[operation] = plan.buckets.start(of: begin + choice) + offset
      end[operation] = start[operation] + rows.durations[option]
      from =
        isShort(option, of: operation)
        ? choice + Int((offset + rows.durations[option] + stop.lag) / plan.buckets.width)
        : spread(option, from: begin + choice, offset: offset, lag: stop.lag).1 - begin
    }
  }
}
