import Catalogs
import Diagnostics
import Expressions
import Quantities
import Schedules

@testable import BillsOfMaterials

/// A small factory, and plans of any size for it, made without the scheduler: resource by resource, one after the
/// other.
struct PlanFixture {
  var catalog: Catalog
  var orders: [PlanningOrder]
  var plan: ProductionPlan

  /// Labels that try to leave their place in a page.
  static let hostile = #"<script>alert("x")</script> & 'y' "#
  static let start = LocalDateTime("2026-12-07T06:00")!
  static let operationsOfAnOrder = 6

  init(orders count: Int, machines: Int = 3) {
    catalog = Self.catalog(machines: machines)
    orders = (0..<count).map(Self.order)
    plan = ProductionPlan(
      plant: 0, start: Self.start, workOrders: [], requirements: Self.requirements(orders: count),
      figures: PlanFigures(
        orders: count, onTime: 0, weightedTardiness: 0, makespan: .zero, setUpTotal: .zero,
        utilisations: [
          .init(used: TimeSpan(seconds: 871), open: TimeSpan(seconds: 1_000)),
          .init(used: TimeSpan(seconds: 333), open: TimeSpan(seconds: 1_000)),
        ]))
    schedule(machines: machines)
  }

  /// Work in two shifts from Monday to Friday, a holiday on the first Thursday.
  static let calendar = PlantCalendar(
    id: "two-shifts",
    shifts: [
      .init(days: [0, 1, 2, 3, 4], from: 21_600, until: 50_400, breaks: [36_000..<37_800]),
      .init(days: [0, 1, 2, 3, 4], from: 50_400, until: 79_200, breaks: []),
    ],
    holidays: [.init(from: CalendarDate("2026-12-10")!, until: CalendarDate("2026-12-11")!)], extraShifts: [],
    place: place)

  static let place = SourceRange(file: "catalog.xml", line: 1, column: 1)

  private static func labels(_ english: String, _ chinese: String) -> Labels {
    Labels([("en", english), ("zh", chinese)])
  }

  private static func catalog(machines: Int) -> Catalog {
    var plant = Plant(id: "factory", labels: labels("Foshan factory", "佛山工厂"), place: place)
    plant.calendars = [calendar]
    plant.suppliers = [.init(id: "nordic", labels: labels("Nordic, \"Boards\"", "北欧板材"))]
    let names = [("saw", "Panel saw", "开料锯"), ("edge", "Edge banding " + hostile, "封边")]
    plant.workCenters = names.map { id, english, chinese in
      let resources = (1...machines).map {
        WorkCenter.Resource(id: "\(id)-\($0)", labels: labels("\(english) \($0)", "\(chinese) \($0)"), calendar: 0)
      }
      return WorkCenter(id: id, labels: labels(english, chinese), place: place, resources: resources, setUps: nil)
    }
    var parts = [
      Part(id: "SIDE-OAK", labels: labels("Side panel, oak", "侧板（橡木）"), place: place, kind: .make, unit: .one),
      Part(id: "=BOARD", labels: labels("Board \(hostile)", "板材"), place: place, kind: .buy, unit: Unit(code: "MTK")!),
      Part(id: "EDGE", labels: Labels(), place: place, kind: .buy, unit: Unit(code: "MTR")!),
    ]
    parts[1].supplier = "nordic"
    var wardrobe = Product(id: "wardrobe", labels: labels("Wardrobe \(hostile)", "定制衣柜"), place: place, unit: .one)
    var door = Product(id: "door", labels: labels("Door", "柜门"), place: place, unit: .one)
    door.operations = [operation("10", "saw", labels("Cut the door", "柜门开料"))]
    wardrobe.operations = [
      operation("10", "saw", labels("Cut the panels", "板件开料")), operation("20", "edge", labels("Band the edges", "封边")),
    ]
    wardrobe.components = [
      Component(
        id: "front.door", labels: labels("Door", "柜门"), place: place, product: 1,
        count: .chosen(0...4, default: 4), maximumCount: 4, countSlot: 0, firstSlot: 1, stride: 0)
    ]
    return Catalog(
      id: "furniture", revision: "3.1", date: CalendarDate("2026-12-01")!, currency: Currency(code: "CNY")!,
      languages: ["en", "zh"], labels: Labels(), digest: "sha256:0", files: [], parts: parts,
      products: [wardrobe, door], plants: [plant])
  }

  private static func operation(_ id: String, _ center: String, _ labels: Labels) -> Catalogs.Operation {
    let run = TypedExpression(type: .boolean, term: .constant(0), text: "", place: nil)
    return Catalogs.Operation(
      id: id, labels: labels, place: place, workCenter: center, when: nil, setUp: nil, run: run, family: nil, after: [],
      position: nil, skill: nil, mayPause: true, transfer: nil, effectivity: .always)
  }

