import Quantities

/// When, in which markets and at which plants something counts.
public struct Effectivity: Hashable, Sendable {
  /// First day; nil: since ever.
  public var from: CalendarDate?
  /// First day no longer; nil: for ever.
  public var until: CalendarDate?
  /// Indices into the catalog's markets; nil: all.
  public var markets: Set<Int>?
  /// Indices into the catalog's plants; nil: all.
  public var plants: Set<Int>?

  public init(
    from: CalendarDate? = nil, until: CalendarDate? = nil, markets: Set<Int>? = nil, plants: Set<Int>? = nil
  ) {
    self.from = from
    self.until = until
    self.markets = markets
    self.plants = plants
  }

  public static let always = Effectivity()

  public func covers(_ slice: Slice) -> Bool {
    if let from, slice.date < from { return false }
    if let until, slice.date >= until { return false }
    if let markets, !(slice.market.map(markets.contains) ?? false) { return false }
    if let plants, !(slice.plant.map(plants.contains) ?? false) { return false }
    return true
  }
}

/// The stated day, market and plant at which a catalog is read; never "now".
public struct Slice: Hashable, Sendable {
  public var date: CalendarDate
  /// Index into the catalog's markets; nil: none, so that only what counts in all markets is seen.
  public var market: Int?
  /// Index into the catalog's plants.
  public var plant: Int?

  public init(date: CalendarDate, market: Int? = nil, plant: Int? = nil) {
    self.date = date
    self.market = market
    self.plant = plant
  }
}
