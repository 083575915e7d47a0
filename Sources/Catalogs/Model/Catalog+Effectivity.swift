import Quantities

extension Catalog {
  /// The days on which anything in the catalog begins or ends to count, ascending, each once: between two of them it stays
  /// the same.
  public var effectivityChanges: [CalendarDate] {
    Set(allEffectivities.flatMap { [$0.from, $0.until].compactMap { $0 } }).sorted()
  }

  private var allEffectivities: [Effectivity] {
    products.flatMap { product -> [Effectivity] in
      product.characteristics.flatMap { $0.values.map(\.effectivity) } + product.rules.map(\.effectivity)
        + product.combinations.map(\.effectivity) + product.prices.map(\.effectivity)
        + product.positions.flatMap { [$0.effectivity] + $0.alternatives.map(\.effectivity) }
        + product.operations.map(\.effectivity)
    }
      + parts.flatMap { part in
        part.bill.flatMap { [$0.effectivity] + $0.alternatives.map(\.effectivity) }
      }
  }
}
