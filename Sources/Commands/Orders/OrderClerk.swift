import Catalogs
import Configurations
import Digests
import JSONLines
import Orders
import Quantities

/// How much of an answer is written.
public enum AnswerDetail: String, Sendable, CaseIterable {
  /// Everything.
  case full
  /// All but the bill and the operations, which are computed all the same.
  case summary
}

/// What came of one order line, for whoever keeps or counts orders.
public struct OrderRecord: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case valid, invalid, incomplete, duplicate, conflict, error, undecided
  }

  public var status: Status
  /// nil: the line is no order.
  public var order: String?
  public var digest: SHA256Digest?
  /// Only of a valid order.
  public var accepted: Accepted?
  /// What made the order invalid, as ids of rules or codes of problems, for counting.
  public var reasons: [String] = []

  /// What is kept of a valid order.
  public struct Accepted: Sendable {
    public var product: Int
    public var item: String
    public var quantity: Int
    public var ordered: CalendarDate
    public var requested: CalendarDate?
    public var promise: CalendarDate
    public var market: Int?
    public var plant: Int?
    /// Of all pieces, in the currency's smallest units.
    public var total: Int64
    public var currency: Currency
    /// Lines of the exploded bill.
    public var billLines: Int
  }
}

/// Takes order lines, one after the other, through the whole chain and writes their answers. One for each thread.
public struct OrderClerk: ~Copyable {
  let session: CatalogSession
  let detail: AnswerDetail
  var json: JSONReader
  var digester = OrderDigester()
  var hasher = SHA256Hasher()
  var scratch = JSONWriter()
  private var desks: [CatalogSession.Key: OrderDesk] = [:]
  private var lastKey: CatalogSession.Key?
  private var lastDesk: OrderDesk?
  /// The desk that worked on an order last.
  var deskInUse: OrderDesk? { lastDesk }

  /// `lineLimit` is the longest line in bytes, below 256 MiB.
  public init(_ session: CatalogSession, detail: AnswerDetail = .full, lineLimit: Int = 8 << 20) {
    self.session = session
    self.detail = detail
    json = JSONReader(maximumLength: lineLimit)
  }

  /// Answers one line without its end: writes exactly one result object, without a line end.
  public mutating func answer(_ line: UnsafeRawBufferPointer, number: Int, to writer: inout JSONWriter) -> OrderRecord {
    unsafe answer(line, number: number, in: nil, to: &writer)
  }

  /// Answers an order that has been read already.
  public mutating func answer(_ value: JSONValue, number: Int, to writer: inout JSONWriter) -> OrderRecord {
    answer(value, number: number, in: nil, to: &writer)
  }

  /// The same in a slice that has been settled before; nil: the slice follows from the order and the session.
  mutating func answer(
    _ line: UnsafeRawBufferPointer, number: Int, in settled: Slice?, to writer: inout JSONWriter
  ) -> OrderRecord {
    do throws(JSONError) {
      let value = unsafe try json.read(line)
      return answer(value, number: number, in: settled, to: &writer)
    } catch {
      let place = unsafe error.column(in: line)
      writeError("malformed-json", error.description, line: number, column: place, order: nil, to: &writer)
      return OrderRecord(status: .error, reasons: ["malformed-json"])
    }
  }

  private mutating func answer(
    _ value: JSONValue, number: Int, in settled: Slice?, to writer: inout JSONWriter
  ) -> OrderRecord {
    guard value.kind == .object else {
      writeError("not-an-object", "an order is a JSON object", line: number, column: nil, order: nil, to: &writer)
      return OrderRecord(status: .error, reasons: ["not-an-object"])
    }
    var reading = OrderHeadReader(session.vocabulary)
    reading.read(value)
    guard let id = reading.head.order else {
      let problem = reading.problems.first { $0.field == "order" }!
      writeError(problem.code, problem.message, line: number, column: nil, order: nil, to: &writer)
      return OrderRecord(status: .error, reasons: [problem.code])
    }
    var record = OrderRecord(status: .invalid, order: id.description, digest: digester.digest(of: value))
    guard let product = reading.head.product else {
      writeProblems(reading.problems, record, to: &writer)
      record.reasons = reading.problems.map(\.code)
      return record
    }
    let slice =
      settled
      ?? session.slice(
        product: product, date: reading.head.ordered, market: reading.head.market, plant: reading.head.plant)
    let desk = desk(for: session.key(product: product, slice: slice), slice: slice)
    desk.reader.read(reading.head.configuration, into: desk.row)
    let problems = reading.problems + desk.reader.problems
    if !problems.isEmpty {
      writeProblems(problems, record, to: &writer)
      record.reasons = problems.map(\.code)
      return record
    }
    complete(desk, reading.head, ordered: slice.date, &record, to: &writer)
    return record
  }

  private mutating func complete(
    _ desk: OrderDesk, _ head: OrderHead, ordered: CalendarDate, _ record: inout OrderRecord,
    to writer: inout JSONWriter
  ) {
    let choices = Choices(fields: desk.reader.given, listed: desk.reader.listed)
    switch desk.configurator.complete(desk.row, choices) {
    case .valid: accept(desk, head, ordered: ordered, &record, to: &writer)
    case .incomplete(let missing):
      record.status = .incomplete
      record.reasons = missing.map { desk.model.model.fields[$0].path }
      writeIncomplete(missing, desk, record, to: &writer)
    case .invalid(let conflict):
      record.reasons = conflict.constraints.map { desk.model.constraintForms[$0].id }
      writeConflict(conflict, desk, record, to: &writer)
    case .undecided(let limit):
      record.status = .undecided
      record.reasons = [limit]
      writeUndecided(limit, record, to: &writer)
    }
  }

  private mutating func desk(for key: CatalogSession.Key, slice: Slice) -> OrderDesk {
    if key == lastKey, let lastDesk { return lastDesk }
    let desk: OrderDesk
    if let known = desks[key] {
      desk = known
    } else {
      desk = OrderDesk(session.model(key, slice: slice), session.vocabulary)
      desks[key] = desk
    }
    (lastKey, lastDesk) = (key, desk)
    return desk
  }
}
