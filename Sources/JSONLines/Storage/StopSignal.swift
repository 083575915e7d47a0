import Files
import Glibc
import Synchronization

/// Ends a `LineReader`'s input from outside: from another thread, or from a signal handler, since `raise` does no more
/// than write a byte to a pipe.
public final class StopSignal: Sendable {
  /// The pipe's end that `poll` watches beside the input.
  let watched: Int32
  private let raised: Int32
  private let isHeeded = Atomic<Bool>(false)

  /// Whether a reader has ended its input for it, before the input ended by itself.
  public var hasEndedInput: Bool { isHeeded.load(ordering: .acquiring) }

  /// A signal not raised yet; throws when the process has no file descriptors left.
  public init() throws(StreamError) {
    var ends: (Int32, Int32) = (-1, -1)
    let failed = unsafe withUnsafeMutableBytes(of: &ends) {
      unsafe pipe($0.baseAddress!.assumingMemoryBound(to: Int32.self)) != 0
    }
    if failed { throw .system(errno) }
    watched = ends.0
    raised = ends.1
    for end in [watched, raised] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(watched)
    close(raised)
  }

  /// Notes that an input has been ended.
  func heed() { isHeeded.store(true, ordering: .releasing) }

  /// Ends the input, for good.
  public func raise() {
    var byte: UInt8 = 1
    unsafe _ = write(raised, &byte, 1)
  }
}
