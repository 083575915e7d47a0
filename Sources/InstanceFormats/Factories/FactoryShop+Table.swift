import SchedulerCore
import Tables

extension FactoryShop {
  /// A schedule of the shop as a table `order,seq,machine,start`: machines counted from 0 within their work center,
  /// starts in minutes. Operations stand in the order of the table that they were read from.
  public func table(of schedule: Schedule) -> String {
    var text = "order,seq,machine,start\n"
    for (operation, assignment) in schedule.assignments.enumerated() {
      let order = orders[problem.operations[operation].job]
      text +=
        "\(DelimitedTable.cell(order)),\(DelimitedTable.cell(places[operation])),\(machineNumbers[assignment.machine]),\(assignment.start / 60)\n"
    }
    return text
  }
}
