import JSONLines

/// What a batch of answers leaves to be settled.
public struct OrderLedger: Sendable {
  struct Entry: Sendable {
    var record: OrderRecord
    /// Where the answer ends among the batch's bytes, line end included.
    var end: Int
    /// The order as it came; only of valid orders.
    var content: [UInt8]
  }

  var entries: [Entry] = []

  public init() {}
}

extension OrderClerk {
  /// Answers a line with a line, and notes what is to be settled.
  mutating func answer(_ line: Line, keeping ledger: inout OrderLedger, to writer: inout JSONWriter) {
    let record: OrderRecord
    if line.isOverlong {
      writeError(
        "line-too-long", "the line is longer than allowed", line: line.number, column: nil, order: nil, to: &writer)
      record = OrderRecord(status: .error, reasons: ["line-too-long"])
    } else {
      record = unsafe answer(line.bytes, number: line.number, to: &writer)
    }
    note(record, content: record.accepted == nil ? [] : unsafe Array(line.bytes), in: &ledger, &writer)
  }

  /// The same for an order that has been read already.
  public mutating func answer(
    _ order: JSONValue, number: Int, keeping ledger: inout OrderLedger, to writer: inout JSONWriter
  ) {
    let record = answer(order, number: number, to: &writer)
    note(record, content: record.accepted == nil ? [] : unsafe Array(order.source.bytes), in: &ledger, &writer)
  }

  private func note(_ record: OrderRecord, content: [UInt8], in ledger: inout OrderLedger, _ writer: inout JSONWriter) {
    writer.endLine()
    ledger.entries.append(OrderLedger.Entry(record: record, end: writer.count, content: content))
  }
}
