import CatalogXML
import Diagnostics
import Expressions

/// What paths of tests lead to.
extension CatalogResolution {
  /// The characteristic at a path such as `door[1].handle` and the product that has it; nil, reported, where there is none.
  func characteristic(
    at path: String, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> (Characteristic, ProductDraft)? {
    guard var rest = InstancePath(path) else {
      report("bad-path", at: attribute.valuePlace, "'\(path)' is no path such as 'width' or 'door[1].handle'")
      return nil
    }
    var owner = draft
    var step = rest.next(isKnown: owner.hasMember)
    while !rest.isEmpty {
      guard let inner = product(at: step, attribute, in: owner) else { return nil }
      owner = inner
      step = rest.next(isKnown: owner.hasMember)
    }
    guard case .characteristic(let index) = owner.members[step.id], step.instance == nil else {
      reportUnknown(
        "characteristic of '\(owner.id)'", step.id, at: attribute.place(of: step.range),
        among: owner.characteristicElements.compactMap(\.id))
      return nil
    }
    return owner.characteristics[index].map { ($0, owner) }
  }

  /// The product that binds the characteristic at the path; nil where it is the customer's to choose.
  func holder(of characteristic: Characteristic, at path: String, in draft: ProductDraft) -> ProductDraft? {
    guard var rest = InstancePath(path) else { return nil }
    var holder = draft
    while true {
      let step = rest.next(isKnown: holder.hasMember)
      guard !rest.isEmpty, case .component(let index) = holder.members[step.id],
        let component = holder.components[index]
      else { return nil }
      let inner = products[component.product]
      let isOwner = inner.characteristics.contains { $0?.place == characteristic.place }
      if isOwner, component.bindings.contains(where: { $0.characteristic == characteristic.slot }) { return holder }
      holder = inner
    }
  }

  /// The product of the instance that a path of components leads to; nil, reported, where there is none.
  func product(at path: InstancePath, _ attribute: XMLAttribute, in draft: ProductDraft) -> ProductDraft? {
    var rest = path
    var owner = draft
    while !rest.isEmpty {
      guard let inner = product(at: rest.next(isKnown: owner.hasMember), attribute, in: owner) else { return nil }
      owner = inner
    }
    return owner
  }

  private func product(
    at step: InstancePath.Step, _ attribute: XMLAttribute, in owner: ProductDraft
  ) -> ProductDraft? {
    guard case .component(let index) = owner.members[step.id] else {
      reportUnknown(
        "component of '\(owner.id)'", step.id, at: attribute.place(of: step.range),
        among: owner.componentElements.compactMap(\.id))
      return nil
    }
    guard let component = owner.components[index] else { return nil }
    guard step.instance ?? 1 <= component.maximumCount else {
      report(
        "value-outside", at: attribute.place(of: step.range),
        "there are at most \(component.maximumCount) of '\(component.id)'")
      return nil
    }
    return products[component.product]
  }
}
