import CatalogXML
import Diagnostics
import Expressions

extension CatalogResolution {
  /// The products in an order in which each comes after those of its components.
  ///
  /// A component that would make a product contain itself is reported and counts as mistaken.
  func productsByNesting() -> [ProductDraft] {
    // Only components whose product is known are edges.
    let edges = products.map { draft in
      draft.componentElements.indices.compactMap { index in
        productIndex(of: draft.componentElements[index]).map { (component: index, product: $0) }
      }
    }
    let search = CycleSearch(count: products.count) { edges[$0].map(\.product) }
    for cycle in search.cycles {
      guard let closing = cycle.last else { continue }
      let component = edges[closing.node][closing.edge].component
      products[closing.node].stages[.component(component)] = .mistaken
      reportNesting(cycle.map { (products[$0.node], edges[$0.node][$0.edge].component) })
    }
    return search.order.map { products[$0] }
  }

  private func productIndex(of component: XMLElement) -> Int? {
    component.string("product").flatMap { productDefinitions.index(of: $0) }
  }

  private func reportNesting(_ cycle: [(product: ProductDraft, component: Int)]) {
    let elements = cycle.map { $0.product.componentElements[$0.component] }
    let notes = zip(cycle, elements).dropLast().map { step, element in
      Diagnostic.Note("'\(step.product.id)' holds '\(element.string("product") ?? "")'", at: element.idPlace)
    }
    report(
      "product-cycle", at: elements.last?.attribute("product")?.valuePlace,
      "'\(cycle[0].product.id)' would contain itself: \(around(cycle.map(\.product.id)))", notes: notes)
  }
}
