import InstanceFormats
import SchedulerCore
import Testing

@Suite struct FactoryShopTests {
  private let centers = "work_centre,machines,calendar\nCUT,2,2S\nDRY,1,24\n"
  private let orders = "order,family,release_min,due_min,weight\n7,panel,0,500,2\n8,panel,600,700,1\n"
  private let operations = "order,seq,work_centre,minutes\n7,0,CUT,30\n7,1,DRY,60\n8,0,CUT,10\n"

  private func shop(
    centers: String? = nil, orders: String? = nil, operations: String? = nil
  ) throws(FactoryShop.Fault) -> FactoryShop {
    try FactoryShop(
      centers: Array((centers ?? self.centers).utf8), orders: Array((orders ?? self.orders).utf8),
      operations: Array((operations ?? self.operations).utf8))
  }

  @Test func tablesBecomeAProblem() throws {
    let problem = try shop().problem
    #expect(problem.machines.map(\.calendar) == [0, 0, 2])
    #expect(problem.jobs == [Job(release: 0, due: 30_000, weight: 2), Job(release: 36_000, due: 42_000, weight: 1)])
    #expect(problem.precedences == [Precedence(0, 1)])
    #expect(problem.operations.map(\.job) == [0, 0, 1])
    #expect(
      problem.operations[0].alternatives == [.init(machine: 0, duration: 1_800), .init(machine: 1, duration: 1_800)])
    #expect(throws: Never.self) { try problem.validate() }
  }

  /// The shift begins at 6, and the second cut needs no machine of the first.
  @Test func aScheduleIsWrittenInMinutesAndMachinesOfTheCenter() throws {
    let shop = try shop()
    let schedule = try Scheduler(shop.problem).schedule()
    #expect(shop.table(of: schedule) == "order,seq,machine,start\n7,0,0,360\n7,1,0,390\n8,0,0,600\n")
    #expect(schedule.figures.weightedTardiness == 0)
  }

  /// Two shifts are open for 960 minutes on end.
  @Test func whatCannotBePlannedIsNamed() throws {
    let text = "order,seq,work_centre,minutes\n7,0,CUT,30\n7,1,CUT,961\n8,0,CUT,960\n"
    let shop = try shop(operations: text)
    let failure = #expect(throws: SchedulingFailure.self) { try Scheduler(shop.problem) }
    #expect(
      failure.map { shop.faults(of: $0).map(\.description) } == [
        "operations.csv:3: operation 1 of order 7 at 'CUT' takes 961 minutes, and its work center is never open for so long"
      ])
  }

  @Test(arguments: [
    (
      "work_centre,machines\n",
      "work_centres.csv:1: the heading has no 'calendar'; the columns are work_centre, machines, calendar"
    ),
    ("work_centre,machines,calendar\nCUT,2,5S\n", "work_centres.csv:2: '5S' is not a calendar: 2S, 3S or 24"),
    ("work_centre,machines,calendar\nCUT,0,2S\n", "work_centres.csv:2: '0' is not a whole number from 1 to 10000"),
    ("work_centre,machines,calendar\nCUT,1,2S\n\nCUT,1,2S\n", "work_centres.csv:4: work center 'CUT' is listed twice"),
    ("work_centre,machines,calendar\nCUT,1\n", "work_centres.csv:2: 2 cells instead of 3"),
  ])
  func faultsInTheCentersAreNamed(_ text: String, _ message: String) {
    let fault = #expect(throws: FactoryShop.Fault.self) { try shop(centers: text) }
    #expect(fault?.description == message)
  }

  @Test func faultsInTheOtherTablesAreNamed() {
    let heading = "order,seq,work_centre,minutes\n"
    var fault = #expect(throws: FactoryShop.Fault.self) { try shop(operations: heading + "9,0,CUT,30\n") }
    #expect(fault?.description == "operations.csv:2: there is no order '9'")
    fault = #expect(throws: FactoryShop.Fault.self) { try shop(operations: heading + "7,0,PAINT,30\n") }
    #expect(fault?.description == "operations.csv:2: there is no work center 'PAINT'")
    fault = #expect(throws: FactoryShop.Fault.self) { try shop(orders: orders + "7,panel,0,1,1\n") }
    #expect(fault?.description == "orders.csv:4: order '7' is listed twice")
  }

  /// Semicolons, quotes and a byte order mark, as spreadsheets write them; what the schedule names needs quotes, too.
  @Test func tablesOfSpreadsheetsAreRead() throws {
    let shop = try shop(
      centers: "\u{FEFF}WORK_CENTRE;MACHINES;CALENDAR\r\nCUT;2;2S\r\nDRY;1;24\r\n;;\r\n",
      orders: "sep=;\r\norder;family;release_min;due_min;weight\r\n\"7,5\";panel; 0 ;500;2\r\n",
      operations: "\"order\" , \"seq\", work_centre, minutes\n\"7,5\",0, CUT ,30\n\"7,5\",1,DRY,60\n")
    #expect(shop.problem.precedences == [Precedence(0, 1)])
    let schedule = try Scheduler(shop.problem).schedule()
    #expect(shop.table(of: schedule) == "order,seq,machine,start\n\"7,5\",0,0,360\n\"7,5\",1,0,390\n")
  }

  /// Lines that someone sorted otherwise would silently be another shop.
  @Test(arguments: [
    ("7,0,CUT,30\n8,0,CUT,10\n7,1,DRY,60\n", "4: the operations of order '7' do not stand together"),
    ("7,10,CUT,30\n7,9,DRY,60\n", "3: operation 9 of order '7' stands behind operation 10"),
    ("7,1,CUT,30\n7,1,DRY,60\n", "3: operation 1 of order '7' stands behind operation 1"),
  ])
  func operationsOutOfSequenceAreNamed(_ text: String, _ message: String) {
    let fault = #expect(throws: FactoryShop.Fault.self) {
      try shop(operations: "order,seq,work_centre,minutes\n" + text)
    }
    #expect(fault?.description == "operations.csv:" + message)
  }
}
