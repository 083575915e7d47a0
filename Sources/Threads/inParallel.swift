/// Runs a body for 0, 1, … `count` - 1, in so many threads, each of which takes the next number when it is free, and gives
/// what the bodies return in the order of the numbers.
///
/// The bodies must not touch the same memory unless they only read it.
public func inParallel<Result>(_ count: Int, threads: Int, _ body: (Int) -> Result) -> [Result] {
  if threads <= 1 || count <= 1 { return (0..<count).map(body) }
  return withoutActuallyEscaping(body) { body in
    let monitor = Monitor()
    nonisolated(unsafe) let shared = body
    // Read and written through the monitor.
    nonisolated(unsafe) var next = 0
    nonisolated(unsafe) var results = [Result?](repeating: nil, count: count)
    Crew.run(threads: min(threads, count)) {
      while true {
        let index = monitor.change {
          unsafe next += 1
          return unsafe next - 1
        }
        if index >= count { return }
        let result = unsafe shared(index)
        monitor.change { unsafe results[index] = result }
      }
    }
    return unsafe results.map { $0! }
  }
}
