/// One line of a price.
public struct PriceItem: Hashable, Sendable {
  /// Index among the price model's elements.
  public var element: Int
  /// In the currency's smallest units.
  public var amount: Int64
}
