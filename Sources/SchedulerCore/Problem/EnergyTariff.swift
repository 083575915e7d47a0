/// What power costs by the time at which it is drawn.
public struct EnergyTariff: Hashable, Sendable {
  /// A stretch of each period in which power has another price.
  public struct Rate: Hashable, Sendable {
    /// Relative to the beginning of a period; within it.
    public var interval: Range<Time>
    /// For a unit of power over a second; from 0 to 2²⁰.
    public var price: Int64

    /// A price for a stretch of time.
    public init(_ interval: Range<Time>, price: Int64) {
      self.interval = interval
      self.price = price
    }
  }

  /// The price where no rate holds; from 0 to 2²⁰.
  public var price: Int64
  /// Later rates overrule earlier ones.
  public var rates: [Rate]
  /// Seconds after which the rates repeat.
  public var period: Time
  /// An instant at which a period begins.
  public var origin: Time

  /// A tariff that repeats every day unless told otherwise.
  public init(price: Int64, rates: [Rate] = [], period: Time = 86_400, origin: Time = 0) {
    self.price = price
    self.rates = rates
    self.period = period
    self.origin = origin
  }

  /// Whether prices and times keep their bounds.
  var isWellFormed: Bool {
    let prices = [price] + rates.map(\.price)
    return period > 0 && period <= .farthestTime && abs(origin) <= .farthestTime
      && prices.allSatisfy { (0...1 << 20).contains($0) }
      && rates.allSatisfy { $0.interval.lowerBound >= 0 && $0.interval.upperBound <= period }
  }
}
