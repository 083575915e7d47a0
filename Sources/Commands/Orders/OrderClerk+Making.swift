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

/// Why an accepted order cannot be made by the catalog as it is, as the rest of a sentence about the order.
struct MakingRefusal: Error {
  var reason: String
}

extension OrderClerk {
  /// Works on an order and gives its bill and routing as values; nil where it is not valid: `answer` then says why.
  /// `answer` receives the summary of the order in either case.
  public mutating func making(of line: UnsafeRawBufferPointer, number: Int, answer: inout JSONWriter) -> OrderMaking? {
    let record = unsafe self.answer(line, number: number, to: &answer)
    return try? making(record)
  }

  /// The same for an order that has been read already.
  public mutating func making(of value: JSONValue, number: Int, answer: inout JSONWriter) -> OrderMaking? {
    try? making(self.answer(value, number: number, to: &answer))
  }

  /// Works on the line of an accepted order in the slice that it was accepted in.
  mutating func making(ofAccepted line: [UInt8], in slice: Slice) throws(MakingRefusal) -> OrderMaking {
    var answer = JSONWriter()
    let record = unsafe line.withUnsafeBytes { unsafe self.answer($0, number: 1, in: slice, to: &answer) }
    return try making(record)
  }

  /// The desk that worked last still holds the configuration, and its registers what the bill's program gave.
  private func making(_ record: OrderRecord) throws(MakingRefusal) -> OrderMaking {
    guard record.status == .valid, let desk = deskInUse else { throw MakingRefusal(record) }
    let bill = desk.model.bill
    do throws(QuantityFlaw) {
      return OrderMaking(
        record: record, bill: try bill.bill(desk.row), routing: bill.routing(desk.row), billForm: desk.model.billForm,
        exploded: desk.explosion.lines)
    } catch {
      throw MakingRefusal(reason: "its bill cannot be made: \(error.message)")
    }
  }
}

extension MakingRefusal {
  /// What an order is now that was valid once, with the rules, problems, fields or limit that make it so.
  fileprivate init(_ record: OrderRecord) {
    let reasons = record.reasons.joined(separator: ", ")
    let verdict =
      switch record.status {
      case .incomplete: "is now incomplete"
      case .undecided: "could not be decided"
      case .error: "can no longer be read"
      case .valid, .invalid, .duplicate, .conflict: "is now invalid"
      }
    reason = reasons.isEmpty ? verdict : "\(verdict): \(reasons)"
  }
}
