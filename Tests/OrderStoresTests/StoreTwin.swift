import OrderStores
import Quantities

/// What a store promises, said with a dictionary and an array.
struct StoreTwin {
  private(set) var orders: [StoredOrder] = []
  private var places: [[UInt8]: Int] = [:]
  private(set) var catalogs: [CatalogIdentity] = []

  mutating func submit(_ batch: [Submission], at moment: LocalDateTime) -> [Verdict] {
    batch.map { submission in
      if case .accept(let order) = submission, !catalogs.contains(order.catalog) { catalogs.append(order.catalog) }
      if let place = places[Array(submission.id.utf8)] {
        let first = orders[place]
        return first.order.digest == submission.digest
          ? .duplicate(first.summary) : .conflict(first: first.order.digest)
      }
      guard case .accept(let order) = submission else { return .unknown }
      places[Array(order.id.utf8)] = orders.count
      orders.append(
        StoredOrder(sequence: Int64(orders.count + 1), status: .accepted, accepted: moment, order: order))
      return .accepted
    }
  }

  func orders(matching filter: OrderFilter) -> [StoredOrder] {
    orders.filter { stored in
      (filter.product ?? stored.order.product) == stored.order.product
        && (filter.plant ?? stored.order.plant) == stored.order.plant
        && (filter.status ?? stored.status) == stored.status
        && (filter.due?.contains(stored.order.promised) ?? true)
    }
  }
}
