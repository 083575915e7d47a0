import BillsOfMaterials
import Catalogs
import Quantities
import Schedules
import Testing

/// Plans that can be worked out by hand.
struct WorkshopTests {
  private let monday = LocalDateTime(Workshop.monday)

  private func plan(_ workshop: Workshop, _ orders: [PlanningOrder], days: Int = 60) throws -> ProductionPlan {
    try ProductionPlanner(workshop.catalog, plant: 0, start: monday, horizonDays: days).plan(orders)
  }

  private func faults(_ workshop: Workshop, _ orders: [PlanningOrder], days: Int = 60) -> [String] {
    let error = #expect(throws: PlanningFailure.self) { try plan(workshop, orders, days: days) }
    return error?.faults.map(\.description) ?? []
  }

  @Test func explainsALateOrder() throws {
    let workshop = Workshop()
    // Oak comes on Wednesday; then four hours and four, then eight, all due on Wednesday at 17:00.
    let orders = [
      workshop.order("A", hours: 4, wanted: 5), workshop.order("B", hours: 4, wanted: 5),
      workshop.order("C", hours: 8, wanted: 5),
    ]
    let plan = try plan(workshop, orders)
    #expect(plan.workOrders.map(\.due.description) == Array(repeating: "2026-03-04T17:00", count: 3))
    #expect(
      plan.workOrders.map(\.completion.description) == ["2026-03-04T12:00", "2026-03-04T17:00", "2026-03-05T17:00"])
    #expect(plan.workOrders.map(\.delivery.description) == ["2026-03-05", "2026-03-05", "2026-03-06"])
    #expect(plan.figures.onTime == 2 && plan.figures.weightedTardiness == 86_400)
    #expect(plan.latenessText(of: 0, workshop.catalog) == nil)
    #expect(
      plan.latenessText(of: 2, workshop.catalog) == """
        Late by 1 d: due 2026-03-04T17:00, done 2026-03-05T17:00. \
        Operation 30 waited 2 d for part OAK, which comes on 2026-03-04. \
        Operation 30 waited 8 h for bench-1, busy with orders A, B. \
        Operation 30 waited 1 d because bench-1 was closed. \
        Its own operations on this way take 9 h.
        """)
  }

  /// At 80 % four hours before the break bring three hours and twelve minutes of work; the other forty-eight minutes take
  /// an hour after it. On Tuesday there is a good hour more before the shift.
  @Test func shiftsOfLittleEfficiencyTakeLonger() throws {
    var workshop = Workshop()
    workshop.catalog.plants[0].calendars[0].shifts[0].efficiency = 80
    workshop.catalog.plants[0].calendars[0].extraShifts = [
      .init(date: Workshop.monday.adding(days: 1), from: 7 * 3_600, until: 8 * 3_600, efficiency: 125)
    ]
    var orders = [workshop.order("A", hours: 4, wanted: 9), workshop.order("B", hours: 4, wanted: 9)]
    for order in orders.indices { orders[order].bill.removeAll() }
    // What may not pause waits until it fits between two closings: 75 minutes by eight, 165 in the rest of the morning.
    orders[1].routing[0].mayPause = false
    let operations = try plan(workshop, orders).workOrders.map { $0.operations[0] }
    #expect(operations[0].start.description == "2026-03-02T08:00")
    #expect(operations[0].end.description == "2026-03-02T14:00")
    #expect(operations[1].start.description == "2026-03-03T07:00")
    #expect(operations[1].end.description == "2026-03-03T11:26:15")
  }

  /// Four pieces at an hour each, then polished by a second bench in half an hour each.
  @Test(arguments: [(nil, 4, "10T15:00"), (1, 1, "10T13:30"), (2, 2, "10T14:00"), (3, 3, "10T14:00")])
  func transferBatchesOverlap(transfer: Int?, lead: Int, done: String) throws {
    var workshop = Workshop()
    let polishing = WorkCenter.Resource(id: "polisher", labels: Labels(), calendar: 0)
    workshop.catalog.plants[0].workCenters.append(
      WorkCenter(id: "polish", labels: Labels(), place: Workshop.place, resources: [polishing], setUps: nil))
    var order = workshop.order("A", hours: 1, wanted: 20, quantity: 4)
    order.bill.removeAll()
    order.routing[0].transfer = transfer
    order.routing.append(
      RoutingStep(id: "40", operation: 1, workCenter: "polish", run: 1_800, mayPause: true, after: [0]))
    let start = LocalDateTime("2026-03-10T08:00")!
    let plan = try ProductionPlanner(workshop.catalog, plant: 0, start: start, horizonDays: 60).plan([order])
    let operations = plan.workOrders[0].operations
    #expect(operations[0].end.description == "2026-03-10T12:00")
    #expect(operations[1].end.description == "2026-03-\(done)")
    #expect(operations[1].start >= start + TimeSpan(seconds: Int64(lead) * 3_600))
  }

  /// One machine in two work centers does one thing at a time, and is set up for the other kind of work.
  @Test func aResourceOfTwoWorkCentersIsOneMachine() throws {
    var workshop = Workshop()
    let setUps = WorkCenter.SetUpMatrix(different: TimeSpan(seconds: 1_800), same: .zero, times: [])
    workshop.catalog.plants[0].workCenters[0].setUps = setUps
    let bench = workshop.catalog.plants[0].workCenters[0].resources[0]
    workshop.catalog.plants[0].workCenters.append(
      WorkCenter(id: "polish", labels: Labels(), place: Workshop.place, resources: [bench], setUps: setUps))
    var orders = [workshop.order("A", hours: 2, wanted: 20), workshop.order("B", hours: 1, wanted: 21)]
    for index in orders.indices { orders[index].bill.removeAll() }
    orders[1].routing[0].workCenter = "polish"
    let plan = try plan(workshop, orders)
    let operations = plan.workOrders.map { $0.operations[0] }.sorted { $0.start < $1.start }
    #expect(operations[0].setUpStart.description == "2026-03-02T08:00")
    #expect(operations[1].setUpStart == operations[0].end && operations[1].end.description == "2026-03-02T11:30")
    #expect(operations[1].start == operations[1].setUpStart + TimeSpan(seconds: 1_800))
    #expect(plan.workOrders.map { $0.operations[0].workCenter } == [0, 1])
    #expect(plan.figures.utilisations.reduce(0) { $0 + $1.used.seconds } == 12_600)
    #expect(plan.figures.setUpTotal.seconds == 1_800)
  }

  /// Ten kilowatts for four hours, at half the price in the afternoon; the order is due in weeks.
  @Test func energyIsDrawnWhenItIsCheap() throws {
    var workshop = Workshop()
    var order = workshop.order("A", hours: 4, wanted: 20)
    order.bill.removeAll()
    var effort = PlanningEffort()
    effort.objective = try #require(PlanObjective("tardiness,energy"))
    let planner = { ProductionPlanner(workshop.catalog, plant: 0, start: self.monday, horizonDays: 60) }
    let error = #expect(throws: PlanningFailure.self) { try planner().plan([order], effort: effort) }
    #expect(error?.faults.map(\.description) == ["The plant 'plant' has no 'energy' with a price."])
    workshop.catalog.plants[0].workCenters[0].resources[0].power = 10
    workshop.catalog.plants[0].energy = Plant.Energy(
      price: 1, rates: [.init(from: 13 * 3_600, until: 17 * 3_600, price: FixedDecimal("0.5")!)])
    let dear = try planner().plan([order], effort: .firstPlan)
    #expect(dear.figures.energyCost?.description == "40")
    let cheap = try planner().plan([order], effort: effort)
    #expect(cheap.figures.energyCost?.description == "20")
    #expect(cheap.workOrders[0].operations[0].start.description.hasSuffix("T13:00"))
  }

  @Test func datesPurchasesByTheSchedule() throws {
    let workshop = Workshop()
    let plan = try plan(
      workshop, [workshop.order("A", hours: 8, wanted: 13), workshop.order("B", hours: 8, wanted: 14)])
    let purchases = plan.requirements.purchases
    #expect(purchases.map(\.needed.description) == ["2026-03-04", "2026-03-05"])
    #expect(purchases.map(\.orderBy.description) == ["2026-03-02", "2026-03-03"])
    #expect(purchases.map(\.supplier) == ["mill", "mill"] && purchases.map(\.quantity) == [1, 1])
    for (index, requirement) in plan.requirements.requirements.enumerated() where requirement.part == 1 {
      let covers = plan.requirements.covers[requirement.covers]
      #expect(covers.map(\.source) == [.purchase(requirement.order)])
      #expect(purchases[requirement.order].pegs == [Peg(requirement: index, quantity: 1)])
    }
  }

  @Test func leavesOutWhatStockCovers() throws {
    var workshop = Workshop()
    workshop.catalog.plants[0].stock = [(0, 1)]
    var order = workshop.order("A", hours: 8, wanted: 13, quantity: 2)
    order.routing = [
      RoutingStep(id: "10", operation: 0, workCenter: "bench", run: 3_600, makes: "10"),
      RoutingStep(id: "30", operation: 1, workCenter: "bench", run: 1_800, after: [0]),
    ]
    var operations = try plan(workshop, [order]).workOrders[0].operations
    #expect(operations.map(\.run.seconds) == [3_600, 3_600])
    #expect(operations.map { $0.material?.description } == ["2026-03-04T00:00", nil])
    workshop.catalog.plants[0].stock = [(0, 2)]
    operations = try plan(workshop, [order]).workOrders[0].operations
    #expect(operations.map(\.id) == ["30"] && operations[0].start == LocalDateTime("2026-03-02T08:00")!)
  }

  @Test func countsUtilisation() throws {
    let workshop = Workshop()
    let plan = try plan(workshop, [workshop.order("A", hours: 8, wanted: 13)])
    #expect(plan.figures.utilisations.map(\.percent.description) == ["33.3"])
    #expect(plan.figures.makespan.description == "P2DT17H")
  }

  @Test func plansOrdersWithoutOperations() throws {
    let workshop = Workshop()
    var order = workshop.order("A", hours: 1, wanted: 4)
    order.routing = []
    let plan = try plan(workshop, [order])
    #expect(plan.workOrders[0].delivery.description == "2026-03-05")
    #expect(plan.workOrders[0].tardiness.seconds == 7 * 3_600)
    #expect(
      plan.latenessText(of: 0, workshop.catalog) == "Late by 7 h: due 2026-03-03T17:00, done 2026-03-04T00:00.")
  }

  @Test func plansNothing() throws {
    let plan = try plan(Workshop(), [])
    #expect(plan.workOrders.isEmpty && plan.figures.onTime == 0 && plan.figures.makespan == .zero)
  }

  @Test func namesEverythingThatCannotBePlanned() {
    let workshop = Workshop()
    var (lost, fine, long) = (
      workshop.order("A", hours: 1, wanted: 9), workshop.order("B", hours: 1, wanted: 9),
      workshop.order("C", hours: 1, wanted: 9)
    )
    lost.routing[0].workCenter = "saw"
    fine.routing[0].skill = "carving"
    long.routing[0].run = .max / 2
    #expect(
      faults(workshop, [lost, fine, long]) == [
        "Order A, operation 30: the plant has no work center 'saw'.",
        "Order B, operation 30: no resource of work center 'bench' has the skill 'carving'.",
        "Order C, operation 30: it takes too long to be planned.",
      ])
  }

  @Test func namesWhatTheSchedulerRefuses() {
    let workshop = Workshop()
    var (whole, late, heavy) = (
      workshop.order("A", hours: 5, wanted: 9), workshop.order("B", hours: 1, wanted: 9),
      workshop.order("C", hours: 1, wanted: 9)
    )
    whole.routing[0].mayPause = false
    late.ordered = CalendarDate("2027-01-01")!
    heavy.weight = -1
    #expect(
      faults(workshop, [whole]) == [
        "Order A, operation 30: it must not pause, and work center 'bench' is never open for so long."
      ])
    #expect(
      faults(workshop, [late, heavy]) == [
        "Order B: it may begin only after the horizon of the plan.",
        "Order C: a weight lies between 0 and 1048576.",
      ])
    let long = workshop.order("D", hours: 100, wanted: 9)
    #expect(
      faults(workshop, [long], days: 12) == [
        "Order D, operation 30: there is no room before the end of the plan's horizon."
      ])
    #expect(
      faults(workshop, [long], days: 2) == ["Order D, operation 30: a part comes only after the horizon of the plan."])
  }

  @Test func namesAWorkCenterThatNeverOpens() {
    var workshop = Workshop()
    workshop.catalog.plants[0].calendars[0].shifts = []
    #expect(
      faults(workshop, [workshop.order("A", hours: 1, wanted: 9)]) == [
        "Order A, operation 30: no resource of work center 'bench' is ever open."
      ])
  }
}
