import Answers
import CatalogSessions
import Catalogs
import Diagnostics
import JSONLines
import OrderStores
import Quantities
import Schedules
import Testing

@testable import Commands

/// Planning takes orders as they were accepted, refuses by name what it cannot plan, and plans the rest.
struct PlanningDeskTests {
  /// A second market and plant, and positions that are there only at one day, market or plant.
  private static var sliced: SmallCatalog {
    var catalog = SmallCatalog()
    catalog.product = """
      <position id="50" part="SCREW" quantity="5" from="2026-06-01"/>
      <position id="60" part="SCREW" quantity="6" markets="eu"/>
      <position id="70" part="SCREW" quantity="7" plants="mill"/>
      """
    catalog.top = """
      <market id="eu"><label xml:lang="en">Europe</label></market>
      <plant id="mill"><label xml:lang="en">Mill</label>
        <calendar id="day"><shift days="mon tue wed thu fri" from="06:00" until="14:00"/></calendar>
        <work-center id="saw" calendar="day"><label xml:lang="en">Saw</label><resource id="saw-9"/></work-center>
        <supplier id="acme"><label xml:lang="en">Acme</label></supplier>
      </plant>
      """
    return catalog
  }

  @Test func presetsOfThePlanningSessionDoNotChangeOrders() throws {
    let store = try ShopStore()
    let preset = CatalogSession.Preset(date: CalendarDate("2026-07-01"), market: 1, plant: 1)
    try store.accept([box("A")], try session(Self.sliced.source, preset))
    for other in [CatalogSession.Preset(), .init(date: CalendarDate("2026-02-02"), market: 0, plant: 0), preset] {
      let session = try session(Self.sliced.source, other)
      let outcome = try PlanningDesk(session).plan(store.orders)
      #expect(outcome.refusals.map(\.reason) == [])
      #expect(outcome.plans.map { session.catalog.plants[$0.plant].id } == ["mill"])
      let quantities = outcome.orders[0].bill.filter { $0.level == 1 }.map { "\($0.path): \($0.quantity)" }
      #expect(["50: 5", "60: 6", "70: 7"].allSatisfy(quantities.contains), "\(quantities)")
      #expect(outcome.orders[0].ordered == CalendarDate("2026-07-01"))
    }
  }

