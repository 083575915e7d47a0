import Glibc
import JSONLines

/// Turns SIGTERM and SIGINT into the end of input: what was read is answered, then the program ends well.
enum Termination {
  /// Raised by a signal's handler, which may do no more than that.
  nonisolated(unsafe) private static var stop: StopSignal?

  /// Installs the handlers, once. Throws where the system has no more descriptors.
  static func signal() throws -> StopSignal {
    let stop = try StopSignal()
    unsafe Self.stop = stop
    Glibc.signal(SIGTERM) { _ in unsafe Termination.stop?.raise() }
    Glibc.signal(SIGINT) { _ in unsafe Termination.stop?.raise() }
    return stop
  }
}
