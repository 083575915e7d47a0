/// When and where every operation is done, with what follows from it for the jobs.
public struct Schedule: Hashable, Sendable {
  /// What an operation was given.
  public struct Assignment: Hashable, Sendable {
    /// Index into the problem's machines.
    public var machine: Int
    /// When the set-up begins, as late as the machine's open time allows; `start` if there is none.
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

  /// What a schedule is judged by, the first first.
  public struct Figures: Hashable, Sendable, Comparable {
    /// Sum over the jobs of weight times tardiness, in seconds; the largest number if it would exceed that.
    public var weightedTardiness: Int64
    /// Open time of all machines spent on set-ups.
    public var setUpTotal: Time
    /// When the last operation ends; the beginning of the horizon if there is none.
    public var makespan: Time
    /// Jobs whose tardiness is more than 0.
    public var lateJobs: Int

    /// Better in the first figure that differs.
    public static func < (left: Figures, right: Figures) -> Bool {
      (left.weightedTardiness, left.setUpTotal, left.makespan, left.lateJobs)
        < (right.weightedTardiness, right.setUpTotal, right.makespan, right.lateJobs)
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
