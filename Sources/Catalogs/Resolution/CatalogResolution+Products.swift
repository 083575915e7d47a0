import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Products, the inner ones first; afterwards each draft's `product` is complete but for mistakes.
  func resolveProducts() {
    products = productDefinitions.elements.enumerated().map { ProductDraft($0.element, index: $0.offset, in: self) }
    for draft in productsByNesting() {
      resolveHead(of: draft)
      for index in draft.characteristicElements.indices { _ = draft.characteristic(index) }
      for index in draft.componentElements.indices { _ = draft.component(index) }
      completeMembers(of: draft)
      resolveGroups(of: draft)
      draft.product.characteristics = draft.characteristics.compactMap(\.self)
      draft.product.components = draft.components.compactMap(\.self)
      draft.product.cellCount = draft.cellCount
      resolveRules(of: draft)
      resolveCombinations(of: draft)
      resolvePrices(of: draft)
      resolvePositions(of: draft)
      measureBill(of: draft)
      resolveOperations(of: draft)
      checkDependencies(of: draft)
    }
  }

  private func resolveHead(of draft: ProductDraft) {
    let element = draft.element
    draft.product.labels = labels(of: element)
    draft.product.plant = reference(element, "plant", to: plantDefinitions)
    draft.product.unit = element.unit("order-unit") ?? .one
    draft.product.leadTimeDays = element.days("lead-time") ?? 0
  }

  private func resolveGroups(of draft: ProductDraft) {
    let definitions = Definitions("group", draft.element.children("group"))
    diagnostics += definitions.diagnostics
    var first = 0
    for child in draft.element.children {
      if child.name == "group" {
        let count = child.children.count { CatalogLanguage.characteristics.contains($0.name) }
        draft.product.groups.append(
          CharacteristicGroup(id: child.id ?? "", labels: labels(of: child), characteristics: first..<first + count))
        first += count
      } else if CatalogLanguage.characteristics.contains(child.name) {
        first += 1
      }
    }
  }
}
