import BillsOfMaterials
import Catalogs
import Configurations
import Quantities

/// The operations of a product that its plant cannot do, or not always: prepared once, asked for every order.
public struct RoutingCheck: Sendable {
  /// An operation that might not be done.
  private struct Suspect: Sendable {
    /// Index of the operation.
    var index: Int
    /// nil: it depends on the times that the configuration gives.
    var obstacle: MakingObstacle?
  }

  /// What keeps a configuration from being made.
  public struct Finding: Hashable, Sendable {
    /// The operation, as routings name it.
    public var operation: String
    public var obstacle: MakingObstacle
  }

  private let bill: BillModel
  private let capability: PlantCapability
  private let forms: [OperationForm]
  private let suspects: [Suspect]

  /// Looks for what might not be done at a plant. Cost: linear in the operations.
  public init(_ bill: BillModel, at plant: Plant) {
    self.bill = bill
    let capability = PlantCapability(plant)
    self.capability = capability
    forms = bill.operationForms
    suspects = forms.enumerated().compactMap { index, form in
      let obstacle = capability.obstacle(
        workCenter: form.workCenter, skill: form.skill, mayPause: form.mayPause, setUp: form.setUp ?? 0,
        run: form.run ?? 0)
      let isFixed = form.setUp != nil && form.run != nil
      if let obstacle, isFixed || !obstacle.isOfTime { return Suspect(index: index, obstacle: obstacle) }
      return form.mayPause || isFixed ? nil : Suspect(index: index, obstacle: nil)
    }
  }

  /// The first operation that the configuration in `row` needs and the plant cannot do; nil where it can be made.
  ///
  /// Requires the bill's `evaluate` on the same row before. Cost: linear in the operations that might not be done, of which
  /// there are mostly none.
  public func finding(_ row: ConfigurationRow) -> Finding? {
    for suspect in suspects {
      guard let times = bill.times(ofOperation: suspect.index, row) else { continue }
      let form = forms[suspect.index]
      let obstacle =
        suspect.obstacle
        ?? capability.obstacle(
          workCenter: form.workCenter, skill: form.skill, mayPause: form.mayPause, setUp: times.setUp, run: times.run)
      if let obstacle { return Finding(operation: form.id, obstacle: obstacle) }
    }
    return nil
  }
}

extension MakingObstacle {
  /// Whether it depends on how long the operation takes.
  var isOfTime: Bool { if case .neverFits = self { true } else { false } }
}
