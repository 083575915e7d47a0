import Catalogs
import Foundation
import Quantities
import Schedules
import Testing

@testable import Documents

@Suite struct TableTests {
  private func rows(
    _ fixture: PlanFixture, _ write: (DocumentWriter) throws -> WrittenDocument
  ) throws -> [[String]] {
    let text = try withFolder { try read(write(try writer(fixture, into: $0))) }
    return try #require(parseCSV(text))
  }

  @Test func billHasEveryLineOfEveryOrder() throws {
    let fixture = PlanFixture(orders: 4)
    let rows = try rows(fixture) { try $0.writeBill(of: fixture.orders) }
    #expect(rows.count == 1 + 4 * 3)
    #expect(rows[0].prefix(5) == ["order", "position", "level", "part", "label"])
    #expect(
      rows[1] == [
        "W-1001", "10", "1", "SIDE-OAK", "Side panel, oak", "make", "2", "C62", "2100", "580", "18", "2104", "584",
        "length", "front back", "EDGE",
      ])
    // A text that looks like a formula is made harmless; commas and quotation marks come back.
    #expect(rows[2][3] == "'=BOARD")
    #expect(rows[2][4] == "Board \(PlanFixture.hostile)")
    #expect(rows[2][6] == "2.4573" && rows[2][8...].allSatisfy { $0.isEmpty })
    #expect(rows[3][4] == "EDGE")
  }

  @Test func scheduleSaysWhatThePlanSays() throws {
    let fixture = PlanFixture(orders: 9)
    let rows = try rows(fixture) { try $0.writeSchedule(of: fixture.plan, for: fixture.orders) }
    let operations = fixture.plan.workOrders.flatMap { order in order.operations.map { (order, $0) } }
    #expect(rows.count == 1 + operations.count)
    for (row, (order, operation)) in zip(rows.dropFirst(), operations) {
      #expect(row[0] == order.id && row[1] == operation.id)
      #expect(row[4] == ["saw-", "edge-"][operation.workCenter] + String(operation.resource + 1))
      #expect(LocalDateTime(row[5]) == operation.setUpStart)
      #expect(LocalDateTime(row[6]) == operation.start)
      #expect(LocalDateTime(row[7]) == operation.end)
      #expect(row[8] == String(operation.fixedSetUp.seconds) && row[9] == String(operation.run.seconds))
      #expect(Int64(row[13]) == order.tardiness.seconds)
    }
  }

  @Test func requirementsAndPurchases() throws {
    let fixture = PlanFixture(orders: 3)
    let needs = try rows(fixture) { try $0.writeRequirements(of: fixture.plan, for: fixture.orders) }
    #expect(needs.count == 7)
    #expect(needs[1][9...] == ["stock", "'=BOARD", "2.4573", "2026-12-07"])
    #expect(needs[6][9...] == ["receipt", "EDGE", "5.4", "2026-12-09"])
    let purchases = try rows(fixture) { try $0.writePurchases(of: fixture.plan, for: fixture.orders) }
    #expect(
      purchases[1] == [
        "'=BOARD", "Board \(PlanFixture.hostile)", "100", "MTK", "nordic", "Nordic, \"Boards\"", "2026-11-30",
        "2026-12-07", "2026-12-09", "yes", "W-1002 W-1003",
      ])
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\r\nx", "'\r\nx"),
    ("a=1", "a=1"),
    ("", ""), ("a,\"b\"\n", "a,\"b\"\n"), ("板材", "板材"), ("=\u{301}1", "'=\u{301}1"), ("\"\u{301}", "\"\u{301}"),
  ])
  func cellsComeBack(text: String, expected: String) throws {
    let table = try withFolder { folder in
      var table = try CSVTable("t.csv", in: folder, columns: ["a", "b", "c"])
      try table.add([.text(text), .number(FixedDecimal("-12.50")), .empty])
      return try read(table.finish())
    }
    let rows = try #require(parseCSV(table))
    #expect(rows[1].map { Array($0.unicodeScalars) } == [expected, "-12.5", ""].map { Array($0.unicodeScalars) })
  }
}
