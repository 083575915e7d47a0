import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Tests: that they ask for what there is; whether they hold is seen when they run.
  func resolveTests(date: CalendarDate?) {
    for element in testDefinitions.elements {
      let market = reference(element, "market", to: marketDefinitions)
      let plant = reference(element, "plant", to: plantDefinitions)
      guard let product = reference(element, "product", to: productDefinitions) else { continue }
      let draft = products[product]
      let given = element.children("given").compactMap { self.given($0, in: draft) }
      if element.children("expect").isEmpty {
        report("missing-expectation", at: element.idPlace, "the test '\(element.id ?? "")' expects nothing")
      }
      let expectations = element.children("expect").compactMap { child in
        expectation(child, in: draft).map { (expectation: $0, place: child.startTagPlace) }
      }
      guard let date = element.date("date") ?? date else { continue }
      tests.append(
        CatalogTest(
          id: element.id ?? "", place: element.idPlace, product: product,
          slice: Slice(date: date, market: market, plant: plant ?? draft.product.plant),
          quantity: element.integer("quantity") ?? 1, given: given, expectations: expectations))
    }
  }

  private func given(_ element: XMLElement, in draft: ProductDraft) -> CatalogTest.Given? {
    guard let (path, attribute) = text(element, "characteristic"), let value = element.string("value"),
      let valueAttribute = element.attribute("value")
    else { return nil }
    guard let (characteristic, owner) = characteristic(at: path, attribute, in: draft) else { return nil }
    if case .derived = characteristic.source {
      report("given-derived", at: attribute.valuePlace, "'\(path)' is derived in '\(owner.id)' and cannot be given")
      return nil
    }
    if let holder = holder(of: characteristic, at: path, in: draft) {
      report(
        "given-bound", at: attribute.valuePlace, "'\(path)' is bound by '\(holder.id)' and cannot be given")
      return nil
    }
    guard isLiteral(value, of: characteristic, at: valueAttribute) else { return nil }
    return CatalogTest.Given(path: path, value: value, place: element.startTagPlace)
  }

  /// An attribute that must not be empty, although its kind is text.
  private func text(_ element: XMLElement, _ name: String) -> (text: String, attribute: XMLAttribute)? {
    guard let attribute = element.attribute(name) else { return nil }
    return (attribute.value, attribute)
  }

  /// Whether the text can be given for the characteristic; a number may be out of range, for that may be what is tested.
  func isLiteral(_ text: String, of characteristic: Characteristic, at attribute: XMLAttribute) -> Bool {
    switch characteristic.type {
    case .number:
      if FixedDecimal(text) != nil { return true }
      report("bad-number", at: attribute.valuePlace, "'\(text)' is no number")
      return false
    case .text: return true
    case .value where text.isEmpty && !characteristic.isObligatory: return true
    default: return literal(text, as: characteristic.type, at: attribute.valuePlace) != nil
    }
  }

  /// The characteristic at a path such as `door[1].handle` and the product that has it.
  func characteristic(
    at path: String, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> (Characteristic, ProductDraft)? {
    guard let steps = InstancePath(path)?.steps else {
      report("bad-path", at: attribute.valuePlace, "'\(path)' is no path such as 'width' or 'door[1].handle'")
      return nil
    }
    guard let owner = owner(at: steps.dropLast(), attribute, in: draft), let last = steps.last else { return nil }
    guard case .characteristic(let index) = owner.members[last.name.text], last.instance == nil else {
      reportUnknown(
        "characteristic of '\(owner.id)'", last.name.text, at: attribute.place(last.name),
        among: owner.characteristicElements.compactMap(\.id))
      return nil
    }
    return owner.characteristics[index].map { ($0, owner) }
  }

  /// The product that binds the characteristic at the path; nil where it is the customer's to choose.
  private func holder(of characteristic: Characteristic, at path: String, in draft: ProductDraft) -> ProductDraft? {
    var holder = draft
    for step in (InstancePath(path)?.steps ?? []).dropLast() {
      guard case .component(let index) = holder.members[step.name.text], let component = holder.components[index] else {
        return nil
      }
      let inner = products[component.product]
      let isOwner = inner.characteristics.contains { $0?.place == characteristic.place }
      if isOwner, component.bindings.contains(where: { $0.characteristic == characteristic.slot }) { return holder }
      holder = inner
    }
    return nil
  }

  /// The product that steps through components lead to.
  func owner(
    at steps: ArraySlice<InstancePath.Step>, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> ProductDraft? {
    var owner = draft
    for step in steps {
      guard case .component(let index) = owner.members[step.name.text] else {
        reportUnknown(
          "component of '\(owner.id)'", step.name.text, at: attribute.place(step.name),
          among: owner.componentElements.compactMap(\.id))
        return nil
      }
      guard let component = owner.components[index] else { return nil }
      guard step.instance ?? 1 <= component.maximumCount else {
        report(
          "value-outside", at: attribute.place(step.name),
          "there are at most \(component.maximumCount) of '\(component.id)'")
        return nil
      }
      owner = products[component.product]
    }
    return owner
  }
}
