import BillsOfMaterials
import Catalogs
import Quantities
import Schedules
import Testing

struct ProductionPlannerTests {
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
