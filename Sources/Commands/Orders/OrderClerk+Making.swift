import BillsOfMaterials
import Catalogs
import Configurations
import JSONLines
import Orders

/// A valid order with what it takes to make it.
public struct OrderMaking: Sendable {
  public var record: OrderRecord
  /// For one piece.
  public var bill: [BillLine]
  public var routing: [RoutingStep]
  /// How the bill is written, and its lines as the form knows them.
  let billForm: BillForm
  let exploded: [Explosion.Line]
}

extension OrderClerk {
  /// Works on an order and gives its bill and routing as values; nil where it is not valid: `answer` then says why.
  /// `answer` receives the summary of the order in either case.
  public mutating func making(of line: UnsafeRawBufferPointer, number: Int, answer: inout JSONWriter) -> OrderMaking? {
    let record = unsafe self.answer(line, number: number, to: &answer)
    return making(record)
  }

  /// The same for an order that has been read already.
  public mutating func making(of value: JSONValue, number: Int, answer: inout JSONWriter) -> OrderMaking? {
    making(self.answer(value, number: number, to: &answer))
  }

  /// The desk that worked last still holds the configuration, and its registers what the bill's program gave.
  private func making(_ record: OrderRecord) -> OrderMaking? {
    guard record.status == .valid, let desk = deskInUse else { return nil }
    let bill = desk.model.bill
    guard let lines = try? bill.bill(desk.row) else { return nil }
    return OrderMaking(
      record: record, bill: lines, routing: bill.routing(desk.row), billForm: desk.model.billForm,
      exploded: desk.explosion.lines)
  }
}
