/// How far to search, and whom to tell of the way there: the same for shops, projects and lines of cars.
///
/// `Figure` is what a search tells of something better than before. Each search says what it counts as work.
public struct SearchOptions<Figure>: Sendable {
  /// Work of all threads together after which the search ends, within what one thread does alone.
  public var work: Int64
  /// Threads to use. The result does not depend on it.
  public var threads: Int
  /// Another seed, another search.
  public var seed: UInt64
  /// Asked now and then by every thread: true ends the search early. A search that was ended so depends on time.
  public var shouldStop: @Sendable () -> Bool
  /// Told every improvement with the work done so far, by one thread at a time.
  public var improved: @Sendable (_ figure: Figure, _ work: Int64) -> Void

  /// A search of so much work, in one thread unless told otherwise.
  public init(
    work: Int64, threads: Int = 1, seed: UInt64 = 1, shouldStop: @escaping @Sendable () -> Bool = { false },
    improved: @escaping @Sendable (_ figure: Figure, _ work: Int64) -> Void = { _, _ in }
  ) {
    self.work = work
    self.threads = threads
    self.seed = seed
    self.shouldStop = shouldStop
    self.improved = improved
  }
}
