import Catalogs
import Quantities

/// Where and when an order is placed: what decides which slice of the catalog it is for.
struct SalesChannel: Hashable {
  var market: Int?
  /// nil: where the product is made by default.
  var plant: Int?
}

extension Catalog {
  /// The ways in which the product is sold, with how often each is used: every market from the usual plant, the last one
  /// also from the last plant.
  var salesChannels: [(channel: SalesChannel, weight: Int)] {
    if markets.isEmpty { return [(SalesChannel(), 1)] }
    var channels = markets.indices.map { (channel: SalesChannel(market: $0), weight: $0 == 0 ? 60 : 30) }
    if plants.count > 1 { channels.append((SalesChannel(market: markets.count - 1, plant: plants.count - 1), 15)) }
    return channels
  }

  /// The product that is sold: the first that is no component of another.
  var mainProduct: Int? {
    let inner = products.flatMap { $0.components.map(\.product) }
    return products.indices.first { !inner.contains($0) }
  }

  /// How many changes of the catalog lie before that day: the same number, the same slice.
  func stretch(of date: CalendarDate) -> Int { effectivityChanges.count { $0 <= date } }
}
