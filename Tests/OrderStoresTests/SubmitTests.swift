import GRDB
import OrderStores
import Quantities
import Testing

@testable import class OrderStores.SQLiteOrderStore

@Suite struct SubmitTests {
  let folder: TemporaryFolder
  let store: SQLiteOrderStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteOrderStore(path: folder.file())
  }

  @Test func aNewOrderIsAcceptedAndReadBackWhole() throws {
    let new = order("W-1", content: 7)
    #expect(try store.submit([.accept(new)], at: moment()) == [.accepted])
    #expect(
      try store.order("W-1") == StoredOrder(sequence: 1, status: .accepted, accepted: moment(), order: new))
    #expect(try store.order("W-2") == nil)
  }

  @Test func aRepeatedOrderIsADuplicateWithTheFirstResult() throws {
    let first = order("W-1", content: 7)
    _ = try store.submit([.accept(order("W-0")), .accept(first)], at: moment())
    // The same content under a later catalog would get another item and price; the first stand.
    var again = first
    again.catalog = catalog(2)
    again.item = "another"
    again.price = money(1)
    let verdicts = try store.submit([.accept(again), .lookUpOnly(id: "W-1", digest: first.digest)], at: moment(9))
    let summary = StoredOrderSummary(
      sequence: 2, status: .accepted, item: "item-7", promised: first.promised, price: first.price, catalog: catalog())
    #expect(verdicts == [.duplicate(summary), .duplicate(summary)])
    #expect(try store.order("W-1")?.order == first)
  }

  @Test func anotherContentUnderAKnownIdIsAConflict() throws {
    _ = try store.submit([.accept(order("W-1", content: 1))], at: moment())
    let verdicts = try store.submit(
      [.accept(order("W-1", content: 2)), .lookUpOnly(id: "W-1", digest: digest(3))], at: moment())
    #expect(verdicts == [.conflict(first: digest(1)), .conflict(first: digest(1))])
    #expect(try store.count() == 1)
  }

  @Test func oneBatchIsAnsweredAsIfItsOrdersCameOneByOne() throws {
    let verdicts = try store.submit(
      [
        .lookUpOnly(id: "A", digest: digest(1)), .accept(order("A", content: 1)), .accept(order("A", content: 1)),
        .accept(order("A", content: 2)), .lookUpOnly(id: "A", digest: digest(1)), .accept(order("B", content: 2)),
      ], at: moment())
    let summary = StoredOrder(sequence: 1, status: .accepted, accepted: moment(), order: order("A", content: 1)).summary
    #expect(
      verdicts
        == [
          .unknown, .accepted, .duplicate(summary), .conflict(first: digest(1)), .duplicate(summary), .accepted,
        ])
    #expect(try store.order("B")?.sequence == 2)
  }

  @Test func lookUpsAloneWriteNothingAndWaitForNoWriter() throws {
    _ = try store.submit([.accept(order("A", content: 1))], at: moment())
    let other = try SQLiteOrderStore(path: folder.file(), busyTimeout: .zero)
    try store.queue.writeWithoutTransaction { connection in
      try connection.inTransaction(.immediate) {
        let verdicts = try other.submit(
          [.lookUpOnly(id: "A", digest: digest(2)), .lookUpOnly(id: "B", digest: digest(2))], at: moment())
        #expect(verdicts == [.conflict(first: digest(1)), .unknown])
        return .rollback
      }
    }
    #expect(try store.submit([], at: moment()) == [])
  }

  @Test func idsAreComparedByteByByte() throws {
    // A zero byte inside, capitals, two spellings of é that are equal as Swift strings, the empty text.
    let ids = ["a", "a\u{0}b", "a\u{0}c", "A", "\u{E9}", "e\u{301}", "", "订单-1"]
    let batch = ids.enumerated().map { Submission.accept(order($1, content: $0)) }
    #expect(try store.submit(batch, at: moment()).allSatisfy { $0 == .accepted })
    for (place, id) in ids.enumerated() {
      let found = try #require(try store.order(id))
      #expect(found.order.digest == digest(place))
      #expect(Array(found.order.id.utf8) == Array(id.utf8))
    }
  }

  @Test func contentIsKeptAsItCame() throws {
    var odd = order("A")
    odd.content = [0, 255, 10, 0]
    var empty = order("B")
    empty.content = []
    _ = try store.submit([.accept(odd), .accept(empty)], at: moment())
    #expect(try store.order("A")?.order.content == [0, 255, 10, 0])
    #expect(try store.order("B")?.order.content == [])
  }

  @Test func aBatchThatDoesNotFitTheDiskLeavesNothing() throws {
    _ = try store.submit([.accept(order("first"))], at: moment())
    try store.queue.writeWithoutTransaction { connection in
      let pages = try Int.fetchOne(connection, sql: "PRAGMA page_count") ?? 0
      try connection.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let batch = (0..<200).map { Submission.accept(order("W-\($0)", content: $0)) }
    #expect(throws: StoreError.full(path: folder.file())) { try store.submit(batch, at: moment()) }
    #expect(try store.count() == 1)
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try store.submit(batch, at: moment()).allSatisfy { $0 == .accepted })
    #expect(try store.order("W-0")?.sequence == 2)
  }

  @Test func catalogsAreRecordedOnceByDigest() throws {
    #expect(try store.record(catalog(1), at: moment(1)))
    #expect(try !store.record(catalog(1), at: moment(2)))
    _ = try store.submit(
      [.accept(order("A", under: catalog(2))), .accept(order("B", under: catalog(1)))], at: moment(3))
    // The author changed the files and forgot to raise the revision.
    let forgotten = CatalogIdentity(id: "furniture", revision: "3.1", digest: digest(5))
    #expect(try store.record(forgotten, at: moment(4)))
    #expect(
      try store.revisions() == [
        CatalogRevision(catalog: catalog(1), recorded: moment(1)),
        CatalogRevision(catalog: catalog(2), recorded: moment(3)),
        CatalogRevision(catalog: forgotten, recorded: moment(4)),
      ])
  }
}
