import Files

extension JSONWriter {
  /// Writes everything to a file descriptor, however many calls it takes, and forgets it. Where the descriptor does not
  /// block, waits until it takes more.
  public mutating func write(to descriptor: Int32) throws(StreamError) {
    unsafe try Descriptor.write(UnsafeRawBufferPointer(start: start, count: count), to: descriptor)
    count = 0
  }
}
