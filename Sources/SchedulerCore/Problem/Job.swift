/// What is wanted by a date: a set of operations, complete when the last of them ends.
public struct Job: Hashable, Sendable {
  /// No operation of the job starts earlier, unless it is locked.
  public var release: Time
  /// When the job should be complete; nil if nobody waits for it.
  public var due: Time?
  /// What a second of tardiness costs, relative to other jobs.
  public var weight: Int64

  /// A job, of common weight unless told otherwise.
  public init(release: Time, due: Time?, weight: Int64 = 1) {
    self.release = release
    self.due = due
    self.weight = weight
  }
}
