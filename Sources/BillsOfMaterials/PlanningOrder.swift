import Quantities

/// An accepted order as planning sees it: what is to be made, of what, how, and by when.
public struct PlanningOrder: Sendable {
  /// The customer's order number.
  public var id: String
  /// Id of the configured item, the same whenever the configuration is.
  public var item: String
  /// Index into the catalog's products.
  public var product: Int
  /// Pieces, at least 1.
  public var quantity: Int
  /// The day on which it was placed; nothing is made for it before.
  public var ordered: CalendarDate
  /// The day on which the customer wants it in hand; nil: whenever it was promised.
  public var requested: CalendarDate?
  /// The day on which it was promised to be in the customer's hands.
  public var promise: CalendarDate
  /// For one piece, as `BillModel.bill` gives it: a line comes before what is built into it.
  public var bill: [BillLine]
  /// As `BillModel.routing` gives it: a step comes after its predecessors.
  public var routing: [RoutingStep]
  /// What lateness costs, relative to other orders; 0 to 1,048,576.
  public var weight: Int64

  /// An order of common weight unless told otherwise.
  public init(
    id: String, item: String = "", product: Int, quantity: Int, ordered: CalendarDate,
    requested: CalendarDate? = nil, promise: CalendarDate, bill: [BillLine], routing: [RoutingStep],
    weight: Int64 = 1
  ) {
    self.id = id
    self.item = item
    self.product = product
    self.quantity = quantity
    self.ordered = ordered
    self.requested = requested
    self.promise = promise
    self.bill = bill
    self.routing = routing
    self.weight = weight
  }

  /// The day by which it must reach the customer to be on time: the requested one if there is one, else the promised.
  public var wanted: CalendarDate { requested ?? promise }
}
