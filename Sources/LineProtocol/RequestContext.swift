import Threads

/// What a handler may want to know of the request it works on. Handlers that work for long hand `stop` to the work.
public struct RequestContext: Sendable {
  /// The number of the input line, counted from 1.
  public let line: Int
  /// Which of the server's workers runs the handler: from 0 to below their number, never two at a time under the same
  /// number. State that is costly to make can be kept by it, without a lock.
  public let worker: Int
  /// The instant by which the client wants an answer, be it "undecided".
  public let deadline: ContinuousClock.Instant?
  let cancellation: Cancellation
  let now: @Sendable () -> ContinuousClock.Instant
  let readingEnded: @Sendable () -> Void

  /// Whether the client no longer wants the answer. The handler may throw anything then.
  public var isCancelled: Bool { cancellation.isCancelled }

  /// Whether the deadline has passed. The handler is to answer then what it knows.
  public var isOverdue: Bool {
    guard let deadline else { return false }
    return now() >= deadline
  }

  /// Says stop for either reason. Cost: a load, and with a deadline a look at the clock.
  public var stop: StopCheck {
    StopCheck { [self] in isCancelled ? .cancelled : isOverdue ? .deadline : nil }
  }

  /// Called by a handler that has read all that it will of what others change: requests behind it that change it need not
  /// wait any longer. A batch is one piece, and keeps them waiting.
  public func endReading() { readingEnded() }

  /// Called by a handler before it does what cannot be undone: from here on the request cannot be cancelled, and its
  /// result will be answered. Throws `RPCError.cancelled` where it has been cancelled.
  public func commit() throws(RPCError) {
    guard cancellation.close() else { throw .cancelled }
  }
}
