import Searches

/// What a unit of power costs that is drawn while a calendar is open, added up from the beginning of the horizon.
///
/// The cost of an operation is a difference of two sums, each had by one binary search.
struct EnergyPrices: Sendable {
  /// Where the price or the state of the calendar changes, ascending.
  private let times: [Time]
  /// What has been paid by each of `times`.
  private let paid: [Int64]
  /// The price from each of `times` on; 0 while closed.
  private let prices: [Int64]

  /// Adds a tariff up over the open time of a calendar.
  init(_ tariff: EnergyTariff, _ open: OpenTime) {
    let rates = EnergyPrices.period(of: tariff)
    var times: [Time] = []
    var prices: [Int64] = []
    for (start, end) in zip(open.starts, open.ends) {
      var time = start
      while time < end {
        let begin = tariff.origin + floorDivide(time - tariff.origin, tariff.period) * tariff.period
        let rate = rates.last { begin + $0.from <= time }!
        times.append(time)
        prices.append(rate.price)
        time = min(end, begin + rate.until)
      }
      times.append(end)
      prices.append(0)
    }
    var paid: [Int64] = []
    for index in times.indices {
      paid.append(index == 0 ? 0 : paid[index - 1] + (times[index] - times[index - 1]) * prices[index - 1])
    }
    self.times = times
    self.prices = prices
    self.paid = paid
  }

  /// One period as stretches of one price each, in order.
  private static func period(of tariff: EnergyTariff) -> [(from: Time, until: Time, price: Int64)] {
    let edges = Set([0, tariff.period] + tariff.rates.flatMap { [$0.interval.lowerBound, $0.interval.upperBound] })
      .sorted()
    return zip(edges, edges.dropFirst()).map { from, until in
      (from, until, tariff.rates.last { $0.interval.contains(from) }?.price ?? tariff.price)
    }
  }

  /// What a unit of power costs that is drawn from one instant to another while the calendar is open.
  func cost(from start: Time, until end: Time) -> Int64 {
    paid(by: end) - paid(by: start)
  }

  private func paid(by time: Time) -> Int64 {
    let index = times.partitioningIndex { $0 > time } - 1
    return index < 0 ? 0 : paid[index] + (time - times[index]) * prices[index]
  }
}

extension SchedulingProblem {
  /// By calendar; empty without a tariff.
  func energyPrices(_ openTimes: [OpenTime]) -> [EnergyPrices] {
    tariff.map { tariff in openTimes.map { EnergyPrices(tariff, $0) } } ?? []
  }
}
