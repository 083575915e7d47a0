import Files
import JSONLines
import Methods
import Threads

/// The lines that were read and whose answers are not written yet.
///
/// An exchange goes from free to loading (reading thread), admitted and queued, taken (worker), answered, and back to
/// free (writing thread). What passes workers by is admitted as taken. Lines are taken in input order, except that one
/// that waits by its access for another ahead of it is overtaken by those that do not. In which
/// order they are written is up to `order`. The monitor guards the lists and each exchange's progress and access; what an
/// exchange holds beside belongs to whoever it was handed to.
final class InFlight: @unchecked Sendable {
  private let monitor = Monitor()
  private let limits: ServerLimits
  private let order: LineServer.AnswerOrder
  /// What was admitted, in input order.
  private var admitted: [Exchange] = []
  /// Every one before this index has been answered.
  private var answered = 0
  /// How many no worker has taken yet.
  private var queued = 0
  private var free: [Exchange] = []
  /// Exchanges there are, and bytes of the lines they hold.
  private var made = 0
  private var bytes = 0
  private var isAtEnd = false
  private var isAbandoned = false
  private var isDismissed = false
  private var failure: StreamError?

  /// Nothing in flight yet.
  init(limits: ServerLimits, order: LineServer.AnswerOrder) {
    self.limits = limits
    self.order = order
  }

  /// An exchange for a line of this length, as soon as the limits allow one more; nil when answers are no longer wanted.
  func room(for length: Int) -> Exchange? {
    monitor.wait(
      until: {
        isAbandoned
          || ((!free.isEmpty || made < limits.linesInFlight) && (bytes == 0 || bytes + length <= limits.bytesInFlight))
      },
      then: {
        if isAbandoned { return nil }
        bytes += length
        if let exchange = free.popLast() { return exchange }
        made += 1
        return Exchange(limits: limits)
      })
  }

  /// Takes a loaded exchange in, and cancels what it asks to; whether a worker is to answer it.
  func admit(_ exchange: Exchange) -> Bool {
    var isWork = false
    monitor.change {
      admitted.append(exchange)
      exchange.cancelOthers { id in
        var hasCancelled = false
        for other in admitted where other.cancel(id) { hasCancelled = true }
        return hasCancelled
      }
      isWork = exchange.isWork
      if isWork { queued += 1 } else { exchange.progress = .taken }
      if isDismissed { exchange.abandon() }
    }
    return isWork
  }

  /// The next exchange for a worker; nil when there will be no more.
  func nextQueued() -> Exchange? {
    // What is there may wait for its turn when the input has ended: only the end of both ends the work.
    monitor.wait(
      until: { firstReady() != nil || isAbandoned || (isAtEnd && queued == 0) },
      then: {
        guard let index = firstReady(), !isAbandoned else { return nil }
        let exchange = admitted[index]
        exchange.progress = .taken
        queued -= 1
        return exchange
      })
  }

  /// Where the first exchange is that a worker may begin with: it waits for none of those ahead of it. Moves `answered` on.
  private func firstReady() -> Int? {
    while answered < admitted.count, admitted[answered].progress == .answered { answered += 1 }
    if queued == 0 { return nil }
    var ahead = Access.none
    for index in answered..<admitted.count where admitted[index].progress != .answered {
      if admitted[index].progress == .queued, !admitted[index].access.waits(for: ahead) { return index }
      ahead.formUnion(admitted[index].access)
    }
    return nil
  }

  /// A call of the exchange reads nothing more of what others change; others on its line may.
  func endReading(_ exchange: Exchange) {
    monitor.change {
      if !exchange.isBatch { exchange.access.reads = [] }
    }
  }

  /// The exchange has its answer.
  func finish(_ exchange: Exchange) {
    monitor.change {
      exchange.progress = .answered
    }
  }

  /// Everything that may be written now, at least one, in the order of writing; nil when all is written. Throws what
  /// ended the input, after everything else.
  func nextAnswered() throws(StreamError) -> [Exchange]? {
    let answered = monitor.wait(
      until: { isAnyAnswerDue || (isAtEnd && admitted.isEmpty) }, then: { order == .input ? takePrefix() : takeAny() })
    guard answered.isEmpty else { return answered }
    // The input has ended: nobody changes the failure any more.
    if let failure { throw failure }
    return nil
  }

  private var isAnyAnswerDue: Bool {
    guard order == .completion else { return admitted.first?.progress == .answered }
    return admitted.indices.contains { isDue(admitted[$0], isFirst: $0 == 0) }
  }

  private func isDue(_ exchange: Exchange, isFirst: Bool) -> Bool {
    exchange.progress == .answered && (isFirst || !exchange.isBarrier)
  }

  private func takePrefix() -> [Exchange] {
    let end = admitted.firstIndex { $0.progress != .answered } ?? admitted.count
    let answered = Array(admitted[..<end])
    admitted.removeSubrange(..<end)
    self.answered = max(0, self.answered - end)
    return answered
  }

  private func takeAny() -> [Exchange] {
    var answered: [Exchange] = []
    var others: [Exchange] = []
    for exchange in admitted {
      if isDue(exchange, isFirst: others.isEmpty) { answered.append(exchange) } else { others.append(exchange) }
    }
    admitted = others
    self.answered = 0
    return answered
  }

  /// The answers are written.
  func release(_ written: [Exchange]) {
    monitor.change {
      for exchange in written {
        bytes -= exchange.length
        exchange.unload(limits: limits)
        free.append(exchange)
      }
    }
  }

  /// No more lines will come, for the reason given if there is one.
  func endInput(_ failure: StreamError? = nil) {
    monitor.change {
      isAtEnd = true
      self.failure = failure
    }
  }

  /// Nobody reads the answers: what is at work, and what still comes, is cancelled. Writing the answers will show it.
  func dismiss() {
    monitor.change {
      isDismissed = true
      for exchange in admitted { exchange.abandon() }
    }
  }

  /// Nobody will write the answers: everyone is to stop.
  func abandon() {
    monitor.change {
      isAbandoned = true
      for exchange in admitted { exchange.abandon() }
    }
  }
}
