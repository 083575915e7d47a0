import Answers
import CatalogSessions
import JSONLines
import Threads

/// The answers of a batch of order lines, as far as the batch itself decides them.
///
/// An answer is written where its order was worked on, on any thread; only what the store knows better is written anew when the
/// batch is settled, so that next to nothing is left to do one batch after the other.
public struct AnswerBatch: Sendable {
  struct Entry: Sendable {
    var record: OrderRecord
    /// Number of the input line.
    var line: Int
    /// Where the answer ends among the batch's bytes, line end included.
    var end: Int
    /// The order as it came; only of valid orders, and where they are kept.
    var content: [UInt8]
  }

  var entries: [Entry] = []
  /// Whether valid orders are kept as they came.
  let keepsContent: Bool

  /// An empty batch; where its orders will not be stored, they themselves need not be kept.
  public init(keepsContent: Bool = true) { self.keepsContent = keepsContent }
}

extension OrderEvaluator {
  /// Answers a line with a line.
  mutating func answer(_ line: Line, _ detail: AnswerDetail, into batch: inout AnswerBatch, to writer: inout JSONWriter)
  {
    let outcome =
      line.isOverlong
      ? OrderOutcome(line: line.number, LineFault("line-too-long", "the line is longer than allowed"))
      : unsafe self.outcome(of: line.bytes, number: line.number)
    unsafe add(outcome, content: line.bytes, detail, to: &batch, &writer)
  }

  /// Answers an order that has been read already with a line.
  public mutating func answer(
    _ order: JSONValue, number: Int, _ detail: AnswerDetail, stop: StopCheck = .never, into batch: inout AnswerBatch,
    to writer: inout JSONWriter
  ) {
    let outcome = outcome(of: order, number: number, stop: stop)
    unsafe add(outcome, content: UnsafeRawBufferPointer(order.source.bytes), detail, to: &batch, &writer)
  }

  private func add(
    _ outcome: OrderOutcome, content: UnsafeRawBufferPointer, _ detail: AnswerDetail, to batch: inout AnswerBatch,
    _ writer: inout JSONWriter
  ) {
    session.answers.write(outcome, detail, to: &writer)
    writer.endLine()
    let record = OrderRecord(outcome)
    let isKept = batch.keepsContent && record.accepted != nil
    batch.entries.append(
      AnswerBatch.Entry(
        record: record, line: outcome.line, end: writer.count, content: isKept ? unsafe Array(content) : []))
  }
}
