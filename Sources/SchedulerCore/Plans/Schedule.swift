/// When and where every operation is done, with what follows from it for the jobs.
public struct Schedule: Hashable, Sendable {
  /// What an operation was given.
  public struct Assignment: Hashable, Sendable {
    /// Index into the problem's machines.
    public var machine: Int
    /// When the set-up begins, as late as the machine's calendar allows; `start` if there is none.
    public var setUpStart: Time
    /// When work on the operation begins.
    public var start: Time
    /// When it is done.
    public var end: Time

    /// For a caller that reads a schedule back.
    public init(machine: Int, setUpStart: Time, start: Time, end: Time) {
      self.machine = machine
      self.setUpStart = setUpStart
      self.start = start
      self.end = end
    }
  }

  /// What a schedule is judged by: the levels of the objective, the first first.
  public struct Figures: Hashable, Sendable, Comparable {
    /// Sum over the jobs of weight times tardiness, in seconds; the largest number if it would exceed that.
    public var weightedTardiness: Int64
    /// Work of all machines on set-ups: open time at full efficiency.
    public var setUpTotal: Time
    /// When the last operation ends; the beginning of the horizon if there is none.
    public var makespan: Time
    /// Jobs whose tardiness is more than 0.
    public var lateJobs: Int
    /// Sum over the jobs of weight times the time from release to completion; as large as it can be told.
    public var weightedFlow: Int64
    /// Sum over the jobs of weight times the time by which they are complete before they are due; likewise.
    public var weightedEarliness: Int64
    /// What the energy of all operations costs by the tariff; 0 without one.
    public var energyCost: Int64
    /// The levels of the objective, each as large as it can be told.
    public var levels: [Int64]

    /// Better in the first level that differs; what the objective does not look at makes nothing better.
    public static func < (left: Figures, right: Figures) -> Bool {
      left.levels.lexicographicallyPrecedes(right.levels)
    }
  }

  /// For each operation.
  public let assignments: [Assignment]
  /// For each machine its operations in order of time.
  public let sequences: [[Int]]
  /// For each job the end of its last operation; its release if it has none.
  public let completions: [Time]
  /// For each job how long after its due date it is complete; 0 if it is on time, or due never.
  public let tardiness: [Time]
  /// The schedule in figures.
  public let figures: Figures
}
