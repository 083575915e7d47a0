import Quantities

/// Which orders are asked for: those that meet every condition that is set.
public struct OrderFilter: Hashable, Sendable {
  public var product: String?
  public var plant: String?
  public var status: OrderStatus?
  /// The days between which the promise falls, both included.
  public var due: ClosedRange<CalendarDate>?

  /// The filter of these conditions; without any, every order.
  public init(
    product: String? = nil, plant: String? = nil, status: OrderStatus? = nil, due: ClosedRange<CalendarDate>? = nil
  ) {
    self.product = product
    self.plant = plant
    self.status = status
    self.due = due
  }
}

/// The orders of one product, plant, currency and status, added up.
public struct OrderTotal: Hashable, Sendable {
  public var product: String
  public var plant: String
  public var status: OrderStatus
  /// How many orders.
  public var orders: Int
  /// How many items, over all orders.
  public var quantity: Int
  /// What they are worth together.
  public var value: PriceTotal

  public init(product: String, plant: String, status: OrderStatus, orders: Int, quantity: Int, value: PriceTotal) {
    self.product = product
    self.plant = plant
    self.status = status
    self.orders = orders
    self.quantity = quantity
    self.value = value
  }
}
