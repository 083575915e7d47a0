/// An operation, and an instant by which its starts are split.
struct RaisedStart {
  /// What waits, or does not.
  var operation: Int
  /// The least start if it waits.
  var start: Time
  /// Whether nothing that is left would be better for the operation alone.
  var isWish: Bool
}

extension ExactOrderSearch {
  /// A start to split by; nil if waiting saves nothing, or every operation that could help to wait is split at its next event.
  ///
  /// Where something is known to be best from some start on, that is tried at once. Else it is the next event of what would
  /// gain, or of what that may push, if its power has a price: it may have to wait first, for an event of its own. The rest need
  /// not: put back to the least start that the others leave, it would be in nobody's way and cost no more.
  ///
  /// - Parameter bound: the least over the ranges of starts.
  func raisedStart(_ order: PartialOrder, bound: [Int64]) -> RaisedStart? {
    guard bound.lexicographicallyPrecedes(levels(order, isBound: false)) else { return nil }
    var gaining: PartialOrder.Members = 0
    for operation in order.start.indices where !prices.isEmpty && order.latest[operation] > order.start[operation] {
      let least = energy(of: operation, order, isBound: true)
      guard least < energy(of: operation, order, isBound: false) else { continue }
      let start = prices[order.alternative[operation]].first(
        from: order.start[operation] + 1, until: order.latest[operation], costing: least)
      if let start { return RaisedStart(operation: operation, start: start, isWish: true) }
      gaining |= 1 << operation
    }
    for (job, operations) in zip(model.problem.jobs, model.operationsOfJob) {
      guard let due = job.due, model.problem.objective.counts(.earliness), job.weight > 0,
        let last = operations.max(by: { order.end[$0] < order.end[$1] }), order.end[last] < due
      else { continue }
      let start = min(leastStart(of: last, endingFrom: due, order) ?? .max, order.latest[last])
      if start > order.start[last], order.disappointed & 1 << last == 0 {
        return RaisedStart(operation: last, start: start, isWish: true)
      }
      for operation in operations where !isFollowed(operation) { gaining |= 1 << operation }
    }
    return nextEvent(ofWhatPushes: gaining, order)
  }

  /// Whether an operation is never the last of its job.
  private func isFollowed(_ operation: Int) -> Bool {
    (model.successors.rows[operation]..<model.successors.rows[operation + 1]).contains { edge in
      model.problem.operations[model.successors.heads[edge]].job == model.problem.operations[operation].job
        && model.problem.precedences[model.successors.labels[edge]].overlap == nil
    }
  }

  private func nextEvent(ofWhatPushes gaining: PartialOrder.Members, _ order: PartialOrder) -> RaisedStart? {
    var (found, fresh) = (gaining, gaining)
    while fresh != 0 {
      let operation = fresh.trailingZeroBitCount
      fresh &= fresh - 1
      let hasPrice = !prices.isEmpty && model.problem.machines[machine(of: operation, order)].power > 0
      if hasPrice || gaining & 1 << operation != 0 {
        let start = order.start[operation] + wait(of: operation, order)
        if start <= order.latest[operation] {
          return RaisedStart(operation: operation, start: start, isWish: false)
        }
      }
      let pushed = pushed(by: operation, order) & ~found
      found |= pushed
      fresh |= pushed
    }
    return nil
  }

  /// What may have to move when an operation does.
  private func pushed(by operation: Int, _ order: PartialOrder) -> PartialOrder.Members {
    var pushed: PartialOrder.Members = 0
    for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
      pushed |= 1 << model.successors.heads[edge]
    }
    for index in maximumLags where model.problem.precedences[index].successor == operation {
      pushed |= 1 << model.problem.precedences[index].predecessor
    }
    // What starts before it gives way to nothing.
    for other in order.start.indices where other != operation && order.after[other] & 1 << operation == 0 {
      if excludes(operation, other, order) { pushed |= 1 << other }
    }
    return pushed
  }

  /// Whether two operations are on one machine, or share a resource.
  func excludes(_ one: Int, _ other: Int, _ order: PartialOrder) -> Bool {
    machine(of: one, order) == machine(of: other, order)
      || model.problem.operations[one].demands.contains { demand in
        model.problem.operations[other].demands.contains { $0.resource == demand.resource }
      }
  }
}
