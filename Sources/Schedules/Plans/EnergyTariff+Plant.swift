import Catalogs
import Quantities
import SchedulerCore

extension EnergyTariff {
  /// Prices of a kilowatt-hour as the engine counts them: in ten-thousandths of the currency, so that a watt over a second
  /// costs a whole number. A price that is too large for that is refused by the engine.
  init(_ energy: Plant.Energy) {
    let day: Time = 86_400
    let rates = energy.rates.flatMap { rate -> [Rate] in
      let price = EnergyTariff.price(rate.price)
      let (from, until) = (Time(rate.from), Time(rate.until))
      if until <= day { return [Rate(from..<until, price: price)] }
      return [Rate(from..<day, price: price), Rate(0..<until - day, price: price)]
    }
    self.init(price: EnergyTariff.price(energy.price), rates: rates)
  }

  private static func price(_ price: FixedDecimal) -> Int64 {
    price.multiplied(by: 10_000)?.divided(by: 1, scale: 0, rounding: .halfUp)?.mantissa ?? .max
  }

  /// What the engine has counted, in the catalog's currency with two digits after the point.
  static func money(_ cost: Int64) -> FixedDecimal {
    FixedDecimal(cost).divided(by: FixedDecimal(36_000_000_000), scale: 2, rounding: .halfUp) ?? .zero
  }
}
