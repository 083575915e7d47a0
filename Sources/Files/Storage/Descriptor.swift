import Glibc

/// An open file, pipe or terminal by its number, which stays its opener's to close.
public enum Descriptor {
  /// Reads what there is, at most as much as the buffer holds; 0 at the end, nil where nothing waits and the descriptor does not block.
  @unsafe
  public static func read(
    from descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StreamError) -> Int? {
    while true {
      let got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return nil
      default: throw .last
      }
    }
  }

  /// Writes all bytes, however many calls it takes. Where the descriptor does not block, waits until it takes more.
  @unsafe
  public static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(StreamError) {
    var done = 0
    while done < bytes.count {
      let written = unsafe Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if written >= 0 {
        done += written
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe _ = poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Writes all bytes of an array.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(StreamError) {
    let result = unsafe bytes.withUnsafeBytes { bytes in
      Result { () throws(StreamError) in unsafe try write(bytes, to: descriptor) }
    }
    try result.get()
  }
}
