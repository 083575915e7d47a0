extension SchedulingProblem {
  /// Locks what a schedule of this problem has decided for the operations that satisfy a condition: those begun, those
  /// within the frozen horizon, or all of them, to ask when one more job could be done without moving any other.
  ///
  /// - Parameters:
  ///   - schedule: assignments for the first operations of the problem; operations added since have none and stay free.
  ///   - isFrozen: asked for each assignment.
  /// - Precondition: the schedule has no more operations than the problem.
  public mutating func lock(
    to schedule: Schedule, where isFrozen: (_ operation: Int, _ assignment: Schedule.Assignment) -> Bool
  ) {
    precondition(schedule.assignments.count <= operations.count, "operations are only added behind those scheduled")
    for (operation, assignment) in schedule.assignments.enumerated() where isFrozen(operation, assignment) {
      operations[operation].lock = .init(machine: assignment.machine, start: assignment.start)
    }
  }
}
