import Catalogs
import Quantities

/// What there is of a part while requirements are settled: stock, receipts, and what the latest lot leaves over.
struct PartSupply {
  /// A quantity that will be there on a day.
  struct Portion {
    var source: Cover.Source
    var quantity: FixedDecimal
    var date: CalendarDate
  }

  /// By date; those before `first` are used up.
  private var portions: [Portion] = []
  private var first = 0
  /// Index of the latest planned purchase or lot, and what nobody has taken of it.
  var planned: (index: Int, rest: Portion)?

  /// Adds a quantity that comes no earlier than those added before.
  mutating func add(_ portion: Portion) {
    if portion.quantity > .zero { portions.append(portion) }
  }

  /// Whether so much is there by a day.
  func covers(_ quantity: FixedDecimal, by date: CalendarDate) throws(QuantityTooLarge) -> Bool {
    var rest = quantity
    for portion in portions[first...] where portion.date <= date {
      rest = try rest.minus(portion.quantity)
      if rest <= .zero { return true }
    }
    if let planned, planned.rest.date <= date { rest = try rest.minus(planned.rest.quantity) }
    return rest <= .zero
  }

  /// Takes up to so much of what is there by a day, the earliest first, and tells from where.
  mutating func take(_ quantity: FixedDecimal, by date: CalendarDate) throws(QuantityTooLarge) -> [Portion] {
    var taken: [Portion] = []
    var rest = quantity
    while rest > .zero, first < portions.count, portions[first].date <= date {
      var portion = portions[first]
      portion.quantity = min(rest, portion.quantity)
      taken.append(portion)
      rest = try rest.minus(portion.quantity)
      portions[first].quantity = try portions[first].quantity.minus(portion.quantity)
      if portions[first].quantity == .zero { first += 1 }
    }
    if rest > .zero, var portion = planned?.rest, portion.quantity > .zero, portion.date <= date {
      let all = portion.quantity
      portion.quantity = min(rest, all)
      taken.append(portion)
      planned?.rest.quantity = try all.minus(portion.quantity)
    }
    return taken
  }
}

/// Thrown where a sum or product has more digits than a fixed decimal holds.
struct QuantityTooLarge: Error {}

extension FixedDecimal {
  /// The exact sum.
  func plus(_ other: FixedDecimal) throws(QuantityTooLarge) -> FixedDecimal {
    guard let sum = adding(other) else { throw QuantityTooLarge() }
    return sum.normalized
  }

  /// The exact difference.
  func minus(_ other: FixedDecimal) throws(QuantityTooLarge) -> FixedDecimal {
    guard let difference = subtracting(other) else { throw QuantityTooLarge() }
    return difference.normalized
  }

  /// `self * factor / divisor`, rounded up at the ninth digit after the point where it has more.
  func scaled(by factor: FixedDecimal, over divisor: FixedDecimal) throws(QuantityTooLarge) -> FixedDecimal {
    if factor == divisor { return self }
    guard let share = multiplied(by: factor)?.divided(by: divisor, scale: 9, rounding: .ceiling) else {
      throw QuantityTooLarge()
    }
    return share.normalized
  }

  /// The least that is not below itself and `minimum`, in multiples of `lot`.
  func inLots(of lot: FixedDecimal?, minimum: FixedDecimal?) throws(QuantityTooLarge) -> FixedDecimal {
    let least = minimum.map { max(self, $0) } ?? self
    guard let lot, lot > .zero else { return least }
    guard let count = least.divided(by: lot, scale: 0, rounding: .ceiling), let total = count.multiplied(by: lot)
    else { throw QuantityTooLarge() }
    return total.normalized
  }
}