  private static func order(_ i: Int) -> PlanningOrder {
    let quantity = 1 + i % 3
    let cut = BillLine.CutSize(
      length: 2_100, width: 580, thickness: 18, cutLength: 2_104, cutWidth: 584, grain: .length,
      edges: [.front, .back],
      edgePart: 2)
    let bill = [
      line(nil, 1, "10", 0, 2, cut), line(0, 2, "10/10", 1, FixedDecimal("2.4573")!, nil),
      line(0, 2, "10/20", 2, FixedDecimal("5.4")!, nil),
    ]
    var routing = [step("10", 0, "saw", after: []), step("20", 1, "edge", after: [0])]
    for door in 1...4 { routing.append(step("front.door[\(door)]:10", 0, "saw", after: [door])) }
    return PlanningOrder(
      id: "W-\(1_001 + i)", item: "wardrobe-7f3a\(i)", product: 0, quantity: quantity,
      ordered: CalendarDate("2026-12-01")!,
      promise: CalendarDate("2026-12-18")!, bill: bill, routing: routing)
  }

  private static func line(
    _ parent: Int?, _ level: Int, _ path: String, _ part: Int, _ quantity: FixedDecimal, _ cut: BillLine.CutSize?
  ) -> BillLine {
    BillLine(parent: parent, level: level, path: path, part: part, quantity: quantity, cut: cut, alternatives: [])
  }

  private static func step(_ id: String, _ operation: Int, _ center: String, after: [Int]) -> RoutingStep {
    RoutingStep(
      id: id, instance: 0, operation: operation, workCenter: center, setUp: 240, run: 1_500, family: nil, skill: nil,
      mayPause: true, transfer: nil, after: after, makes: id == "10" ? "10" : nil)
  }

  /// Boards from stock for the first order, from a purchase for the others; edges on order for all.
  private static func requirements(orders: Int) -> NetRequirements {
    var net = NetRequirements()
    let (needed, late) = (CalendarDate("2026-12-07")!, CalendarDate("2026-12-09")!)
    for order in 0..<orders {
      for (line, part, quantity) in [(1, 1, FixedDecimal("2.4573")!), (2, 2, FixedDecimal("5.4")!)] {
        let source: Cover.Source = part == 2 ? .receipt(0) : order == 0 ? .stock : .purchase(0)
        let available = source == .stock ? needed : late
        net.requirements.append(
          Requirement(
            order: order, line: line, part: part, gross: quantity, quantity: quantity, needed: needed,
            available: available, covers: net.covers.count..<net.covers.count + 1))
        net.covers.append(Cover(source: source, part: part, quantity: quantity, available: available))
      }
    }
    let pegs = (0..<max(0, orders - 1)).map { Peg(requirement: 2 * $0 + 2, quantity: FixedDecimal("2.4573")!) }
    net.purchases = [
      PlannedPurchase(
        part: 1, quantity: 100, needed: needed, orderBy: CalendarDate("2026-11-30")!, available: late,
        supplier: "nordic", pegs: pegs)
    ]
    return net
  }

  private mutating func schedule(machines: Int) {
    var free = [[Int64]](repeating: [Int64](repeating: Self.start.second, count: machines), count: 2)
    for (i, order) in orders.enumerated() {
      var operations: [ScheduledOperation] = []
      for (s, step) in order.routing.enumerated() {
        let center = step.workCenter == "saw" ? 0 : 1
        let resource = (i + s) % machines
        let ready = step.after.map { operations[$0].end.second }.max() ?? Self.start.second
        let setUpStart = max(free[center][resource], ready)
        let start = setUpStart + (i % 4 == 1 ? 900 : 0)
        let end = start + 1_740 + Int64(i * 37 % 11) * 300
        free[center][resource] = end
        operations.append(
          ScheduledOperation(
            step: s, id: step.id, workCenter: center, resource: resource, setUpStart: LocalDateTime(second: setUpStart),
            start: LocalDateTime(second: start), end: LocalDateTime(second: end), fixedSetUp: TimeSpan(seconds: 240),
            run: TimeSpan(seconds: end - start - 240)))
      }
      plan.workOrders.append(workOrder(i, operations))
    }
    plan.figures.onTime = plan.workOrders.count { $0.tardiness == .zero }
  }

  /// Every fifth order is late.
  private func workOrder(_ i: Int, _ operations: [ScheduledOperation]) -> WorkOrder {
    let completion = operations.map(\.end).max()!
    let late = TimeSpan(seconds: i % 5 == 4 ? 7_500 : -3_600)
    var workOrder = WorkOrder(
      order: i, id: orders[i].id, item: orders[i].item, product: 0, quantity: orders[i].quantity, weight: 1,
      release: Self.start, due: completion - late, operations: operations, completion: completion,
      delivery: completion.date.adding(days: 3))
    guard workOrder.tardiness > .zero else { return workOrder }
    let first = operations[0].setUpStart
    workOrder.delays = [
      Delay(
        cause: .material(requirement: 2 * i), operation: 0, from: Self.start - TimeSpan(seconds: 3_600),
        until: Self.start),
      Delay(cause: .resourceBusy(workOrder: i - 1), operation: 0, from: Self.start, until: first),
      Delay(cause: .work, operation: 0, from: first, until: completion),
    ].filter { $0.duration > .zero }
    return workOrder
  }
}
