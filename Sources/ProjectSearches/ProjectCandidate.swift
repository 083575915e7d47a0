/// An order of a project's activities from which serial generation makes a schedule.
struct ProjectCandidate: Sendable {
  /// Each activity after all it waits for.
  var order: [Int32]
  /// Of the schedule that it gives.
  var makespan: Int32
  /// Equal for orders that give the same ends, and hardly ever for others.
  var signature: UInt64
}
