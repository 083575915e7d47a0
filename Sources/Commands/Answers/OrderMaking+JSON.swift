import BillsOfMaterials
import Catalogs
import JSONLines
import Quantities

extension OrderMaking {
  /// Writes bill and operations for one piece as one object: the bill as the order's answer has it, and labels.
  public func write(to writer: inout JSONWriter, _ catalog: Catalog, languages: [String]) {
    writer.openObject()
    writer.key("order")
    writer.string(record.order ?? "")
    writer.key("item")
    writer.string(record.accepted?.item ?? "")
    writer.key("bill")
    writer.openArray()
    for (line, exploded) in zip(bill, exploded) {
      billForm.begin(exploded, cut: line.cut, to: &writer)
      if let label = catalog.parts[line.part].labels.text(in: languages) {
        writer.key("label")
        writer.string(label)
      }
      writer.closeObject()
    }
    writer.closeArray()
    writer.key("operations")
    writer.openArray()
    for step in routing { write(step, to: &writer) }
    writer.closeArray()
    writer.closeObject()
  }

  private func write(_ step: RoutingStep, to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("operation")
    writer.string(step.id)
    writer.key("workCenter")
    writer.string(step.workCenter)
    writer.key("setUp")
    writer.string(TimeSpan(seconds: step.setUp).description)
    writer.key("run")
    writer.string(TimeSpan(seconds: step.run).description)
    writer.key("after")
    writer.openArray()
    for index in step.after { writer.string(routing[index].id) }
    writer.closeArray()
    writer.closeObject()
  }
}