  @Test func anOrdersPriorityIsItsWeight() throws {
    let store = try ShopStore()
    let session = try session(SmallCatalog().source)
    try store.accept([box("A"), box("B", #","priority":7"#)], session)
    let outcome = try PlanningDesk(session).plan(store.orders)
    #expect(outcome.orders.map(\.weight) == [1, 7])
    #expect(outcome.plans.flatMap { $0.workOrders.map(\.weight) } == [1, 7])
  }

  @Test func beginsOnTheDayGivenThePresetOneOrTheCatalogs() throws {
    let (silent, day) = (try session(SmallCatalog().source), CalendarDate("2026-03-03")!)
    let preset = try session(SmallCatalog().source, .init(date: CalendarDate("2026-02-02")))
    #expect(PlanningDesk(silent).start == LocalDateTime(CalendarDate("2026-01-01")!))
    #expect(PlanningDesk(preset).start == LocalDateTime(CalendarDate("2026-02-02")!))
    #expect(PlanningDesk(preset, start: day).start == LocalDateTime(day))
  }

  @Test func whatCannotBePlannedDoesNotKeepTheRestFromIt() throws {
    let store = try ShopStore()
    let session = try session(SmallCatalog().source)
    let late = box("C", #","ordered":"2199-01-01""#)
    try store.accept(
      [box("A"), box("B", #","quantity":1000000"#), late, box("D"), box("E", #","quantity":900000"#)], session)
    let outcome = try PlanningDesk(session).plan(store.orders)
    #expect(outcome.plans.map { $0.workOrders.map(\.id) } == [["A", "D"]])
    #expect(outcome.ordersOfPlan.map { $0.map { outcome.orders[$0].id } } == [["A", "D"]])
    #expect(
      outcome.refusals.map(\.reason) == [
        "Order B, operation 10: there is no room before the end of the plan's horizon.",
        "Order C: it may begin only after the horizon of the plan.",
        "Order E, operation 10: there is no room before the end of the plan's horizon.",
      ])
    #expect(!outcome.isFailure)
    #expect(outcome.text(session.catalog).contains("\nnot planned: C: Order C: it may begin only"))
  }

  @Test func failsOnlyWhereNothingCouldBePlanned() throws {
    let store = try ShopStore()
    let session = try session(SmallCatalog().source)
    #expect(try !PlanningDesk(session).plan(store.orders).isFailure)
    #expect(try PlanningDesk(session).plan(store.orders).text(session.catalog) == "no open orders to plan\n")
    try store.accept([box("A", #","ordered":"2199-01-01""#)], session)
    let outcome = try PlanningDesk(session).plan(store.orders)
    #expect(outcome.isFailure)
    #expect(outcome.text(session.catalog).hasPrefix("no open order could be planned\nnot planned: A: "))
  }

  @Test(arguments: [
    (
      #"<operation id="10" work-center="saw" run="PT2M" "#,
      #"<rule id="R9" forbid="colour = 'red'"><because xml:lang="en">No.</because></rule>"#, "is now invalid: R9"
    ),
    (
      #"<text id="name""#, #"<integer id="depth" min="1" max="9"><label xml:lang="en">D</label></integer>"#,
      "is now incomplete: depth"
    ),
  ])
  func tellsWhatAnOrderIsNow(_ place: String, _ added: String, _ reason: String) throws {
    try expect(reason) { $0.replacing(place, with: added + place) }
  }

  @Test func tellsWhatIsGone() throws {
    try expect("its plant 'works' is not in the catalog any more") { $0.replacing("\"works\"", with: "\"mill\"") }
    try expect("its market 'cn' is not in the catalog any more") { $0.replacing("\"cn\"", with: "\"us\"") }
    try expect("its product 'box' is not in the catalog any more") { $0.replacing("\"box\"", with: "\"case\"") }
    try expect("was accepted under the catalog 'small'") { $0.replacing("id=\"small\"", with: "id=\"large\"") }
    try expect("is now invalid: unknown-value") {
      $0.replacing("<value id=\"red\"", with: "<value id=\"rose\"").replacing("LID-red", with: "LID-rose")
        .replacing("from=\"red\"", with: "from=\"rose\"")
    }
  }

  @Test func isNotMadeAsAnotherItem() throws {
    let store = try ShopStore()
    try store.accept([box("A")], try session(SmallCatalog().source))
    let changed = SmallCatalog().source.replacing("step=\"10\" default=\"600\"", with: "step=\"10\" default=\"700\"")
    let reason = try #require(PlanningDesk(session(changed)).plan(store.orders).refusals.first?.reason)
    #expect(reason.hasPrefix("is now another item, 'box-"), "\(reason)")
  }

  /// An order accepted by the small catalog is refused by what `change` makes of it.
  private func expect(_ reason: String, by change: (String) -> String) throws {
    let store = try ShopStore()
    try store.accept([box("A")], try session(SmallCatalog().source))
    let outcome = try PlanningDesk(session(change(SmallCatalog().source))).plan(store.orders)
    #expect(outcome.refusals.map(\.reason) == [reason])
    #expect(outcome.refusals.map(\.order) == ["A"])
  }

  private func session(_ source: String, _ preset: CatalogSession.Preset = .init()) throws -> CatalogSession {
    let reading = try CatalogFolder(["catalog.xml": source]).read()
    guard let catalog = reading.catalog else { throw DiagnosedFailure(reading.diagnostics) }
    return CatalogSession(catalog, preset: preset)
  }

  private func box(_ id: String, _ more: String = "") -> String {
    #"{"order":"\#(id)","product":"box","configuration":{"colour":"red","weight":1}\#(more)}"#
  }
}

/// A store in a folder of its own that takes order lines as `pipe` does.
private struct ShopStore {
  let orders: SQLiteOrderStore
  private let folder: CatalogFolder

  init() throws {
    folder = try CatalogFolder(["readme": ""])
    orders = try SQLiteOrderStore(path: "\(folder.path)/orders.sqlite")
  }

  func accept(_ lines: [String], _ session: CatalogSession) throws {
    var evaluator = OrderEvaluator(session)
    var json = JSONReader()
    var batch = AnswerBatch()
    var answers = JSONWriter()
    for (index, line) in lines.enumerated() {
      let bytes = Array(line.utf8)
      try unsafe bytes.withUnsafeBytes {
        evaluator.answer(try unsafe json.read($0), number: index + 1, .summary, into: &batch, to: &answers)
      }
    }
    try OrderIntake(store: orders, session).settle(&batch, &answers, at: LocalDateTime(CalendarDate("2026-01-01")!))
    #expect(try orders.count(matching: OrderFilter()) == lines.count, "\(answers.text)")
  }
}
