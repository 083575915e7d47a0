import SchedulerCore

extension PlanTranslation {
  /// A fault of the engine in the ids of the orders and the plant.
  func fault(_ fault: SchedulingFault) -> PlanningFault {
    switch fault {
    case .weightInvalid(let job): return .weightInvalid(order: orders[job].id)
    case .jobBeyondHorizon(let job): return .releasedBeyondHorizon(order: orders[job].id)
    case .durationInvalid(let operation, _):
      return .tooLong(order: order(operation), operation: step(operation))
    case .neverFits(let operation) where operations[operation].interruptible:
      return .beyondHorizon(order: order(operation), operation: step(operation))
    case .neverFits(let operation):
      let workCenter = shop.plant.workCenters[origins[operation].workCenter].id
      return .neverFits(order: order(operation), operation: step(operation), workCenter: workCenter)
    case .materialBeyondHorizon(let operation):
      return .materialBeyondHorizon(order: order(operation), operation: step(operation))
    case .precedenceCyclic(let operations):
      return .cycle(order: operations.first.map(order) ?? "", operations: operations.map(step))
    case .beyondHorizon(let operation):
      return .beyondHorizon(order: order(operation), operation: step(operation))
    case .tariffInvalid, .powerInvalid: return .energyTooDear(plant: shop.plant.id)
    default:
      preconditionFailure("the translation refers only to what there is, without locks and maximum lags")
    }
  }

  private func order(_ operation: Int) -> String { orders[origins[operation].order].id }

  private func step(_ operation: Int) -> String {
    orders[origins[operation].order].routing[origins[operation].step].id
  }
}
