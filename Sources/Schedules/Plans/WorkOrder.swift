import Quantities

/// The making of one customer order: its operations, when each is done, and how that meets the date.
public struct WorkOrder: Sendable {
  /// Index into the orders that were planned.
  public var order: Int
  /// The customer's order number.
  public var id: String
  /// Id of the configured item.
  public var item: String
  /// Index into the catalog's products.
  public var product: Int
  /// Pieces.
  public var quantity: Int
  /// What lateness costs, relative to other work orders.
  public var weight: Int64
  /// Nothing is done for it before.
  public var release: LocalDateTime
  /// When it must be done: when the plant last closes on the day that leaves the time for shipping.
  public var due: LocalDateTime
  /// In the order of the routing.
  public var operations: [ScheduledOperation]
  /// The end of the last operation; without operations, when its material is there.
  public var completion: LocalDateTime
  /// The day on which it will reach the customer.
  public var delivery: CalendarDate
  /// What it went through until it was done, earliest first; only where it is late.
  public var delays: [Delay]

  /// A work order as scheduled.
  public init(
    order: Int, id: String, item: String, product: Int, quantity: Int, weight: Int64, release: LocalDateTime,
    due: LocalDateTime, operations: [ScheduledOperation], completion: LocalDateTime, delivery: CalendarDate,
    delays: [Delay] = []
  ) {
    self.order = order
    self.id = id
    self.item = item
    self.product = product
    self.quantity = quantity
    self.weight = weight
    self.release = release
    self.due = due
    self.operations = operations
    self.completion = completion
    self.delivery = delivery
    self.delays = delays
  }

  /// By how much it is late, by the clock; zero where it is on time.
  public var tardiness: TimeSpan { max(.zero, completion - due) }
}

/// An operation of a work order with its resource and times.
public struct ScheduledOperation: Hashable, Sendable {
  /// Index into the order's routing.
  public var step: Int
  /// The routing step's id.
  public var id: String
  /// Index into the plant's work centers.
  public var workCenter: Int
  /// Index into the work center's resources.
  public var resource: Int
  /// When the change from the family before begins by the work center's set-up matrix; `start` where it takes no time.
  public var setUpStart: LocalDateTime
  /// When the work begins, with the operation's own fixed set-up first.
  public var start: LocalDateTime
  /// When all pieces are done.
  public var end: LocalDateTime
  /// The operation's own fixed set-up, within `start..<end`, in open time.
  public var fixedSetUp: TimeSpan
  /// Run time for all pieces at the resource's pace, within `start..<end`, in open time.
  public var run: TimeSpan
  /// When its material is there; nil: it always is.
  public var material: LocalDateTime?

  /// An operation as scheduled.
  public init(
    step: Int, id: String, workCenter: Int, resource: Int, setUpStart: LocalDateTime, start: LocalDateTime,
    end: LocalDateTime, fixedSetUp: TimeSpan, run: TimeSpan, material: LocalDateTime? = nil
  ) {
    self.step = step
    self.id = id
    self.workCenter = workCenter
    self.resource = resource
    self.setUpStart = setUpStart
    self.start = start
    self.end = end
    self.fixedSetUp = fixedSetUp
    self.run = run
    self.material = material
  }
}

/// A stretch of time on a late work order's way to its completion: what was done for it then, or what held it.
///
/// The stretches adjoin each other, from the start of the plan to the completion.
public struct Delay: Hashable, Sendable {
  /// What a stretch of time went by with.
  public enum Cause: Hashable, Sendable {
    /// The order was not released yet.
    case release
    /// A part had not come yet: index into the plan's requirements.
    case material(requirement: Int)
    /// The way from the work center of the operation before.
    case transport
    /// The resource was at work for a work order (index into the plan's; perhaps another operation of this one), or being
    /// set up for it.
    case resourceBusy(workOrder: Int)
    /// The same for so many stretches of other work that they are told as one, closed times in between included.
    case queue(stretches: Int)
    /// The set-up for this operation by the set-up matrix.
    case setUp
    /// The resource was closed.
    case closed
    /// The resource was open and free, but would have closed before the end of an operation that must not pause.
    case closesTooSoon
    /// The resource was open and free, but kept so for other work.
    case reserved
    /// The operation was under way, breaks included.
    case work
  }

  /// What the time went by with.
  public var cause: Cause
  /// Index into the work order's operations: the one that was under way or waited.
  public var operation: Int
  /// When it began.
  public var from: LocalDateTime
  /// When it was over.
  public var until: LocalDateTime

  /// A stretch from one time to another.
  public init(cause: Cause, operation: Int, from: LocalDateTime, until: LocalDateTime) {
    self.cause = cause
    self.operation = operation
    self.from = from
    self.until = until
  }

  /// By the clock; more than zero.
  public var duration: TimeSpan { until - from }
}
