import BillsOfMaterials
import Catalogs
import Quantities
import Schedules
import Testing
import Threads

struct ProductionPlannerTests {
  /// Told to stop at any asking: no plan before there is one, then plans that can be kept and say why they are no better.
  @Test(arguments: 0..<4)
  func stopsWithTheBestSoFar(seed: Int) throws {
    let test = PlanCase(seed: UInt64(seed))
    let planner = ProductionPlanner(test.catalog, plant: 0, start: PlanCase.start, horizonDays: 90)
    var effort = PlanningEffort()
    effort.work = 2_000
    let counter = StopCheck.Counter()
    let whole = try #require(try planner.plan(test.orders, effort: effort, stop: counter.check))
    #expect(whole.stop == nil)
    var isThere = false
    // Some on the way, and the last one: then there is a plan, unless all the asking was before there was any.
    let moments = [1, 3, 7, 15, 31, 63, 127, 255].filter { $0 < counter.askings } + [counter.askings]
    for last in moments {
      let plan = try planner.plan(test.orders, effort: effort, stop: StopCheck.Counter(stoppingAt: last).check)
      #expect(plan != nil || !isThere)
      if let plan {
        isThere = true
        #expect(plan.stop == .deadline || plan.figures.weightedTardiness == whole.figures.weightedTardiness)
        #expect(PlanChecker(test, plan).faults == [])
      }
    }
    #expect(isThere || counter.askings <= 2)
  }

  @Test(arguments: 0..<80)
  func plansCanBeKept(seed: Int) throws {
    let test = PlanCase(seed: UInt64(seed))
    let planner = ProductionPlanner(test.catalog, plant: 0, start: PlanCase.start, horizonDays: 90)
    let plan = try planner.plan(test.orders)
    #expect(PlanChecker(test, plan).faults == [])
    let late = plan.workOrders.filter { $0.tardiness > .zero }
    #expect(plan.figures.orders == test.orders.count && plan.figures.onTime == test.orders.count - late.count)
    #expect(plan.figures.weightedTardiness == late.reduce(0) { $0 + $1.weight * $1.tardiness.seconds })
    for (index, workOrder) in plan.workOrders.enumerated() {
      #expect((plan.latenessText(of: index, test.catalog) == nil) == (workOrder.tardiness == .zero))
    }
    for purchase in plan.requirements.purchases where purchase.isLate {
      let orders = purchase.pegs.map { plan.requirements.requirements[$0.requirement].order }
      #expect(orders.contains { plan.workOrders[$0].tardiness > .zero })
    }
  }
}
