import Quantities
import Schedules
import Testing

/// The checker finds what is wrong with a plan that somebody has spoilt.
struct PlanCheckerTests {
  private let test = PlanCase(seed: 7)

  private func faults(_ spoil: (inout WorkOrder) -> Void) throws -> [String] {
    var plan = try ProductionPlanner(test.catalog, plant: 0, start: PlanCase.start, horizonDays: 90).plan(test.orders)
    #expect(PlanChecker(test, plan).faults == [])
    let last = try #require(plan.workOrders.lastIndex { $0.operations.count > 1 })
    spoil(&plan.workOrders[last])
    return PlanChecker(test, plan).faults
  }

  @Test func findsAMovedOperation() throws {
    let found = try faults { order in
      order.operations[1].start = order.operations[0].start
      order.operations[1].setUpStart = order.operations[0].start
    }
    #expect(!found.isEmpty)
  }

  @Test func findsAMissingOperation() throws {
    #expect(try faults { $0.operations.removeLast() }.contains { $0.hasSuffix("other steps") })
  }

  @Test func findsAShortOperation() throws {
    #expect(
      try faults { $0.operations[0].end = $0.operations[0].end - TimeSpan(seconds: 60) }
        .contains { $0.hasSuffix("takes another time") })
  }

  @Test func findsWorkBeforeThePlan() throws {
    #expect(
      try faults { $0.operations[0].setUpStart = PlanCase.start - TimeSpan(seconds: 60) }
        .contains { $0.hasSuffix("before the plan begins") })
  }

  @Test func findsAWrongDueTime() throws {
    #expect(try faults { $0.due = $0.due + TimeSpan(seconds: 60) }.contains { $0.contains("due") })
  }
}
