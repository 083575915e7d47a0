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
    let stops = stops(of: chain)
    for stop in stops { charge(stop.operation, -1) }
    let begin = stops[0].earliest
    let end = windowEnd(of: stops)
    let width = end - begin
    grow(to: stops.count * (width + 1))
    for position in stops.indices.reversed() {
      let isLast = position + 1 == stops.count
      fill(stops[position], row: position * (width + 1), next: isLast ? -1 : (position + 1) * (width + 1), begin, width)
    }
    work += Int64(stops.count * width)
    follow(stops, begin, width)
    for stop in stops { charge(stop.operation, 1) }
  }

  private func grow(to cells: Int) {
    guard cells > costs.count else { return }
    costs = Strip(repeating: 0, count: 2 * cells)
    choices = Strip(repeating: 0, count: 2 * cells)
    picks = Strip(repeating: 0, count: 2 * cells)
  }

  private func stops(of chain: Int) -> [Stop] {
    let model = plan.model
    return (plan.chains.rows[chain]..<plan.chains.rows[chain + 1]).map { position in
      let operation = plan.chains.operations[position]
      var earliest = model.readiest[operation]
      for edge in model.predecessors.rows[operation]..<model.predecessors.rows[operation + 1] {
        let predecessor = model.predecessors.heads[edge]
        if plan.chains.chain[predecessor] == chain { continue }
        earliest = max(earliest, end[predecessor] + model.waits[model.predecessors.labels[edge]])
      }
      var stop = Stop(
        operation: operation, earliest: plan.buckets.bucket(of: earliest), due: .max, slope: 0,
        lag: plan.lags[position])
      setDue(of: &stop, chain: chain)
      return stop
    }
  }

  private func setDue(of stop: inout Stop, chain: Int) {
    let model = plan.model
    let edges = model.successors.rows[stop.operation]..<model.successors.rows[stop.operation + 1]
    if edges.isEmpty {
      let job = model.problem.jobs[model.problem.operations[stop.operation].job]
      guard let due = job.due, job.weight > 0 else { return }
      stop.due = due
      stop.slope = Double(job.weight)
    }
    for edge in edges {
      let successor = model.successors.heads[edge]
      if plan.chains.chain[successor] == chain { continue }
      let slack = max(0, plan.latestStarts[successor] - start[successor])
      stop.due = min(stop.due, start[successor] - model.waits[model.successors.labels[edge]] + slack)
      stop.slope = max(stop.slope, plan.weights[successor])
    }
  }

  private func windowEnd(of stops: [Stop]) -> Int {
    var spent = 0.0
    var latest = stops[0].earliest
    for stop in stops {
      let option = Int(option[stop.operation])
      let index = Int(plan.pools.optionPools[option]) * count + Int(bucket[stop.operation])
      spent += toll[index] * plan.efforts[option]
      if stop.slope > 0 { spent += stop.slope * Double(max(0, end[stop.operation] - stop.due)) }
      latest = max(latest, Int(bucket[stop.operation]), stop.earliest)
    }
    if let last = stops.last, last.slope > 0 {
      // No operation of the chain can be so late that its tardiness costs more than what is spent now.
      let limit = spent / last.slope + Double(max(0, last.due - plan.buckets.origin))
      latest = max(latest, Int(min(Double(count), limit / Double(plan.buckets.width))))
    } else {
      latest += 64
    }
    return min(count, latest + 8)
  }

  /// The hot loop: one operation's row.
  private func fill(_ stop: Stop, row: Int, next: Int, _ begin: Int, _ width: Int) {
    let (costs, choices, picks, toll, room) = (costs, choices, picks, toll, room)
    let bucketWidth = plan.buckets.width
    let offset = plan.offsets[stop.operation]
    let isInterruptible = plan.model.problem.operations[stop.operation].interruptible
    let impossible = 1e18
    costs[row + width] = impossible
    for cell in row..<row + width {
      costs[cell] = impossible
      choices[cell] = -1
    }
    for option in plan.pools.optionRows[stop.operation]..<plan.pools.optionRows[stop.operation + 1] {
      let pool = Int(plan.pools.optionPools[option])
      let base = pool * count + begin
      let duration = plan.pools.optionDurations[option]
      let effort = plan.efforts[option]
      let steps = Int((offset + duration + stop.lag) / bucketWidth)
      let needed = isInterruptible ? 1 : min(duration + offset / 2, plan.longest[pool])
      let isShort = effort <= Double(bucketWidth) && duration <= bucketWidth && !isInterruptible
      let from = max(0, stop.earliest - begin)
      var bucket = width &- 1
      while bucket >= from {
        if room[base &+ bucket] >= needed {
          var cost: Double
          var ahead = bucket &+ steps
          if isShort {
            cost = toll[base &+ bucket] * effort
          } else {
            (cost, ahead) = spread(option, pool: pool, from: begin + bucket, offset: offset, lag: stop.lag)
            ahead -= begin
          }
          if stop.slope > 0 {
            let end = plan.buckets.start(of: begin &+ bucket) &+ offset &+ duration
            if end > stop.due { cost += stop.slope * Double(end &- stop.due) }
          }
          if next >= 0 { cost += ahead < width ? costs[next &+ ahead] : impossible }
          if cost < costs[row &+ bucket] {
            costs[row &+ bucket] = cost
            picks[row &+ bucket] = Int32(truncatingIfNeeded: option)
          }
        }
        bucket &-= 1
      }
    }
    var best = impossible
    var choice: Int32 = -1
    for bucket in (0..<width).reversed() {
      if costs[row &+ bucket] < best {
        best = costs[row &+ bucket]
        choice = Int32(truncatingIfNeeded: bucket)
      }
      costs[row &+ bucket] = best
      choices[row &+ bucket] = choice
    }
  }

  /// What work over several buckets pays, and the bucket in which the next operation may begin.
  private func spread(_ option: Int, pool: Int, from bucket: Int, offset: Time, lag: Time) -> (Double, Int) {
    let mostWork = plan.buckets.mostWork
    let machines = Double(plan.pools.machines[pool].count) * efficiency
    var left = plan.efforts[option]
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

  private func follow(_ stops: [Stop], _ begin: Int, _ width: Int) {
    var from = 0
    for (position, stop) in stops.enumerated() {
      let row = position * (width + 1)
      let choice = from < width ? choices[row + from] : -1
      // Without a way through the window everything stays where it was.
      guard choice >= 0 else { return }
      let option = Int(picks[row + Int(choice)])
      self.option[stop.operation] = Int32(option)
      bucket[stop.operation] = Int32(begin) + choice
      let offset = plan.offsets[stop.operation]
      start[stop.operation] = plan.buckets.start(of: begin + Int(choice)) + offset
      end[stop.operation] = start[stop.operation] + plan.pools.optionDurations[option]
      let isShort =
        plan.efforts[option] <= Double(plan.buckets.width)
        && !plan.model.problem.operations[stop.operation].interruptible
      from =
        isShort
        ? Int(choice) + Int((offset + plan.pools.optionDurations[option] + stop.lag) / plan.buckets.width)
        : spread(
          option, pool: Int(plan.pools.optionPools[option]), from: begin + Int(choice), offset: offset, lag: stop.lag
        ).1 - begin
    }
  }
}
