import Glibc

/// What `poll` found out about an output.
package enum OutputState {
  /// Nobody can read any more what is written.
  case unread
  /// The signal was raised first, or the descriptor cannot be watched.
  case unknown

  /// Waits until nobody reads a descriptor (a pipe, a socket, a terminal) any more, or the signal is raised.
  package init(of descriptor: Int32, until end: StopSignal) {
    // A fixed pair on the stack; errors and hang-ups are reported without being asked for.
    var watched = (
      pollfd(fd: descriptor, events: 0, revents: 0), pollfd(fd: end.watched, events: Int16(POLLIN), revents: 0)
    )
    var ready: Int32 = 0
    repeat {
      ready = unsafe withUnsafeMutableBytes(of: &watched) {
        unsafe poll($0.baseAddress!.assumingMemoryBound(to: pollfd.self), 2, -1)
      }
    } while ready < 0 && errno == EINTR
    let isLost = Int32(watched.0.revents) & (POLLERR | POLLHUP) != 0
    self = ready > 0 && watched.1.revents == 0 && isLost ? .unread : .unknown
  }
}
