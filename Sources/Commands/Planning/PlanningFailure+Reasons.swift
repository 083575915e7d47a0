import BillsOfMaterials
import Catalogs
import Schedules

extension PlanningFailure {
  /// By order: its first fault in words; nil where it has none. Never all nil: what nobody can be blamed for, all are.
  ///
  /// Parts that are built into each other are the fault of every order that builds one of them into another.
  func reasons(for orders: [PlanningOrder], _ catalog: Catalog) -> [String?] {
    var reasons: [String: String] = [:]
    for fault in faults {
      let blamed = fault.order.map { [$0] } ?? fault.ordersAbout(orders, catalog)
      for order in blamed where reasons[order] == nil { reasons[order] = fault.description }
    }
    let found = orders.map { reasons[$0.id] }
    if found.contains(where: { $0 != nil }) { return found }
    return Array(repeating: faults.map(\.description).joined(separator: " "), count: orders.count)
  }
}

extension PlanningFault {
  /// The id of the one order that it is about.
  fileprivate var order: String? {
    switch self {
    case .netting(.tooLarge(let order, _)), .workCenterUnknown(let order, _, _), .noResource(let order, _, _, _),
      .neverFits(let order, _, _), .tooLong(let order, _), .cycle(let order, _), .weightInvalid(let order),
      .releasedBeyondHorizon(let order), .materialBeyondHorizon(let order, _), .beyondHorizon(let order, _):
      order
    case .netting(.builtIntoEachOther), .energyWithoutPrice, .energyTooDear: nil
    }
  }

  /// The ids of the orders between which it lies.
  fileprivate func ordersAbout(_ orders: [PlanningOrder], _ catalog: Catalog) -> [String] {
    guard case .netting(.builtIntoEachOther(let parts)) = self else { return [] }
    let tangled = Set(parts)
    let isTangled = catalog.parts.map { tangled.contains($0.id) }
    return orders.filter { order in
      order.bill.contains { line in
        line.parent.map { isTangled[line.part] && isTangled[order.bill[$0].part] } ?? false
      }
    }.map(\.id)
  }
}
