import CatalogXML
import Diagnostics
import Expressions

extension CatalogResolution {
  /// The component number `index` of the product, its cells following those given away before; nil where mistaken.
  func component(_ index: Int, of product: ProductDraft) -> Component? {
    let element = product.componentElements[index]
    let inner = reference(element, "product", to: productDefinitions)
    let count = count(of: element, in: product)
    guard let inner, let id = element.id, let (count, maximum) = count else { return nil }
    let stride = products[inner].cellCount
    let (cells, overflow) = stride.multipliedReportingOverflow(by: maximum)
    guard !overflow, cells < limits.cells - product.cellCount else {
      report(
        "limit-cells", at: element.idPlace,
        "\(maximum) of '\(id)' with \(stride) cells each are too many (limit 'cells': \(limits.cells))")
      return nil
    }
    let countSlot = product.cellCount
    product.cellCount += 1 + cells
    return Component(
      id: id, labels: labels(of: element), place: element.idPlace, product: inner, count: count, maximumCount: maximum,
      countSlot: countSlot, firstSlot: countSlot + 1, stride: stride)
  }

  private func count(of element: XMLElement, in product: ProductDraft) -> (Component.Count, maximum: Int)? {
    guard element.attribute("count") != nil else { return chosenCount(of: element) }
    rejectAttributes(["min", "max", "default"], of: element, because: "its 'count' is derived")
    guard let count = typed(element, "count", in: product, expecting: .measure(.one)),
      case .number(let type) = count.type
    else { return nil }
    let place = element.attribute("count")?.valuePlace
    if type.scale > 0 {
      report("too-many-digits", at: place, "the count must be a whole number; use floor, ceil or round")
    } else if type.range.lowerBound < 0 {
      report(
        "negative-count", at: place,
        "the count can be from \(type.boundsText), but must not be negative; use max(0, …)")
    } else {
      return (.derived(count), Int(type.range.upperBound))
    }
    return nil
  }

  private func chosenCount(of element: XMLElement) -> (Component.Count, maximum: Int)? {
    for name in ["min", "max"] where element.attribute(name) == nil {
      report("missing-attribute", at: element.namePlace, "'component' needs the attribute '\(name)', or a 'count'")
    }
    guard let minimum = element.integer("min"), let maximum = element.integer("max") else { return nil }
    guard minimum <= maximum else {
      report("empty-range", at: element.attribute("max")?.valuePlace, "'max' is less than 'min'")
      return nil
    }
    let byDefault = element.integer("default") ?? minimum
    if !(minimum...maximum).contains(byDefault) {
      report(
        "value-outside", at: element.attribute("default")?.valuePlace,
        "\(byDefault) is not within \(minimum) to \(maximum)")
    }
    return (.chosen(minimum...maximum, default: byDefault), maximum)
  }

  /// What needs the types of all members: formulas for defaults, and what parents set.
  func completeMembers(of product: ProductDraft) {
    for (index, element) in product.characteristicElements.enumerated() {
      guard let found = product.characteristics[index] else { continue }
      product.characteristics[index] = completed(found, element, in: product)
    }
    for (index, element) in product.componentElements.enumerated() {
      guard let component = product.components[index] else { continue }
      let bindings = bindings(of: component, element, in: product)
      product.components[index]?.bindings = bindings
    }
  }

  /// The characteristic with its default by formula, if it has one that is sound.
  private func completed(_ found: Characteristic, _ element: XMLElement, in product: ProductDraft) -> Characteristic {
    guard element.attribute("formula") == nil, element.attribute("default-formula") != nil,
      let formula = typed(element, "default-formula", in: product, expecting: .type(found.type)),
      check(formula, element.attribute("default-formula"), fits: found)
    else { return found }
    var completed = found
    completed.source = .chosen(default: .formula(formula))
    return completed
  }

  /// Reports a formula none of whose values suits the characteristic.
  private func check(_ formula: TypedExpression, _ attribute: XMLAttribute?, fits found: Characteristic) -> Bool {
    guard case .number(let type) = found.type, !type.range.overlaps(formula.term.range) else { return true }
    let bounds = "\(type.text(formula.term.range.lowerBound)) to \(type.text(formula.term.range.upperBound))"
    report(
      "value-outside", at: attribute?.valuePlace,
      "the formula gives \(bounds), never anything within \(type.boundsText) as '\(found.id)' needs")
    return false
  }

  private func bindings(of component: Component, _ element: XMLElement, in product: ProductDraft) -> [Component.Binding]
  {
    let inner = products[component.product]
    var places: [Int: SourceRange] = [:]
    return element.children("bind").compactMap { bind in
      guard let target = target(of: bind, in: inner, of: component) else {
        _ = typed(bind, "value", in: product, expecting: .any)
        return nil
      }
      let place = bind.attribute("characteristic")?.valuePlace ?? bind.namePlace
      if let first = places[target.slot] {
        report(
          "duplicate-id", at: place, "'\(target.id)' is bound twice", notes: [.init("the first binding", at: first)])
        return nil
      }
      places[target.slot] = place
      guard let value = typed(bind, "value", in: product, expecting: .type(target.type)),
        check(value, bind.attribute("value"), fits: target)
      else { return nil }
      return Component.Binding(characteristic: target.slot, value: value, place: place)
    }
  }

  private func target(of bind: XMLElement, in inner: ProductDraft, of component: Component) -> Characteristic? {
    guard let id = bind.string("characteristic"), let place = bind.attribute("characteristic")?.valuePlace else {
      return nil
    }
    guard case .characteristic(let index) = inner.members[id] else {
      reportUnknown(
        "characteristic of '\(inner.id)'", id, at: place, among: inner.characteristicElements.compactMap(\.id))
      return nil
    }
    guard let found = inner.characteristics[index] else { return nil }
    if case .derived = found.source {
      report(
        "bound-derived", at: place, "'\(id)' is derived in '\(inner.id)' and cannot be bound",
        notes: [.init("its definition", at: found.place)])
      return nil
    }
    return found
  }
}
