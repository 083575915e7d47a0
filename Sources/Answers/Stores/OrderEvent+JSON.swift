import JSONLines
import OrderStores

extension OrderEvent {
  /// Writes the event as one object; `note` and `catalog` where it has them.
  func write(to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("status")
    writer.string(status.rawValue)
    writer.key("moment")
    writer.string(moment.description)
    if let note {
      writer.key("note")
      writer.string(note)
    }
    if let catalog {
      writer.key("catalog")
      catalog.write(to: &writer)
    }
    writer.closeObject()
  }
}
