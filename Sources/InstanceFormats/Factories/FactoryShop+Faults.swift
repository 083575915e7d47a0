import SchedulerCore

extension FactoryShop {
  /// Why the shop cannot be planned, by the lines of its tables.
  public func faults(of failure: SchedulingFailure) -> [Fault] {
    failure.faults.map(fault)
  }

  private func fault(_ fault: SchedulingFault) -> Fault {
    switch fault {
    case .neverFits(let operation):
      operationFault(operation, "takes \(minutes(operation)) minutes, and its work center is never open for so long")
    case .beyondHorizon(let operation):
      operationFault(operation, "finds no room before the end of the plan")
    case .durationInvalid(let operation, _):
      operationFault(operation, "takes \(minutes(operation)) minutes, which cannot be planned")
    default:
      // The reader has seen to all else; where it has not, the engine's own words must do.
      Fault(table: FactoryShop.tables.operations, fault: InstanceFault(line: 0, message: "\(fault)"))
    }
  }

  private func minutes(_ operation: Int) -> Time { problem.operations[operation].alternatives[0].duration / 60 }

  private func operationFault(_ operation: Int, _ message: String) -> Fault {
    let machine = problem.operations[operation].alternatives[0].machine
    let center = centers.first { $0.machines.contains(machine) }?.name ?? ""
    let name = "operation \(places[operation]) of order \(orders[problem.operations[operation].job]) at '\(center)'"
    return Fault(
      table: FactoryShop.tables.operations,
      fault: InstanceFault(line: operationLines[operation], message: "\(name) \(message)"))
  }
}
