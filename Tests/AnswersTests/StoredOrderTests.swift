import Answers
import Foundation
import JSONLines
import OrderStores
import Quantities
import Testing

struct StoredOrderTests {
  @Test("The history is told from the acceptance on, with notes and catalogs where there are any")
  func history() throws {
    let order = try sample(id: "A", content: #"{"order":"A"}"#)
    let events = [
      OrderEvent(status: .accepted, moment: LocalDateTime(second: 0), catalog: order.order.catalog),
      OrderEvent(status: .cancelled, moment: LocalDateTime(second: 60), note: "withdrawn"),
    ]
    var writer = JSONWriter()
    order.write(to: &writer, withContent: true, history: events)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String: Any])
    let history = try #require(object["history"] as? [[String: Any]])
    #expect(history.map { $0["status"] as? String } == ["accepted", "cancelled"])
    #expect(history.map { $0["moment"] as? String } == ["1970-01-01T00:00", "1970-01-01T00:01"])
    #expect(history.map { $0["note"] as? String } == [nil, "withdrawn"])
    #expect((history[0]["catalog"] as? [String: String])?["revision"] == "1")
    #expect(history[1]["catalog"] == nil)
  }
}

/// An accepted order of the small catalog's box.
func sample(id: String, content: String) throws -> StoredOrder {
  let digest = try #require(ContentDigest(bytes: Array(repeating: 7, count: 32)))
  let currency = try #require(Currency(code: "CNY"))
  let day = try #require(CalendarDate("2026-11-24"))
  let order = AcceptedOrder(
    id: id, digest: digest, item: "box-1", product: "box", quantity: 1, ordered: day, requested: nil, promised: day,
    market: nil, plant: "works", price: PriceTotal(minorUnits: 100, currency: currency),
    catalog: CatalogIdentity(id: "small", revision: "1", digest: digest), content: Array(content.utf8))
  return StoredOrder(sequence: 1, status: .accepted, accepted: LocalDateTime(second: 0), order: order)
}
