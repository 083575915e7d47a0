/// Asks a stop check once in so many units of work, so that asking costs next to nothing.
public struct StopPoll: Sendable {
  private let check: StopCheck
  private let interval: Int
  private var left: Int
  /// Whether the check said stop when it was last asked.
  public private(set) var isStopped = false

  /// A poll that asks whenever `interval` units, at least one, have been spent.
  public init(_ check: StopCheck, every interval: Int) {
    precondition(interval >= 1, "a poll asks after at least one unit of work")
    self.check = check
    self.interval = check.canStop ? interval : .max
    left = self.interval
  }

  /// Counts work as done; whether to stop.
  @inline(__always)
  public mutating func spend(_ units: Int = 1) -> Bool {
    left &-= units
    if left > 0 { return isStopped }
    return ask()
  }

  @inline(never)
  private mutating func ask() -> Bool {
    left = interval
    isStopped = check.isStopped
    return isStopped
  }
}
