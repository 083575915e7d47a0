import Files
import Glibc

/// What `poll` found out about an input.
enum InputState {
  /// A read returns at once: bytes, the end or an error.
  case ready
  /// Nothing yet: a read would block.
  case idle
  /// The stop signal was raised.
  case stopped

  /// Looks at a descriptor; with `waiting`, waits until it is no longer idle. A raised stop signal goes first.
  init(of descriptor: Int32, stop: StopSignal?, waiting: Bool) throws(StreamError) {
    // A fixed pair on the stack; poll(2) ignores an entry with a negative descriptor.
    var watched = (
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stop?.watched ?? -1, events: Int16(POLLIN), revents: 0)
    )
    var ready: Int32 = 0
    repeat {
      ready = unsafe withUnsafeMutableBytes(of: &watched) {
        unsafe poll($0.baseAddress!.assumingMemoryBound(to: pollfd.self), 2, waiting ? -1 : 0)
      }
    } while ready < 0 && errno == EINTR
    if ready < 0 { throw .system(errno) }
    self = watched.1.revents != 0 ? .stopped : ready == 0 ? .idle : .ready
  }
}
