import BillsOfMaterials
import Configurations
import ConstraintModels
import JSONLines
import Orders
import Quantities

extension OrderClerk {
  /// Prices, explodes and promises a valid configuration and writes its answer.
  mutating func accept(
    _ desk: OrderDesk, _ head: OrderHead, ordered: CalendarDate, _ record: inout OrderRecord,
    to writer: inout JSONWriter
  ) {
    let (model, row) = (desk.model, desk.row)
    let warnings = desk.configurator.warnings(row)
    desk.configurator.setters(row, into: &desk.setters)
    desk.identify(&hasher, scratch: &scratch)
    let start = writer.count
    begin("valid", record, to: &writer)
    writeHead(desk, head, to: &writer)
    writeWarnings(warnings, desk, head, to: &writer)
    guard let piece = model.prices.price(row, quantity: head.quantity, into: &desk.items),
      let total = Int64(exactly: Int128(piece) * Int128(head.quantity))
    else { return refuse("price-too-large", "the price exceeds what can be counted", start, &record, to: &writer) }
    writer.key("price")
    model.priceForm.write(desk.items, piece: piece, total: total, to: &writer)
    model.bill.evaluate(row)
    do throws(QuantityFlaw) {
      try model.bill.explode(row, into: &desk.explosion)
    } catch {
      return refuse(error.code, error.message, start, &record, to: &writer)
    }
    writeMaking(desk, to: &writer)
    let promise = model.promise.date(ordered: ordered, desk.explosion)
    writer.key("promise")
    writer.string(promise.description)
    end(record, to: &writer)
    record.status = .valid
    record.accepted = OrderRecord.Accepted(
      product: model.model.product, item: String(decoding: desk.itemID, as: UTF8.self), quantity: head.quantity,
      ordered: ordered, requested: head.requested, promise: promise, market: model.model.slice.market,
      plant: model.model.slice.plant, total: total, currency: model.prices.currency,
      billLines: desk.explosion.lines.count)
  }

  private func writeHead(_ desk: OrderDesk, _ head: OrderHead, to writer: inout JSONWriter) {
    let model = desk.model
    writer.key("product")
    writer.string(model.model.product(of: 0).id)
    writer.key("quantity")
    writer.integer(head.quantity)
    writer.key("item")
    unsafe desk.itemID.withUnsafeBufferPointer { unsafe writer.string($0) }
    writer.key("configuration")
    // The configurator evaluated last, so the registers say which instances are there.
    model.configurationForm.write(
      desk.row, setters: desk.setters, configurator: desk.configurator, to: &writer, text: { desk.text($0) },
      rule: { model.constraintForms[$0].id })
  }

  private func writeWarnings(
    _ warnings: [Int], _ desk: OrderDesk, _ head: OrderHead, to writer: inout JSONWriter
  ) {
    let older = head.revision.map { $0.description }.flatMap { $0 == session.catalog.revision ? nil : $0 }
    if warnings.isEmpty && older == nil { return }
    writer.key("warnings")
    writer.openArray()
    for constraint in warnings { desk.model.constraintForms[constraint].write(to: &writer) }
    if let older {
      writer.openObject()
      writer.key("id")
      writer.string("other-revision")
      writer.key("because")
      writer.string("configured against revision \(older), answered by \(session.catalog.revision)")
      writer.closeObject()
    }
    writer.closeArray()
  }

  private func writeMaking(_ desk: OrderDesk, to writer: inout JSONWriter) {
    guard detail == .full else { return }
    writer.key("bill")
    desk.model.billForm.write(desk.explosion, of: desk.model.bill, desk.row, to: &writer)
    writer.key("operations")
    desk.model.routingForm.write(desk.model.bill, desk.row, to: &writer)
  }

  private func refuse(
    _ code: String, _ message: String, _ start: Int, _ record: inout OrderRecord, to writer: inout JSONWriter
  ) {
    writer.truncate(to: start)
    record.reasons = [code]
    writeProblems([OrderProblem(code, field: "configuration", message)], record, to: &writer)
  }
}
