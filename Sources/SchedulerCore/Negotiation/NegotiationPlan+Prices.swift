extension NegotiationPlan {
  /// What a second of each pool's time is worth in each bucket by a schedule, in weighted seconds of tardiness.
  ///
  /// Had a machine a second more, all that waits for it would be a second earlier: the worth falls over a busy period
  /// by the tardiness a second of work that is done meanwhile, and is nothing at its end.
  func prices(of schedule: Schedule) -> [Double] {
    var rates = Array(repeating: 0.0, count: buckets.capacity.count)
    var used = rates
    for (operation, assignment) in schedule.assignments.enumerated() {
      let index = pools.poolOfMachine[assignment.machine] * buckets.count + buckets.bucket(of: assignment.start)
      let work = Double(assignment.end - assignment.start)
      rates[index] += weights[operation] * urgency(of: operation, in: schedule)
      used[index] += work
    }
    var prices = rates
    for pool in pools.machines.indices {
      var price = 0.0
      for index in (pool * buckets.count..<(pool + 1) * buckets.count).reversed() {
        if used[index] > 0.8 * buckets.capacity[index], buckets.capacity[index] > 0 {
          price += Double(buckets.width) * rates[index] / used[index]
        } else if buckets.capacity[index] > 0 {
          price *= 0.8
        }
        prices[index] = price
      }
    }
    return prices
  }

  /// 1 if the operation's job is late, less the more slack it has.
  private func urgency(of operation: Int, in schedule: Schedule) -> Double {
    let job = model.problem.operations[operation].job
    guard let due = model.problem.jobs[job].due else { return 0 }
    let slack = max(0, due - schedule.completions[job])
    // Halved by every 16 buckets of slack.
    let halvings = Int(slack / (16 * buckets.width))
    return 1 / Double(1 << min(halvings, 40))
  }
}
