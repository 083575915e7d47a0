import BillsOfMaterials

/// A reason why orders cannot be planned, in the ids of orders, operations, work centers and resources.
public enum PlanningFault: Hashable, Sendable {
  /// The requirements could not be netted.
  case netting(NettingFault)
  /// An operation names a work center that the plant does not have.
  case workCenterUnknown(order: String, operation: String, workCenter: String)
  /// No resource of the work center has the skill (nil: none is ever open).
  case noResource(order: String, operation: String, workCenter: String, skill: String?)
  /// An operation that must not pause is longer than every stretch in which a resource of its work center is open.
  case neverFits(order: String, operation: String, workCenter: String)
  /// An operation takes longer than can be counted.
  case tooLong(order: String, operation: String)
  /// Operations that wait for each other.
  case cycle(order: String, operations: [String])
  /// A weight is negative or above 1,048,576.
  case weightInvalid(order: String)
  /// An order can only begin after the horizon of the plan.
  case releasedBeyondHorizon(order: String)
  /// A part for an operation comes only after the horizon of the plan.
  case materialBeyondHorizon(order: String, operation: String)
  /// Energy is to be saved, but the plant has no price of it.
  case energyWithoutPrice(plant: String)
  /// The energy of all operations could cost more than can be counted.
  case energyTooDear(plant: String)
  /// An operation finds no room before the end of the horizon.
  case beyondHorizon(order: String, operation: String)
}

extension PlanningFault: CustomStringConvertible {
  /// A sentence for people.
  public var description: String {
    switch self {
    case .netting(let fault): fault.description
    case .workCenterUnknown(let order, let operation, let workCenter):
      "Order \(order), operation \(operation): the plant has no work center '\(workCenter)'."
    case .noResource(let order, let operation, let workCenter, let skill):
      skill.map {
        "Order \(order), operation \(operation): no resource of work center '\(workCenter)' has the skill '\($0)'."
      } ?? "Order \(order), operation \(operation): no resource of work center '\(workCenter)' is ever open."
    case .neverFits(let order, let operation, let workCenter):
      "Order \(order), operation \(operation): it must not pause, and work center '\(workCenter)' is never open for so long."
    case .tooLong(let order, let operation): "Order \(order), operation \(operation): it takes too long to be planned."
    case .cycle(let order, let operations):
      "Order \(order): the operations \(operations.joined(separator: ", ")) wait for each other."
    case .weightInvalid(let order): "Order \(order): a weight lies between 0 and 1048576."
    case .releasedBeyondHorizon(let order): "Order \(order): it may begin only after the horizon of the plan."
    case .materialBeyondHorizon(let order, let operation):
      "Order \(order), operation \(operation): a part comes only after the horizon of the plan."
    case .energyWithoutPrice(let plant): "The plant '\(plant)' has no 'energy' with a price."
    case .energyTooDear(let plant): "The energy of all orders in plant '\(plant)' could cost more than can be counted."
    case .beyondHorizon(let order, let operation):
      "Order \(order), operation \(operation): there is no room before the end of the plan's horizon."
    }
  }
}

/// Thrown with every fault of the first stage that finds any, by order, then operation; never empty.
public struct PlanningFailure: Error, Hashable, Sendable {
  /// Never empty.
  public var faults: [PlanningFault]

  /// A failure for at least one fault.
  public init(_ faults: [PlanningFault]) {
    self.faults = faults
  }
}
