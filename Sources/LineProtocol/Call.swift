import JSONLines
import Threads

/// One request or notification of a line, valid as long as the line's exchange.
struct Call {
  /// What is to be done for it.
  enum Demand {
    /// Answer with an error.
    case refuse(RPCError)
    /// Tell who the server is.
    case hello
    /// Say that everything before is answered.
    case ping
    /// Cancel the request with this id, as it is written.
    case cancel(JSONString)
    /// Run the method at this index.
    case run(Int)
  }

  /// What is to be done.
  let demand: Demand
  /// The id as it is written; nil where no answer is wanted.
  let id: JSONString?
  /// An array, an object or nothing.
  var params: JSONValue?
  /// By when an answer is wanted.
  var deadline: ContinuousClock.Instant?
  /// Whether the call, which must be a method's, is still wanted.
  let cancellation: Cancellation
  /// Whether a demand to cancel came in time.
  var hasCancelled = false

  /// A call of nothing but a demand, which nobody can cancel yet.
  init(_ demand: Demand, id: JSONString?) {
    self.demand = demand
    self.id = id
    cancellation = Cancellation()
  }

  /// An error for what is no call.
  static func refused(_ error: RPCError, id: JSONString? = nil) -> Call {
    Call(.refuse(error), id: id ?? "null")
  }

  /// Says stop when the call is cancelled, or its deadline has passed. Cost: a load, and with a deadline a look at the clock.
  func stop(now: @escaping @Sendable () -> ContinuousClock.Instant) -> StopCheck {
    StopCheck { [cancellation, deadline] in
      if cancellation.isCancelled { return .cancelled }
      guard let deadline, now() >= deadline else { return nil }
      return .deadline
    }
  }

  /// Whether a method must run for it.
  var isWork: Bool {
    if case .run = demand { return true }
    return false
  }
}
