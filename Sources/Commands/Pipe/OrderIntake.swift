import Answers
import CatalogSessions
import Catalogs
import Digests
import JSONLines
import OrderStores
import Quantities

/// Brings batches of answered orders to a store: what is valid is stored, what the store knows already is answered so.
public struct OrderIntake: Sendable {
  private let store: any OrderStore
  private let session: CatalogSession
  private let identity: CatalogIdentity

  /// An intake of orders that were answered under the session's catalog.
  public init(store: any OrderStore, _ session: CatalogSession) {
    self.store = store
    self.session = session
    let catalog = session.catalog
    identity = CatalogIdentity(
      id: catalog.id, revision: catalog.revision, digest: ContentDigest(hexadecimal: catalog.digest))
  }

  /// Stores the valid orders of a batch, whose answers the writer holds, and answers those that the store knows anew.
  ///
  /// One transaction for the whole batch; durable when it returns. Throws `StoreError`.
  public func settle(_ batch: inout AnswerBatch, _ writer: inout JSONWriter, at moment: LocalDateTime) throws {
    let asked = batch.entries.indices.filter { batch.entries[$0].record.digest != nil }
    let verdicts = try store.submit(asked.map { submission(batch.entries[$0]) }, at: moment)
    var known: [Int: OrderOutcome] = [:]
    for (index, verdict) in zip(asked, verdicts) {
      switch verdict {
      case .duplicate(let first): known[index] = outcome(.duplicate(of: first), batch.entries[index])
      case .conflict(let first): known[index] = outcome(.taken(first: first), batch.entries[index])
      case .accepted, .unknown: break
      }
    }
    if !known.isEmpty { answer(known, in: &batch, &writer) }
  }

  private func outcome(_ conclusion: OrderOutcome.Conclusion, _ entry: AnswerBatch.Entry) -> OrderOutcome {
    OrderOutcome(line: entry.line, order: entry.record.order, digest: entry.record.digest, conclusion)
  }

  private func submission(_ entry: AnswerBatch.Entry) -> Submission {
    let record = entry.record
    let digest = ContentDigest(bytes: record.digest!.bytes)!
    guard let accepted = record.accepted else { return .lookUpOnly(id: record.order!, digest: digest) }
    let catalog = session.catalog
    return .accept(
      AcceptedOrder(
        id: record.order!, digest: digest, item: accepted.item, product: catalog.products[accepted.product].id,
        quantity: accepted.quantity, ordered: accepted.ordered, requested: accepted.requested,
        promised: accepted.promise, market: accepted.market.map { catalog.markets[$0].id },
        plant: accepted.plant.map { catalog.plants[$0].id } ?? "",
        price: PriceTotal(minorUnits: accepted.total, currency: accepted.currency), catalog: identity,
        content: entry.content))
  }

  /// Puts the answers of known orders where they belong among the others.
  private func answer(_ known: [Int: OrderOutcome], in batch: inout AnswerBatch, _ writer: inout JSONWriter) {
    let answers = unsafe Array(writer.bytes)
    writer.truncate(to: 0)
    var start = 0
    for index in batch.entries.indices {
      let end = batch.entries[index].end
      defer { start = end }
      guard let outcome = known[index] else {
        writer.append(answers, start..<end)
        continue
      }
      session.answers.write(outcome, .full, to: &writer)
      writer.endLine()
      batch.entries[index].record = OrderRecord(outcome)
    }
  }
}

extension ContentDigest {
  /// From `sha256:` and hexadecimal digits. Requires the form that a catalog's digest has.
  fileprivate init(hexadecimal text: String) {
    let digits = text.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst().compactMap {
      Character(UnicodeScalar($0)).hexDigitValue
    }
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    guard let digest = ContentDigest(bytes: bytes) else { preconditionFailure("a catalog's digest has 32 bytes") }
    self = digest
  }
}
