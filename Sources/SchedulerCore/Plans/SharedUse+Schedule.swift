extension SharedUse {
  /// What all operations of a schedule but one take in an interval, and perhaps around it.
  init(_ model: PlanningModel, _ schedule: Schedule, beside operation: Int, during interval: Range<Time>) {
    self.init(model.problem, model.openTimes)
    let others = schedule.assignments.indices.filter {
      $0 != operation && !model.problem.operations[$0].demands.isEmpty
        && schedule.assignments[$0].start < interval.upperBound && schedule.assignments[$0].end > interval.lowerBound
    }
    // In the order of time, so that steps are appended.
    for other in others.sorted(by: { schedule.assignments[$0].start < schedule.assignments[$1].start }) {
      let assignment = schedule.assignments[other]
      take(model.problem.operations[other].demands, from: assignment.start, until: assignment.end)
    }
  }

  /// The resource that hinders an operation longest from lying where it is meant to, and until when it hinders every start from
  /// there on; nil if all that the operation demands is there.
  func shortage(_ demands: [Operation.Demand], from start: Time, until end: Time) -> (resource: Int, until: Time)? {
    var longest: (resource: Int, until: Time)?
    for demand in demands {
      guard let until = delay([demand], from: start, until: end), until > longest?.until ?? start else { continue }
      longest = (demand.resource, until)
    }
    return longest
  }
}
