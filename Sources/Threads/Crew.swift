/// Threads that begin together and are all waited for: nobody starts a thread in another way.
public enum Crew {
  /// Runs `work` in so many threads, the caller's among them, and returns when all have returned. Where the system
  /// has no thread to give, the others do the work.
  public static func run(threads: Int, _ work: @escaping @Sendable () -> Void) {
    var others: [WorkThread] = []
    defer { for thread in others { thread.join() } }
    for _ in 1..<max(threads, 1) {
      guard let thread = try? WorkThread(work) else { break }
      others.append(thread)
    }
    work()
  }

  /// Runs each of `others` in a thread of its own and `lead` in the caller's, and returns or throws when all have returned.
  ///
  /// - Parameter abandon: called where `lead` throws or a thread cannot be had: the others are to return.
  /// - Throws: what `lead` throws; `ThreadError` where the system has too few threads to give.
  public static func run(
    _ others: [@Sendable () -> Void], lead: () throws -> Void, abandon: () -> Void
  ) throws {
    var running: [WorkThread] = []
    defer { for thread in running { thread.join() } }
    do {
      for work in others { running.append(try WorkThread(work)) }
      try lead()
    } catch {
      abandon()
      throw error
    }
  }
}
