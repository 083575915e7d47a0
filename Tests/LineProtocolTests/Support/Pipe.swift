import Glibc

/// An operating system's pipe.
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

  /// What is there, as soon as something is; nothing at the end.
  func receive() -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let got = unsafe block.withUnsafeMutableBytes { unsafe read(output, $0.baseAddress, $0.count) }
    return Array(block.prefix(max(0, got)))
  }

  /// Bytes that were sent and not received.
  var waitingCount: Int {
    var count: Int32 = 0
    unsafe _ = ioctl(output, UInt(FIONREAD), &count)
    return Int(count)
  }

  func endInput() { _ = close(input) }

  func endOutput() { _ = close(output) }
}

/// Something that one thread waits for and another lets happen, once for each time it is waited for.
final class Gate: Sendable {
  private let pipe = Pipe()

  func open() { pipe.send([1]) }

  func wait() {
    var byte: UInt8 = 0
    unsafe _ = read(pipe.output, &byte, 1)
  }

  deinit {
    pipe.endInput()
    pipe.endOutput()
  }
}

/// Runs a closure on a thread of its own.
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
