import CatalogXML
import Diagnostics
import Expressions
import Patterns
import Quantities

extension CatalogResolution {
  /// The characteristic number `index` of the product; nil, reported, where it is mistaken.
  func characteristic(_ index: Int, of product: ProductDraft) -> Characteristic? {
    let element = product.characteristicElements[index]
    checkScope(of: element)
    guard let id = element.id, var found = chosenOrDerived(id, element, of: product) else { return nil }
    found.slot = index
    found.labels = labels(of: element, isOptional: found.isHidden)
    found.pattern = element.string("pattern").flatMap { try? Pattern($0) }
    checkDefault(of: found, element)
    return found
  }

  private func chosenOrDerived(_ id: String, _ element: XMLElement, of product: ProductDraft) -> Characteristic? {
    let isDerived = element.attribute("formula") != nil
    let isHidden = element.string("scope") == "hidden"
    if isDerived {
      rejectAttributes(["default", "default-formula", "min", "max", "step"], of: element, because: "it is derived")
      guard let (type, values) = derivedType(of: element, in: product),
        let formula = derivation(element, as: type, in: product)
      else { return nil }
      return Characteristic(
        id: id, labels: Labels(), place: element.idPlace, slot: 0, type: formula.type, source: .derived(formula),
        isHidden: isHidden, values: values)
    }
    rejectAttributes(["digits", "rounding"], of: element, because: "only a derived decimal is rounded")
    guard let (type, step, values) = chosenType(of: element, in: product) else { return nil }
    let isObligatory = element.boolean("obligatory") ?? true
    var found = Characteristic(
      id: id, labels: Labels(), place: element.idPlace, slot: 0, type: type, source: .chosen(default: nil),
      isObligatory: isObligatory, isHidden: isHidden, step: step, values: values)
    setDefault(of: &found, element, in: product)
    return found
  }

  /// The attributes that make no sense together with others.
  func rejectAttributes(_ names: [String], of element: XMLElement, because reason: String) {
    for name in names {
      guard let attribute = element.attribute(name) else { continue }
      report(
        "conflicting-attributes", at: attribute.namePlace,
        "'\(element.id ?? element.name)' cannot have '\(name)': \(reason)")
    }
  }

  private func checkScope(of element: XMLElement) {
    guard let scope = element.string("scope"), let attribute = element.attribute("scope") else { return }
    let isDerived = element.attribute("formula") != nil
    if scope == "derived", !isDerived, element.name != "text" {
      report("conflicting-attributes", at: attribute.valuePlace, "what is derived needs a 'formula'")
    } else if scope == "configurable", isDerived {
      report("conflicting-attributes", at: attribute.valuePlace, "what has a 'formula' is not configurable")
    }
  }

  /// Of a choice: its list, and the values with their labels; reported where there is none.
  func choiceDomain(of element: XMLElement, in product: ProductDraft) -> DomainDraft? {
    if let list = element.string("values"), let attribute = element.attribute("values") {
      if let own = element.children("value").first {
        report(
          "conflicting-attributes", at: own.namePlace,
          "'\(element.id ?? "choice")' has values of its own beside the list '\(list)'")
      }
      return domain(list, at: attribute.valuePlace)
    }
    guard let id = element.id else { return nil }
    usedDomains.insert("\(product.id).\(id)")
    return domains["\(product.id).\(id)"]
  }

  /// A set's or a choice's type.
  func choiceType(_ draft: DomainDraft, of element: XMLElement) -> ValueType? {
    guard element.boolean("multiple") ?? false else {
      return .value(draft.domain, optional: element.boolean("obligatory") == false)
    }
    guard draft.domain.values.count <= ValueType.maximumSetSize else {
      report(
        "too-many-values", at: element.attribute("multiple")?.valuePlace,
        "a multiple choice has at most \(ValueType.maximumSetSize) values, but '\(draft.domain.id)' has "
          + "\(draft.domain.values.count)")
      return nil
    }
    return .set(draft.domain)
  }

  /// A default text is held to the pattern like a text that is given: only where none need be given, the empty one is no text.
  private func checkDefault(of text: Characteristic, _ element: XMLElement) {
    guard let pattern = text.pattern, let attribute = element.attribute("default"),
      !text.textDefault.isEmpty || text.isObligatory, !pattern.matches(text.textDefault)
    else { return }
    report(
      "pattern-mismatch", at: attribute.valuePlace,
      "'\(text.textDefault)' does not match the pattern '\(pattern.text)'")
  }
}
