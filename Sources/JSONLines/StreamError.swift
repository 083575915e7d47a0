/// Why bytes could not be written to, or read from, a file descriptor.
public enum StreamError: Error, Hashable, Sendable {
  /// The reader at the other end is gone (`EPIPE`). The process must ignore `SIGPIPE` to live to see it.
  case closed
  /// The operating system's number for what went wrong.
  case system(Int32)
}
