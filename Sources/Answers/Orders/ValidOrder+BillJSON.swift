import BillsOfMaterials
import Catalogs
import JSONLines
import Quantities

extension ValidOrder {
  /// Writes bill and operations for one piece as one object: the bill as the order's answer has it, and labels. `id` is the order's.
  ///
  /// Requires that its making was asked for.
  public func writeBill(order id: String, languages: [String], to writer: inout JSONWriter) {
    guard let making else { preconditionFailure("the bill of an order is there where it was asked for") }
    writer.openObject()
    writer.members([("order", id), ("item", item)])
    writer.key("bill")
    forms.lines.write(making, to: &writer) { line, writer in
      if let label = model.catalog.parts[line.part].labels.text(in: languages) { writer.member("label", label) }
    }
    writer.key("operations")
    writer.openArray()
    let routing = routing
    for step in routing { write(step, in: routing, to: &writer) }
    writer.closeArray()
    writer.closeObject()
  }

  private func write(_ step: RoutingStep, in routing: [RoutingStep], to writer: inout JSONWriter) {
    writer.openObject()
    writer.members([
      ("operation", step.id), ("workCenter", step.workCenter), ("setUp", TimeSpan(seconds: step.setUp).description),
      ("run", TimeSpan(seconds: step.run).description),
    ])
    writer.key("after")
    writer.openArray()
    for index in step.after { writer.string(routing[index].id) }
    writer.closeArray()
    writer.closeObject()
  }
}
