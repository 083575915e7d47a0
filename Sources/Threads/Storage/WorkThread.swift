import Glibc

/// The system has no thread to give.
public struct ThreadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operating system's number for it.
  public let number: Int32

  /// The operating system's words for it, without a full stop.
  public var description: String { unsafe String(cString: strerror(number)) }
}

/// A POSIX thread that runs one closure and is waited for.
struct WorkThread {
  private let thread: pthread_t

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts the thread; throws where the system has none to give.
  init(_ run: @escaping @Sendable () -> Void) throws(ThreadError) {
    let body = unsafe Unmanaged.passRetained(Body(run))
    var thread = pthread_t()
    let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      if let argument = unsafe argument {
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
      }
      return nil
    }
    let code = unsafe pthread_create(&thread, nil, entry, body.toOpaque())
    guard code == 0 else {
      unsafe body.release()
      throw ThreadError(number: code)
    }
    self.thread = thread
  }

  /// Waits until the closure has returned. Once only.
  func join() { _ = pthread_join(thread, nil) }
}
