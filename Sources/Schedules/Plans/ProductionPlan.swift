import BillsOfMaterials
import Catalogs
import Quantities
import Threads

/// A finite-capacity schedule of all work orders of a plant, with what it needs and how good it is.
public struct ProductionPlan: Sendable {
  /// Index into the catalog's plants.
  public var plant: Int
  /// Nothing is planned before.
  public var start: LocalDateTime
  /// One for each order, in the same order.
  public var workOrders: [WorkOrder]
  /// What the orders need; its purchases are the proposals to buy, dated by this schedule. One that is late should be
  /// hurried: an order is late that waits for it.
  public var requirements: NetRequirements
  /// How good the plan is.
  public var figures: PlanFigures
  /// Why the plan was improved for less than its limit; nil where it was not told to stop.
  public var stop: StopCheck.Reason?

  /// A plan as it stands.
  public init(
    plant: Int, start: LocalDateTime, workOrders: [WorkOrder], requirements: NetRequirements, figures: PlanFigures
  ) {
    self.plant = plant
    self.start = start
    self.workOrders = workOrders
    self.requirements = requirements
    self.figures = figures
  }
}

/// What a plan is judged by.
public struct PlanFigures: Sendable {
  /// Work orders.
  public var orders: Int
  /// Work orders that are done by their due time.
  public var onTime: Int
  /// Sum over the work orders of weight times tardiness in seconds; the largest number if it would exceed that.
  public var weightedTardiness: Int64
  /// From the start of the plan to the end of the last operation, by the clock.
  public var makespan: TimeSpan
  /// Time that the set-up matrices cost, over all resources.
  public var setUpTotal: TimeSpan
  /// By work center of the plant.
  public var utilisations: [Utilisation]
  /// What the energy of all operations costs in the catalog's currency; nil where the plant has no price of it.
  public var energyCost: FixedDecimal?

  /// Figures as computed.
  public init(
    orders: Int, onTime: Int, weightedTardiness: Int64, makespan: TimeSpan, setUpTotal: TimeSpan,
    utilisations: [Utilisation], energyCost: FixedDecimal? = nil
  ) {
    self.orders = orders
    self.onTime = onTime
    self.weightedTardiness = weightedTardiness
    self.makespan = makespan
    self.setUpTotal = setUpTotal
    self.utilisations = utilisations
    self.energyCost = energyCost
  }

  /// How much of the open time of a work center's resources is used, from the plan's start to its makespan.
  public struct Utilisation: Hashable, Sendable {
    /// Work on operations and set-ups: open time at 100 %.
    public var used: TimeSpan
    /// The work that the resources could do while they are open, all added up.
    public var open: TimeSpan

    /// A share of open time.
    public init(used: TimeSpan, open: TimeSpan) {
      self.used = used
      self.open = open
    }

    /// In percent with one digit after the point, rounded commercially; 0 where it never opens.
    public var percent: FixedDecimal {
      let used = FixedDecimal(used.seconds * 100)
      return used.divided(by: FixedDecimal(open.seconds), scale: 1, rounding: .halfUp) ?? .zero
    }
  }
}
