import Glibc

/// Why bytes could not be written to, or read from, a file descriptor.
public enum StreamError: Error, Hashable, Sendable {
  /// The reader at the other end is gone (`EPIPE`). The process must ignore `SIGPIPE` to live to see it.
  case closed
  /// The operating system's number for what went wrong.
  case system(Int32)

  /// What the operating system said last.
  static var last: StreamError { errno == EPIPE ? .closed : .system(errno) }

  /// The operating system's number.
  public var number: Int32 {
    switch self {
    case .closed: EPIPE
    case .system(let number): number
    }
  }
}

extension StreamError: CustomStringConvertible {
  /// The operating system's words for it, without a full stop.
  public var description: String { unsafe String(cString: strerror(number)) }
}
