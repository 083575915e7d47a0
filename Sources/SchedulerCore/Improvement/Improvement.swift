/// How long, from what seed and in how many threads a schedule is improved.
public struct ImprovementLimit: Hashable, Sendable {
  /// How many operations may be placed, counted over everything that is tried: the same on every machine. It may be
  /// overrun by a few times the operations that there are.
  public var work: Int64
  /// Another seed takes another way.
  public var seed: UInt64
  /// How many threads there may be: they change how fast a result is had, not what it is.
  public var threads: Int

  /// A limit for one thread and the usual seed.
  public init(work: Int64, seed: UInt64 = 1, threads: Int = 1) {
    self.work = work
    self.seed = seed
    self.threads = threads
  }

  /// The usual limit for so many operations: a hundred places for each, so that improving takes some twenty times as long as the
  /// first schedule (`docs/measurements.md`, "Factories"); small problems, which cost next to nothing, are improved more.
  public static func usualWork(operations: Int) -> Int64 { max(400_000, 100 * Int64(operations)) }
}

/// What improving a schedule has come to.
public struct Improvement: Hashable, Sendable {
  /// The best schedule found; the one given if none was better.
  public var schedule: Schedule
  /// How many operations were placed.
  public var work: Int64
  /// The least that any schedule has of each level of the objective, as far as that is known.
  public var bounds: [Int64]
  /// Whether no schedule is better: everything was tried, or every level is at its bound.
  public var isOptimal: Bool
  /// Whether it was told to stop before its limit.
  public var isStopped = false
}

extension Improvement {
  /// The best schedule so far of an improvement that was told to stop.
  init(stopped schedule: Schedule, work: Int64, bounds: [Int64]) {
    self.init(
      schedule: schedule, work: work, bounds: bounds, isOptimal: schedule.figures.levels == bounds, isStopped: true)
  }
}
