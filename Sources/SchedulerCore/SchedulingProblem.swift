/// Everything the scheduler knows: what is to be done by when, by which machines, and when these are open.
///
/// All references are indices into the arrays; nothing has a name here. A problem may hold nonsense until
/// `validate()` has passed, which `Scheduler` insists on.
public struct SchedulingProblem: Hashable, Sendable {
  /// Every set-up and operation lies within. It may be generous: a calendar costs some 16 bytes per open interval.
  public var horizon: Range<Time>
  /// No unlocked operation starts earlier; normally the planner's now, while locked ones may have begun before.
  public var now: Time
  public var calendars: [Calendar]
  public var setUpMatrices: [SetUpMatrix]
  public var machines: [Machine]
  public var jobs: [Job]
  public var operations: [Operation]
  public var precedences: [Precedence]

  /// - Parameter now: the beginning of the horizon if nil.
  public init(
    horizon: Range<Time>, now: Time? = nil, calendars: [Calendar] = [], setUpMatrices: [SetUpMatrix] = [],
    machines: [Machine] = [], jobs: [Job] = [], operations: [Operation] = [], precedences: [Precedence] = []
  ) {
    self.horizon = horizon
    self.now = now ?? horizon.lowerBound
    self.calendars = calendars
    self.setUpMatrices = setUpMatrices
    self.machines = machines
    self.jobs = jobs
    self.operations = operations
    self.precedences = precedences
  }
}
