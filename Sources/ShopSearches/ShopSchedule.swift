/// When and where each operation of a shop is done.
public struct ShopSchedule: Hashable, Sendable {
  /// The place of one operation.
  public struct Assignment: Hashable, Sendable {
    /// The machine, by index.
    public var machine: Int
    /// When it starts.
    public var start: Int64
    /// When it ends.
    public var end: Int64

    /// An operation that keeps a machine from its start to its end.
    public init(machine: Int, start: Int64, end: Int64) {
      self.machine = machine
      self.start = start
      self.end = end
    }
  }

  /// By operation.
  public var assignments: [Assignment]

  /// What is done where and when, by operation.
  public init(assignments: [Assignment]) { self.assignments = assignments }

  /// When the last operation ends; 0 without operations.
  public var makespan: Int64 { assignments.map(\.end).max() ?? 0 }
}
