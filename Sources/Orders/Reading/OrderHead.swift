import JSONLines
import Quantities

/// Everything in an order line but its configuration.
///
/// Strings point into the line; valid until the next one is read.
public struct OrderHead {
  /// nil: missing, or no string.
  public var order: JSONString?
  /// Index of the product; nil: missing or unknown.
  public var product: Int?
  public var quantity = 1
  /// The day on which the order counts as placed; nil: as the user or the catalog says.
  public var ordered: CalendarDate?
  /// The day by which the customer wants it.
  public var requested: CalendarDate?
  /// What its lateness weighs in plans, relative to other orders.
  public var priority = 1
  public var market: Int?
  public var plant: Int?
  /// The catalog revision against which it was configured.
  public var revision: JSONString?
  public var configuration: JSONValue?

  public init() {}
}
