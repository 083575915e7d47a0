import Catalogs
import Digests
import JSONLines
import OrderStores
import Quantities

/// Stores a batch's valid orders and rewrites the answers of those that the store knows already.
public struct OrderKeeper {
  let store: any OrderStore
  let catalog: Catalog
  private let identity: CatalogIdentity

  public init(store: any OrderStore, catalog: Catalog) {
    self.store = store
    self.catalog = catalog
    identity = CatalogIdentity(
      id: catalog.id, revision: catalog.revision, digest: ContentDigest(hexadecimal: catalog.digest))
  }

  /// One transaction for the whole batch; durable when it returns.
  public func settle(_ ledger: inout OrderLedger, _ writer: inout JSONWriter, at moment: LocalDateTime) throws {
    let asked = ledger.entries.indices.filter { ledger.entries[$0].record.digest != nil }
    let verdicts = try store.submit(asked.map { submission(ledger.entries[$0]) }, at: moment)
    var replaced: [Int: Verdict] = [:]
    for (index, verdict) in zip(asked, verdicts) {
      switch verdict {
      case .duplicate, .conflict: replaced[index] = verdict
      case .accepted, .unknown: break
      }
    }
    if !replaced.isEmpty { rewrite(&ledger, &writer, replaced) }
  }

  private func submission(_ entry: OrderLedger.Entry) -> Submission {
    let record = entry.record
    let digest = ContentDigest(bytes: record.digest!.bytes)!
    guard let accepted = record.accepted else { return .lookUpOnly(id: record.order!, digest: digest) }
    return .accept(
      AcceptedOrder(
        id: record.order!, digest: digest, item: accepted.item, product: catalog.products[accepted.product].id,
        quantity: accepted.quantity, ordered: accepted.ordered, requested: accepted.requested,
        promised: accepted.promise, market: accepted.market.map { catalog.markets[$0].id },
        plant: accepted.plant.map { catalog.plants[$0].id } ?? "",
        price: PriceTotal(minorUnits: accepted.total, currency: accepted.currency), catalog: identity,
        content: entry.content))
  }

  private func rewrite(_ ledger: inout OrderLedger, _ writer: inout JSONWriter, _ replaced: [Int: Verdict]) {
    let answers = unsafe Array(writer.bytes)
    writer.truncate(to: 0)
    var start = 0
    for index in ledger.entries.indices {
      let end = ledger.entries[index].end
      defer { start = end }
      guard let verdict = replaced[index] else {
        unsafe answers.withUnsafeBufferPointer { unsafe writer.append(UnsafeBufferPointer(rebasing: $0[start..<end])) }
        continue
      }
      write(verdict, ledger.entries[index].record, to: &writer)
      ledger.entries[index].record.reasons = []
      if case .duplicate = verdict {
        ledger.entries[index].record.status = .duplicate
      } else {
        ledger.entries[index].record.status = .conflict
      }
    }
  }

  private func write(_ verdict: Verdict, _ record: OrderRecord, to writer: inout JSONWriter) {
    writer.openObject()
    writer.key("order")
    writer.string(record.order!)
    writer.key("status")
    switch verdict {
    case .duplicate(let first):
      writer.string("duplicate")
      write(first, to: &writer)
    case .conflict(let first):
      writer.string("conflict")
      writer.key("message")
      writer.string("an order of this id with other content was accepted before")
      writer.key("first")
      writer.string(first.description)
    case .accepted, .unknown: preconditionFailure("only known orders are answered anew")
    }
    writer.key("digest")
    writer.string("sha256:\(record.digest!.hexadecimal)")
    writer.closeObject()
    writer.endLine()
  }

  private func write(_ first: StoredOrderSummary, to writer: inout JSONWriter) {
    writer.key("item")
    writer.string(first.item)
    writer.key("price")
    first.price.write(to: &writer)
    writer.key("promise")
    writer.string(first.promised.description)
    writer.key("catalog")
    first.catalog.write(to: &writer)
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
