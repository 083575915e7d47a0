/// How long each operation is expected to take from being ready to being done: what the slack of the operations before
/// it is reckoned with.
///
/// The first guess is a multiple of the duration. After a pass, what happened in it is the better guess (lead time
/// iteration: Vepsalainen and Morton 1988), which tells the next pass where the bottlenecks are.
struct Expectations: Sendable {
  /// From ready to end, for each operation.
  private(set) var flows: [Time]
  /// From start to end, for each operation.
  private(set) var spans: [Time]

  /// - Parameter allowance: flow over duration, in hundredths.
  init(_ model: PlanningModel, allowance: Int64) {
    spans = model.shortest
    flows = spans.map { $0 * allowance / 100 }
  }

  /// Moves half way to what happened in a pass.
  mutating func learn(from dispatcher: Dispatcher) {
    let timeline = dispatcher.timeline
    for operation in flows.indices where timeline.isPlaced(operation) {
      let flow = max(timeline.ends[operation] - dispatcher.ready[operation], 0)
      flows[operation] = (flows[operation] + flow) / 2
      spans[operation] = (spans[operation] + timeline.ends[operation] - timeline.starts[operation]) / 2
    }
  }

  /// The start by which each operation leaves its job, and those that wait for it, on time.
  func latestStarts(_ model: PlanningModel) -> [Time] {
    let problem = model.problem
    var ends = problem.operations.map { problem.jobs[$0.job].due ?? problem.horizon.upperBound }
    for operation in model.order.reversed() {
      for edge in model.successors.rows[operation]..<model.successors.rows[operation + 1] {
        let successor = model.successors.heads[edge]
        let lag = problem.precedences[model.successors.labels[edge]].minimumLag
        ends[operation] = min(ends[operation], ends[successor] - flows[successor] - lag)
      }
    }
    // Long chains may lead before any time that the keys of a waiting line can hold.
    return ends.indices.map { max(ends[$0] - spans[$0], -2 * .farthestTime) }
  }
}
