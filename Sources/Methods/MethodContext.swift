import Threads

/// What a handler may want to know of the request that it works on.
public struct MethodContext: Sendable {
  /// The number of the request at its door, counted from 1: of the input line, for instance.
  public let number: Int
  /// Which worker runs the handler: from 0 to below their number, never two at a time under the same number. State that is
  /// costly to make can be kept by it, without a lock.
  public let worker: Int
  /// Says stop when nobody wants the answer any more, or wants what there is of it. Handlers that work for long hand it to the work.
  public let stop: StopCheck
  private let closing: @Sendable () -> Bool
  private let readingEnded: @Sendable () -> Void

  /// A request's context. `closing` ends the time in which it can be cancelled, and is false where it has been; `readingEnded`
  /// is told when the handler has read what it will of what others change.
  public init(
    number: Int, worker: Int, stop: StopCheck, closing: @escaping @Sendable () -> Bool,
    readingEnded: @escaping @Sendable () -> Void
  ) {
    self.number = number
    self.worker = worker
    self.stop = stop
    self.closing = closing
    self.readingEnded = readingEnded
  }

  /// Called by a handler that has read all that it will of what others change: requests behind it that change it need not
  /// wait any longer.
  public func endReading() { readingEnded() }

  /// Called by a handler before it does what cannot be undone: from here on the request cannot be cancelled, and its
  /// result will be answered. Throws `MethodFailure.cancelled` where it has been cancelled.
  public func commit() throws(MethodFailure) {
    guard closing() else { throw .cancelled }
  }
}
