/// Operations that take their turns on machines: the job shop and the flexible job shop, with any precedences between operations and
/// the makespan as the objective.
///
/// A machine is always open and does one operation at a time, without interruption. Time begins at 0, in any unit.
public struct ShopProblem: Hashable, Sendable {
  /// One of the machines that can do an operation.
  public struct Alternative: Hashable, Sendable {
    /// By index.
    public var machine: Int
    /// How long it takes there; more than 0.
    public var duration: Int64

    /// An operation on this machine would take so long.
    public init(machine: Int, duration: Int64) {
      self.machine = machine
      self.duration = duration
    }
  }

  /// Something that has to be done once, on one of its machines.
  public struct Operation: Hashable, Sendable {
    /// Where it can be done: at least one, none twice.
    public var alternatives: [Alternative]
    /// It starts at this time or later, whatever else.
    public var release: Int64

    /// An operation that may start at once, unless told otherwise.
    public init(_ alternatives: [Alternative], release: Int64 = 0) {
      self.alternatives = alternatives
      self.release = release
    }
  }

  /// An operation starts when another has ended, or later.
  public struct Precedence: Hashable, Sendable {
    /// Waited for, by index.
    public var predecessor: Int
    /// Waits, by index.
    public var successor: Int
    /// Time that passes in between at least.
    public var lag: Int64

    /// Without a lag unless told otherwise.
    public init(_ predecessor: Int, _ successor: Int, lag: Int64 = 0) {
      self.predecessor = predecessor
      self.successor = successor
      self.lag = lag
    }
  }

  /// How many machines there are.
  public var machines: Int
  /// In any order.
  public var operations: [Operation]
  /// In any order.
  public var precedences: [Precedence]

  /// A shop of so many machines.
  public init(machines: Int, operations: [Operation] = [], precedences: [Precedence] = []) {
    self.machines = machines
    self.operations = operations
    self.precedences = precedences
  }
}
