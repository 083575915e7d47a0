import OrderStores
import Quantities
import Testing

@Suite struct TwinTests {
  /// Random batches with few ids and fewer contents, so that duplicates and conflicts abound within and between batches.
  @Test(arguments: 1...12)
  func randomBatchesGetTheTwinsVerdicts(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let folder = try TemporaryFolder()
    var store = try SQLiteOrderStore(path: folder.file())
    var twin = StoreTwin()
    for round in 0..<20 {
      let batch = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in randomSubmission(&numbers) }
      let now = moment(Int64(round))
      #expect(try store.submit(batch, at: now) == twin.submit(batch, at: now))
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        try store.close()
        store = try SQLiteOrderStore(path: folder.file())
      }
    }
    #expect(try store.orders(limit: 1_000) == twin.orders)
    #expect(try store.revisions().map(\.catalog) == twin.catalogs)
    for _ in 0..<20 {
      let filter = randomFilter(&numbers)
      let expected = twin.orders(matching: filter)
      #expect(try store.orders(matching: filter, limit: 1_000) == expected)
      #expect(try store.count(matching: filter) == expected.count)
      #expect(try store.totals(matching: filter) == totals(of: expected))
    }
    try store.verify()
  }

  private func randomSubmission(_ numbers: inout SeededNumbers) -> Submission {
    let id = "W-\(Int.random(in: 0..<150, using: &numbers))"
    let content = Int.random(in: 0..<4, using: &numbers) == 0 ? 1 : Int.random(in: 2...3, using: &numbers)
    if Int.random(in: 0..<4, using: &numbers) == 0 { return .lookUpOnly(id: id, digest: digest(content)) }
    return .accept(order(id, content: content, under: catalog(Int.random(in: 1...3, using: &numbers))))
  }

  private func randomFilter(_ numbers: inout SeededNumbers) -> OrderFilter {
    var filter = OrderFilter()
    if Bool.random(using: &numbers) { filter.product = ["wardrobe", "shelf", "sofa"].randomElement(using: &numbers) }
    if Bool.random(using: &numbers) { filter.plant = ["suzhou", "foshan"].randomElement(using: &numbers) }
    if Bool.random(using: &numbers) { filter.status = [.accepted, .planned].randomElement(using: &numbers) }
    if Bool.random(using: &numbers) {
      let first = day("2026-12-01").adding(days: Int.random(in: 0...3, using: &numbers))
      filter.due = first...first.adding(days: Int.random(in: 0...2, using: &numbers))
    }
    return filter
  }

  /// Sums by sorting and walking.
  private func totals(of orders: [StoredOrder]) -> [OrderTotal] {
    var totals: [OrderTotal] = []
    let rows = orders.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    for stored in rows {
      let order = stored.order
      if let last = totals.last, last.product == order.product, last.plant == order.plant,
        last.status == stored.status, last.value.currency == order.price.currency
      {
        totals[totals.count - 1].orders += 1
        totals[totals.count - 1].quantity += order.quantity
        totals[totals.count - 1].value.minorUnits += order.price.minorUnits
      } else {
        totals.append(
          OrderTotal(
            product: order.product, plant: order.plant, status: stored.status, orders: 1, quantity: order.quantity,
            value: order.price))
      }
    }
    return totals
  }

  private func key(_ stored: StoredOrder) -> [String] {
    [stored.order.product, stored.order.plant, stored.order.price.currency.code, stored.status.rawValue]
  }
}
