import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Markets, and every list of values: the shared ones and those of choices.
  func resolveVocabulary() {
    markets = marketDefinitions.elements.map {
      Market(id: $0.id ?? "", labels: labels(of: $0), currency: $0.currency("currency"), place: $0.idPlace)
    }
    for element in valuesDefinitions.elements {
      guard let id = element.id, domains[id] == nil else { continue }
      if ["integer", "decimal", "boolean"].contains(id) {
        report("reserved-id", at: element.idPlace, "'\(id)' is the name of a type and cannot name a list of values")
      }
      domainOwners[id] = ("", element.idPlace)
      defineDomain(id, element)
    }
    for product in productDefinitions.elements {
      for choice in Self.characteristics(of: product) where choice.name == "choice" {
        guard let id = choice.id, let productId = product.id, choice.attribute("values") == nil else { continue }
        defineDomain(of: choice, "\(productId).\(id)", owner: productId)
      }
    }
  }

  /// The values of a choice as a list; reported where a list of another owner has the same name, as of `b.c` in `a` and
  /// of `c` in `a.b`. A second choice of the same product and id has been reported.
  private func defineDomain(of choice: XMLElement, _ id: String, owner: String) {
    guard let first = domainOwners[id] else {
      domainOwners[id] = (owner, choice.idPlace)
      return defineDomain(id, choice)
    }
    guard first.product != owner else { return }
    report(
      "ambiguous-id", at: choice.idPlace, "the list of values '\(id)' is defined twice",
      notes: [.init("the first one", at: first.place)])
  }

  /// The characteristics of a product in file order, those in groups among them.
  static func characteristics(of product: XMLElement) -> [XMLElement] {
    product.children.flatMap { child in
      let inside = child.name == "group" ? child.children : [child]
      return inside.filter { CatalogLanguage.characteristics.contains($0.name) }
    }
  }

  private func defineDomain(_ id: String, _ element: XMLElement) {
    let definitions = Definitions("value", element.children("value"))
    diagnostics += definitions.diagnostics
    var values: [ChoiceValue] = []
    for (index, value) in definitions.elements.enumerated() {
      guard let valueId = value.id, definitions.index(of: valueId) == index else { continue }
      values.append(
        ChoiceValue(id: valueId, labels: labels(of: value), effectivity: effectivity(of: value), place: value.idPlace))
    }
    if definitions.elements.isEmpty {
      report("no-values", at: element.idPlace, "'\(element.id ?? id)' has no values to choose from")
    }
    domainIds.append(id)
    guard !values.isEmpty else { return }
    domains[id] = DomainDraft(domain: ChoiceDomain(id: id, values: values.map(\.id)), values: values)
  }

  /// The list of values called `id`; nil where unknown, which is reported, or mistaken.
  func domain(_ id: String, at place: SourceRange, isType: Bool = false) -> DomainDraft? {
    if let found = domains[id] {
      usedDomains.insert(id)
      return found
    }
    let types = isType ? ["integer", "decimal", "boolean"] : []
    if !domainIds.contains(id), !id.dotPrefixes.contains(where: isExcused), !isExcused(id) {
      reportUnknown(isType ? "type or list of values" : "list of values", id, at: place, among: types + domainIds)
    }
    return nil
  }
}
