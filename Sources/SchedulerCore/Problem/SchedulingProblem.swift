/// Everything the scheduler knows: what is to be done by when, by which machines, and when these are open.
///
/// All references are indices into the arrays; nothing has a name here. A problem may hold nonsense until
/// `validate()` has passed, which `Scheduler` insists on.
public struct SchedulingProblem: Hashable, Sendable {
  /// Every set-up and operation lies within. It may be generous: a calendar costs some 16 bytes per open interval.
  public var horizon: Range<Time>
  /// No unlocked operation starts earlier; normally the planner's now, while locked ones may have begun before.
  public var now: Time
  /// Referred to by machines, several of which may share one.
  public var calendars: [Calendar]
  /// Referred to by machines.
  public var setUpMatrices: [SetUpMatrix]
  /// Each works on one operation at a time.
  public var machines: [Machine]
  /// Each is shared by the operations that demand it.
  public var resources: [SharedResource]
  /// What is wanted by when.
  public var jobs: [Job]
  /// Of all jobs, in any order.
  public var operations: [Operation]
  /// An acyclic graph within and between jobs.
  public var precedences: [Precedence]

  /// What makes one schedule better than another.
  public var objective: Objective
  /// What the power of the machines costs; nil where nobody asks.
  public var tariff: EnergyTariff?

  /// A problem, empty but for what is given.
  ///
  /// - Parameter now: the beginning of the horizon if nil.
  public init(
    horizon: Range<Time>, now: Time? = nil, calendars: [Calendar] = [], setUpMatrices: [SetUpMatrix] = [],
    machines: [Machine] = [], jobs: [Job] = [], operations: [Operation] = [], precedences: [Precedence] = [],
    objective: Objective = .usual, tariff: EnergyTariff? = nil, resources: [SharedResource] = []
  ) {
    self.horizon = horizon
    self.now = now ?? horizon.lowerBound
    self.calendars = calendars
    self.setUpMatrices = setUpMatrices
    self.machines = machines
    self.jobs = jobs
    self.operations = operations
    self.precedences = precedences
    self.objective = objective
    self.tariff = tariff
    self.resources = resources
  }
}
