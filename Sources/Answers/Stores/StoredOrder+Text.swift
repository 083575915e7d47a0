import OrderStores
import Quantities

extension StoredOrder {
  /// One line for a list.
  public var line: String {
    "\(order.id)  \(status.rawValue)  \(order.quantity) × \(order.item)  promised \(order.promised)  \(order.price.text)"
      .printable
  }

  /// Everything about the order for a person.
  public func text(history: [OrderEvent]) -> String {
    var lines = [
      "order      \(order.id) (\(status.rawValue))", "item       \(order.quantity) × \(order.item)",
      "price      \(order.price.text)", "ordered    \(order.ordered)", "promised   \(order.promised)",
      "catalog    \(order.catalog.id) \(order.catalog.revision) (\(order.catalog.digest))",
      "digest     \(order.digest)",
    ]
    if let requested = order.requested { lines.insert("requested  \(requested)", at: 4) }
    lines += history.map { "history    \($0.moment) \($0.status.rawValue)\($0.note.map { ": \($0)" } ?? "")" }
    lines.append("content    \(String(decoding: order.content, as: UTF8.self))")
    return lines.map { $0.printable + "\n" }.joined()
  }
}
