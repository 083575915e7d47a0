import Catalogs
import JSONLines
import OrderStores
import Orders

/// How much of an answer is written.
public enum AnswerDetail: String, Sendable, CaseIterable {
  /// Everything.
  case full
  /// All but the bill and the operations, which are computed all the same.
  case summary
}

/// Writes outcomes of orders as result lines under one catalog. Shared between threads.
public struct OrderAnswerForm: Sendable {
  private let revision: String
  /// `"catalog":{…}`, as every answer has it.
  private let catalog: [UInt8]

  /// Answers under a catalog.
  public init(_ catalog: Catalog) {
    revision = catalog.revision
    var identity = JSONWriter(capacity: 256)
    identity.openObject()
    identity.catalogIdentity(id: catalog.id, revision: catalog.revision, digest: catalog.digest)
    identity.closeObject()
    self.catalog = Array("\"catalog\":\(identity.text)".utf8)
  }

  /// Writes an outcome as one object. In full, a valid order must have its making.
  public func write(_ outcome: OrderOutcome, _ detail: AnswerDetail, to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("order")
    if let order = outcome.order { writer.string(order) } else { writer.null() }
    switch outcome.conclusion {
    case .unreadable(let fault): return write(fault, line: outcome.line, to: &writer)
    case .duplicate(let first): write(first, to: &writer)
    case .taken(let first): write(takenBy: first, to: &writer)
    case .valid, .incomplete, .conflicting, .refused, .undecided:
      writeStatus(outcome.conclusion, detail, to: &writer)
      writer.raw(catalog)
    }
    end(outcome, to: &writer)
  }

  /// An outcome as a line of its own, without the making of a valid order.
  public func line(_ outcome: OrderOutcome) -> String {
    var writer = JSONWriter()
    write(outcome, .summary, to: &writer)
    writer.endLine()
    return writer.text
  }

  /// Writes what an order would come to as one object, of which nobody is told that it is one: for configurations without an id.
  public func write(_ conclusion: OrderOutcome.Conclusion, _ detail: AnswerDetail, to writer: inout JSONWriter) {
    answer(to: &writer) { writeStatus(conclusion, detail, to: &$0) }
  }

  /// Writes an object that ends with the catalog; `members` writes what comes before.
  public func answer(to writer: inout JSONWriter, _ members: (inout JSONWriter) -> Void) {
    writer.openObject()
    members(&writer)
    writer.raw(catalog)
    writer.closeObject()
  }

  /// The status of what is no line of a pipe alone, and what belongs to it.
  private func writeStatus(
    _ conclusion: OrderOutcome.Conclusion, _ detail: AnswerDetail, to writer: inout JSONWriter
  ) {
    writer.key("status")
    switch conclusion {
    case .valid(let order): write(order, detail, to: &writer)
    case .incomplete(let missing): writeIncomplete(missing, to: &writer)
    case .conflicting(let conflict):
      writer.string("invalid")
      writer.key("conflict")
      conflict.write(to: &writer)
    case .refused(let problems): write(problems, to: &writer)
    case .undecided(let limit):
      writer.string("undecided")
      writer.member("limit", limit)
    case .unreadable, .duplicate, .taken: preconditionFailure("this is said of lines only")
    }
  }

  /// The digest ends every answer but that of a line that is no order.
  private func end(_ outcome: OrderOutcome, to writer: inout JSONWriter) {
    if let digest = outcome.digest {
      writer.key("digest")
      writer.string("sha256:\(digest.hexadecimal)")
    }
    writer.closeObject()
  }

  private func write(_ fault: LineFault, line: Int, to writer: inout JSONWriter) {
    writer.member("status", "error")
    writer.key("line")
    writer.integer(line)
    if let column = fault.column {
      writer.key("column")
      writer.integer(column)
    }
    writer.member("code", fault.code)
    writer.member("message", fault.message)
    writer.closeObject()
  }

  private func writeIncomplete(_ missing: [String], to writer: inout JSONWriter) {
    writer.string("incomplete")
    writer.key("missing")
    writer.openArray()
    for path in missing { writer.string(path) }
    writer.closeArray()
  }

  private func write(_ problems: [OrderProblem], to writer: inout JSONWriter) {
    writer.string("invalid")
    writer.key("problems")
    writer.openArray()
    for problem in problems {
      writer.openObject()
      writer.member("code", problem.code)
      writer.member("field", problem.field)
      writer.member("message", problem.message)
      if let suggestion = problem.suggestion { writer.member("suggestion", suggestion) }
      writer.closeObject()
    }
    writer.closeArray()
  }

  private func write(_ first: StoredOrderSummary, to writer: inout JSONWriter) {
    writer.member("status", "duplicate")
    writer.member("item", first.item)
    writer.key("price")
    first.price.write(to: &writer)
    writer.member("promise", first.promised.description)
    writer.key("catalog")
    first.catalog.write(to: &writer)
  }

  private func write(takenBy first: ContentDigest, to writer: inout JSONWriter) {
    writer.member("status", "conflict")
    writer.member("message", OrderOutcome.takenMessage)
    writer.member("first", first.description)
  }
}

/// Valid orders.
extension OrderAnswerForm {
  private func write(_ order: ValidOrder, _ detail: AnswerDetail, to writer: inout JSONWriter) {
    let forms = order.forms
    writer.string("valid")
    writer.member("product", order.model.product(of: 0).id)
    writer.key("quantity")
    writer.integer(order.quantity)
    writer.member("item", order.item)
    writer.key("configuration")
    forms.configuration.write(order, to: &writer)
    writeWarnings(order, to: &writer)
    writer.key("price")
    forms.price.write(order.price, to: &writer)
    if detail == .full, let making = order.making {
      writer.key("bill")
      forms.lines.write(making, to: &writer)
      writer.key("operations")
      forms.operations.write(making.operations, to: &writer)
    }
    writer.member("promise", order.promise.description)
  }

  private func writeWarnings(_ order: ValidOrder, to writer: inout JSONWriter) {
    if order.warnings.isEmpty && order.otherRevision == nil { return }
    writer.key("warnings")
    writer.openArray()
    for warning in order.warnings { order.forms.constraints[warning].write(to: &writer) }
    if let other = order.otherRevision {
      writer.openObject()
      writer.member("id", "other-revision")
      writer.member("because", "configured against revision \(other), answered by \(revision)")
      writer.closeObject()
    }
    writer.closeArray()
  }
}

extension OrderOutcome {
  /// What is said of an order whose id is another's.
  static let takenMessage = "an order of this id with other content was accepted before"
}
