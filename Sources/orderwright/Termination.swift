import Glibc
import JSONLines
import Synchronization
import Threads

/// SIGTERM and SIGINT end the program's work early and well; the second of them ends the program at once.
enum Termination {
  /// Raised by a signal's handler, which may do no more than that.
  nonisolated(unsafe) private static var stop: StopSignal?
  private static let received = Atomic<Int32>(0)

  /// The signal that came; nil: none.
  static var signal: Int32? {
    let number = received.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// Installs the handlers: a signal ends the input. What was read is answered. Throws where the system has no more descriptors.
  static func endingInput() throws -> StopSignal {
    let stop = try StopSignal()
    unsafe Self.stop = stop
    install()
    return stop
  }

  /// Installs the handlers: a signal lets the check say stop.
  static func stoppingWork() -> StopCheck {
    install()
    return StopCheck { signal == nil ? nil : .interrupted }
  }

  private static func install() {
    // Made before a handler can ask for it.
    _ = signal
    for number in [SIGTERM, SIGINT] { Glibc.signal(number, handle) }
  }

  /// Must not allocate: it may come in the midst of an allocation.
  private static let handle: @convention(c) (Int32) -> Void = { number in
    Glibc.signal(SIGTERM, SIG_DFL)
    Glibc.signal(SIGINT, SIG_DFL)
    Termination.received.store(number, ordering: .releasing)
    unsafe Termination.stop?.raise()
  }
}
