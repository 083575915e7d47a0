import Synchronization

/// Whether work is still wanted: asked now and then by every long piece of work, which ends early once it is not.
///
/// Work asks in units of its own (operations placed, entries propagated, orders read), never by a clock, and most of it
/// through a `StopPoll`. Whoever starts the work decides what is asked: a request that may be cancelled, a deadline, a signal.
/// The check may be asked from any thread. Once it has said stop it must say so for ever.
public struct StopCheck: Sendable {
  /// Why work is to stop.
  public enum Reason: String, Hashable, Sendable {
    /// Nobody wants the outcome any more.
    case cancelled
    /// The outcome is wanted now, such as it is.
    case deadline
    /// Somebody at the keyboard, or the system, wants the program to end.
    case interrupted
  }

  private let ask: (@Sendable () -> Reason?)?

  /// A check that never says stop, and costs nothing.
  public static let never = StopCheck(ask: nil)

  /// A check that says stop as soon as `ask` gives a reason.
  public init(_ ask: @escaping @Sendable () -> Reason?) { self.init(ask: ask) }

  private init(ask: (@Sendable () -> Reason?)?) { self.ask = ask }

  /// Why to stop; nil: go on.
  public var reason: Reason? { ask?() }

  /// Whether to stop.
  public var isStopped: Bool { reason != nil }

  /// Whether it can ever say stop.
  public var canStop: Bool { ask != nil }
}

extension StopCheck {
  /// Counts how often it was asked, by any thread, and says stop from a certain asking on: the same on every machine, where one
  /// thread asks.
  package final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    private let last: Int

    /// A counter that says stop at asking number `last`, counted from 1; nil: never.
    package init(stoppingAt last: Int? = nil) { self.last = last ?? .max }

    /// How often it was asked.
    package var askings: Int { count.load(ordering: .relaxed) }

    /// The check; its reason is the deadline.
    package var check: StopCheck {
      StopCheck { [self] in count.wrappingAdd(1, ordering: .relaxed).newValue >= last ? .deadline : nil }
    }
  }
}
