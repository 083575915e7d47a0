import Dispatch

/// Runs a body for 0, 1, … `count` - 1, in several threads if there may be several, and gives what it returns in that
/// order.
///
/// The bodies must not touch the same memory unless they only read it.
func inParallel<Result>(_ count: Int, threads: Int, _ body: (Int) -> Result) -> [Result] {
  if threads <= 1 { return (0..<count).map(body) }
  return withoutActuallyEscaping(body) { body in
    nonisolated(unsafe) let shared = body
    let results = unsafe [Result?](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe buffer.initialize(repeating: nil)
      nonisolated(unsafe) let places = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        unsafe places[index] = unsafe shared(index)
      }
      filled = count
    }
    return results.map { $0! }
  }
}
