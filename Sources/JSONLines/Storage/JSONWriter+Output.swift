import Glibc

extension JSONWriter {
  /// Writes everything to a file descriptor, however many calls it takes, and forgets it. Where the descriptor does not
  /// block, waits until it takes more.
  public mutating func write(to descriptor: Int32) throws(StreamError) {
    var done = 0
    while done < count {
      let written = unsafe Glibc.write(descriptor, start + done, count &- done)
      if written >= 0 {
        done &+= written
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe _ = poll(&waiting, 1, -1)
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .system(errno)
      }
    }
    count = 0
  }
}
