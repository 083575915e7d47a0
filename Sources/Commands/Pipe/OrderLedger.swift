import JSONLines

/// What a batch of answers leaves to be settled.
public struct OrderLedger: Sendable {
  struct Entry: Sendable {
    var record: OrderRecord
    /// Where the answer ends among the batch's bytes, line end included.
    var end: Int
    /// The order as it came; only of valid orders, and where the ledger keeps them.
    var content: [UInt8]
  }

  var entries: [Entry] = []
  /// Whether valid orders are kept as they came.
  let keepsContent: Bool

  /// A ledger for answers that will be stored; else the orders themselves need not be kept.
  public init(keepsContent: Bool = true) { self.keepsContent = keepsContent }
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
    let isKept = ledger.keepsContent && record.accepted != nil
    note(record, content: isKept ? unsafe Array(line.bytes) : [], in: &ledger, &writer)
  }

  /// The same for an order that has been read already.
  public mutating func answer(
    _ order: JSONValue, number: Int, keeping ledger: inout OrderLedger, to writer: inout JSONWriter
  ) {
    let record = answer(order, number: number, to: &writer)
    let isKept = ledger.keepsContent && record.accepted != nil
    note(record, content: isKept ? unsafe Array(order.source.bytes) : [], in: &ledger, &writer)
  }

  private func note(_ record: OrderRecord, content: [UInt8], in ledger: inout OrderLedger, _ writer: inout JSONWriter) {
    writer.endLine()
    ledger.entries.append(OrderLedger.Entry(record: record, end: writer.count, content: content))
  }
}
