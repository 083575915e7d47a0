import OrderStores
import Quantities
import Testing

@Suite struct ReadingTests {
  let folder: TemporaryFolder
  let store: SQLiteOrderStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteOrderStore(path: folder.file())
  }

  private func fill(_ count: Int) throws {
    _ = try store.submit((0..<count).map { .accept(order("W-\($0)", content: $0)) }, at: moment())
  }

  @Test func pagesFollowOneAnotherInOrderOfAcceptance() throws {
    try fill(10)
    #expect(try store.orders(after: 3, limit: 4).map(\.sequence) == [4, 5, 6, 7])
    #expect(try store.orders(after: 8, limit: 4).map(\.sequence) == [9, 10])
    #expect(try store.orders(after: 10, limit: 4).isEmpty)
    #expect(try store.orders(limit: 0).isEmpty)
  }

  @Test(arguments: [0, 1, 255, 256, 257, 600])
  func everyOrderIsVisitedOnce(count: Int) throws {
    try fill(count)
    var visited: [Int64] = []
    try store.forEachOrder { visited.append($0.sequence) }
    #expect(visited == (0..<Int64(count)).map { $0 + 1 })
    #expect(try store.lastSequence() == Int64(count))
    let odd = OrderFilter(plant: "foshan")
    var foshan = 0
    try store.forEachOrder(matching: odd, after: 100) { _ in foshan += 1 }
    #expect(foshan == (0..<count).filter { $0 % 2 == 1 && $0 + 1 > 100 }.count)
  }

  @Test func aVisitMayWriteAndMayStop() throws {
    try fill(300)
    try store.forEachOrder(matching: OrderFilter(product: "desk")) { stored in
      try store.move([stored.order.id], to: .planned, at: moment(1))
    }
    #expect(try store.count(matching: OrderFilter(status: .planned)) == 100)
    struct Enough: Error {}
    var visited = 0
    #expect(throws: Enough.self) {
      try store.forEachOrder { _ in
        visited += 1
        if visited == 5 { throw Enough() }
      }
    }
    #expect(visited == 5)
  }

  @Test func aVisitUpToTheLastOrderSeesNoneThatCameMeanwhile() throws {
    try fill(257)
    let last = try store.lastSequence()
    var visited = 0
    try store.forEachOrder(through: last) { stored in
      visited += 1
      _ = try store.submit([.accept(order("X-\(stored.sequence)", content: 1))], at: moment())
    }
    #expect(visited == 257)
    #expect(try store.lastSequence() == 514)
    try store.forEachOrder(through: 0) { _ in visited += 1 }
    #expect(visited == 257)
  }

  @Test func theHistoryTellsWhatAnOrderBecame() throws {
    try fill(2)
    try store.move(["W-0"], to: .planned, under: catalog(2), note: "plan of Tuesday", at: moment(10))
    try store.move(["W-0", "W-1"], to: .planned, at: moment(20))
    try store.move(["W-0"], to: .cancelled, at: moment(30))
    #expect(
      try store.history(of: "W-0") == [
        OrderEvent(status: .accepted, moment: moment(), catalog: catalog()),
        OrderEvent(status: .planned, moment: moment(10), catalog: catalog(2), note: "plan of Tuesday"),
        OrderEvent(status: .cancelled, moment: moment(30)),
      ])
    #expect(try store.history(of: "W-1").map(\.status) == [.accepted, .planned])
    #expect(try store.history(of: "W-9").isEmpty)
    #expect(try store.order("W-0")?.status == .cancelled)
  }

  @Test func aMoveIsMadeWholeOrNotAtAll() throws {
    try fill(2)
    #expect(throws: StoreError.unknownOrder(path: folder.file(), id: "W-9")) {
      try store.move(["W-0", "W-9"], to: .planned, under: catalog(2), at: moment(1))
    }
    try store.move(["W-1"], to: .finished, at: moment(2))
    #expect(throws: StoreError.finalStatus(path: folder.file(), id: "W-1", status: .finished)) {
      try store.move(["W-0", "W-1"], to: .released, at: moment(3))
    }
    #expect(try store.order("W-0")?.status == .accepted)
    #expect(try store.history(of: "W-0").count == 1)
    #expect(try store.revisions().map(\.catalog) == [catalog()])
    #expect(OrderStatus.allCases.filter(\.isFinal) == [.finished, .cancelled])
  }

  @Test func aDigestIsWrittenInHexadecimal() throws {
    let bytes = (0..<32).map { UInt8($0 * 8 + 7) }
    let digest = try #require(ContentDigest(bytes: bytes))
    #expect(digest.description == "sha256:070f171f272f373f474f575f676f777f878f979fa7afb7bfc7cfd7dfe7eff7ff")
    #expect(ContentDigest(bytes: bytes.dropLast()) == nil)
    #expect(ContentDigest(bytes: bytes + [0]) == nil)
  }
}
