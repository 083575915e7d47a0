import Answers
import ConstraintModels
import Diagnostics
import Digests
import JSONLines
import OrderStores
import Orders
import Quantities
import Testing

/// Every way in which an order can end, as a value and as text. How each is written as a result line is what the tests of the
/// commands look at.
struct OrderOutcomeTests {
  private static let digest = ContentDigest(bytes: Array(repeating: 0xab, count: 32))!

  private func outcome(_ conclusion: OrderOutcome.Conclusion) -> OrderOutcome {
    OrderOutcome(line: 7, order: "A", digest: nil, conclusion)
  }

  private var duplicate: OrderOutcome {
    outcome(
      .duplicate(
        of: StoredOrderSummary(
          sequence: 1, status: .accepted, item: "box-1", promised: CalendarDate("2026-12-24")!,
          price: PriceTotal(minorUnits: 123_450, currency: Currency(code: "CNY")!),
          catalog: CatalogIdentity(id: "small", revision: "1", digest: Self.digest))))
  }

  @Test func everyOutcomeHasItsWordAndItsReasons() {
    let problems = [
      OrderProblem("bad-value", field: "quantity", "no"),
      OrderProblem("unknown-product", field: "product", "there is none", suggestion: "box"),
    ]
    let conflict = OrderConflict(rules: [], choices: [("lid", .boolean(true))], lists: [("door", 2)])
    let expected: [(OrderOutcome, OrderRecord.Status, [String])] = [
      (outcome(.incomplete(missing: ["colour", "door[1].handle"])), .incomplete, ["colour", "door[1].handle"]),
      (outcome(.conflicting(conflict)), .invalid, []),
      (outcome(.refused(problems)), .invalid, ["bad-value", "unknown-product"]),
      (outcome(.undecided(limit: "conflicts")), .undecided, ["conflicts"]),
      (OrderOutcome(line: 7, LineFault("malformed-json", "no JSON", column: 3)), .error, ["malformed-json"]),
      (duplicate, .duplicate, []), (outcome(.taken(first: Self.digest)), .conflict, []),
    ]
    for (outcome, status, reasons) in expected {
      let record = OrderRecord(outcome)
      #expect(record.status == status && outcome.status == status)
      #expect(record.reasons == reasons)
      #expect(record.accepted == nil && outcome.valid == nil)
    }
    // One of each; the valid one is an order of a catalog, which this room does not read.
    #expect(Set(expected.map(\.1)) == Set(OrderRecord.Status.allCases).subtracting([.valid]))
  }

  @Test func peopleAreToldWhy() {
    let conflict = OrderConflict(
      rules: [], choices: [("lid", .boolean(true)), ("plate", .text("\u{1b}"))], lists: [("door", 2)])
    #expect(outcome(.conflicting(conflict)).text == "A: invalid\n  chosen: lid = true, plate = \"\\u001b\", door = 2\n")
    #expect(outcome(.incomplete(missing: ["a", "b"])).text == "A: incomplete\n  still to be chosen: a, b\n")
    #expect(duplicate.text == "A: duplicate, 1234.50 CNY, promised for 2026-12-24, item box-1\n")
    let fault = OrderOutcome(line: 7, LineFault("malformed-json", "no JSON", column: 3))
    #expect(fault.text == "line 7: error\n  no JSON at column 3\n")
    let problem = OrderProblem("unknown-product", field: "product", "there is none", suggestion: "box")
    #expect(outcome(.refused([problem])).text == "A: invalid\n  product: there is none; did you mean 'box'?\n")
    #expect(outcome(.undecided(limit: "conflicts")).text == "A: undecided\n  the work limit was reached: conflicts\n")
  }

  @Test(arguments: [
    (FieldContent.none, "null", ""), (.boolean(true), "true", "true"), (.number(FixedDecimal("-1.5")!), "-1.5", "-1.5"),
    (.value("a\"b"), #""a\"b""#, "a\"b"), (.set([]), "[]", ""), (.set(["a", "b"]), #"["a","b"]"#, "a b"),
    (.text("李"), "\"李\"", "李"),
  ])
  func contentsAreWrittenAsOrdersGiveThem(_ content: FieldContent, _ json: String, _ text: String) {
    #expect(content.json == json)
    #expect(content.description == text)
  }
}
