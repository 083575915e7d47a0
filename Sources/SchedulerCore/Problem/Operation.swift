/// One piece of work on one machine out of those that can do it.
public struct Operation: Hashable, Sendable {
  /// A machine that can do the operation, and how long it takes there, in open time at full efficiency.
  public struct Alternative: Hashable, Sendable {
    /// Index into the problem's machines.
    public var machine: Int
    /// Work in seconds, without the set-up; more than 0. A calendar tells how long it takes (see `Calendar`).
    public var duration: Time

    /// A machine that takes so long.
    public init(machine: Int, duration: Time) {
      self.machine = machine
      self.duration = duration
    }
  }

  /// A decision that the scheduler must keep: begun already, or frozen by the planner.
  public struct Lock: Hashable, Sendable {
    /// Index into the problem's machines.
    public var machine: Int
    /// When the operation starts; its set-up comes before.
    public var start: Time

    /// A decision for a machine and a start.
    public init(machine: Int, start: Time) {
      self.machine = machine
      self.start = start
    }
  }

  /// Index into the problem's jobs.
  public var job: Int
  /// Machines that can do it, in order of preference among equals.
  public var alternatives: [Alternative]
  /// Row and column of the set-up matrices.
  public var family: Int
  /// Whether the operation may stop when its machine closes and go on when it opens. Otherwise it must fit into one
  /// open interval.
  public var interruptible: Bool
  /// When the material is there; nil if it always is.
  public var material: Time?
  /// What it takes of shared resources while it is under way; each resource once.
  public var demands: [Demand]
  /// A locked operation is exempt from release and material, from nothing else.
  public var lock: Lock?

  /// An uninterruptible operation of family 0, unless told otherwise.
  public init(
    job: Int, alternatives: [Alternative], family: Int = 0, interruptible: Bool = false, material: Time? = nil,
    lock: Lock? = nil, demands: [Demand] = []
  ) {
    self.job = job
    self.alternatives = alternatives
    self.family = family
    self.interruptible = interruptible
    self.material = material
    self.demands = demands
    self.lock = lock
  }
}
