import Glibc
import JSONLines

/// Both ends of an operating system's pipe, closed when the value goes.
final class Pipe: Sendable {
  let output: Int32
  let input: Int32

  init() {
    var ends: (Int32, Int32) = (-1, -1)
    unsafe withUnsafeMutableBytes(of: &ends) { unsafe _ = pipe($0.baseAddress!.assumingMemoryBound(to: Int32.self)) }
    output = ends.0
    input = ends.1
    // A write to a closed pipe is to be an error, not the end of the tests.
    _ = signal(SIGPIPE, SIG_IGN)
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  func endInput() { _ = close(input) }

  func endOutput() { _ = close(output) }

  /// What comes out, up to the first time that `isEnough` holds, or to the end.
  func receive(until isEnough: ([UInt8]) -> Bool = { _ in false }) -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnough(all) {
      let got = unsafe block.withUnsafeMutableBytes { unsafe read(output, $0.baseAddress, $0.count) }
      guard got > 0 else { break }
      all += block.prefix(got)
    }
    return all
  }
}

/// Runs a closure on a thread of its own and waits for it, so that a test can write and read at the same time.
struct Companion {
  private let thread: pthread_t
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  init(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let body = unsafe Unmanaged.passRetained(Body(run)).toOpaque()
    let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      unsafe Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
      return nil
    }
    unsafe _ = pthread_create(&thread, nil, entry, body)
    self.thread = thread
  }

  func join() { _ = pthread_join(thread, nil) }
}
