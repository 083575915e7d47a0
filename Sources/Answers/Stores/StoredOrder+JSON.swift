import JSONLines
import OrderStores

extension StoredOrder {
  /// Writes the order as one object; with its content where that is asked for, and its history where that is known.
  public func write(to writer: inout JSONWriter, withContent: Bool, history: [OrderEvent] = []) {
    writer.openObject()
    writer.key("order")
    writer.string(order.id)
    writer.key("status")
    writer.string(status.rawValue)
    writeWhatAndWhen(to: &writer)
    writer.key("price")
    order.price.write(to: &writer)
    writer.key("catalog")
    order.catalog.write(to: &writer)
    writer.key("digest")
    writer.string(order.digest.description)
    if !history.isEmpty {
      writer.key("history")
      writer.openArray()
      for event in history { event.write(to: &writer) }
      writer.closeArray()
    }
    if withContent {
      writer.key("content")
      writer.raw(order.content)
    }
    writer.closeObject()
  }

  private func writeWhatAndWhen(to writer: inout JSONWriter) {
    let texts: [(StaticString, String?)] = [
      ("product", order.product), ("item", order.item), ("market", order.market), ("plant", order.plant),
      ("ordered", order.ordered.description), ("requested", order.requested?.description),
      ("promise", order.promised.description), ("accepted", accepted.description),
    ]
    writer.key("quantity")
    writer.integer(order.quantity)
    for (name, text) in texts {
      guard let text, !text.isEmpty else { continue }
      writer.key(name)
      writer.string(text)
    }
  }
}
