/// A stretch of time on a job's way to its completion: what was done for it then, or what held it.
public struct LatenessReason: Hashable, Sendable {
  /// What a stretch of time went by with.
  public enum Cause: Hashable, Sendable {
    /// The job was not released yet.
    case release
    /// The operation's material had not come yet.
    case material
    /// The minimum lag after a predecessor, such as drying.
    case lag(predecessor: Int)
    /// The operation's machine was at work on another operation, or being set up for it.
    case machineBusy(with: Int)
    /// The operation's own set-up.
    case setUp
    /// The operation's machine was closed.
    case calendarClosed
    /// The machine was open and free, but would have closed before the operation's end.
    case closesTooSoon
    /// The operation was held back so that a successor can follow within its maximum lag.
    case maximumLag
    /// The machine was open and free, but a shared resource, by index, was taken by others or away for some of the time for
    /// which the operation would have needed it.
    case sharedResource(Int)
    /// The machine was open and free, but kept so for an operation placed ahead.
    case machineReserved
    /// The operation is locked to its start.
    case locked
    /// The operation was under way, breaks included.
    case processing
  }

  /// The operation of the chain that was under way or waited.
  public var operation: Int
  /// The operation's machine.
  public var machine: Int
  /// What the time went by with.
  public var cause: Cause
  /// Never empty.
  public var interval: Range<Time>
}
