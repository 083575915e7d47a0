import CatalogXML
import Diagnostics
import Expressions

extension CatalogResolution {
  /// The products in an order in which each comes after those of its components.
  ///
  /// A component that would make a product contain itself, or nest too deep, is reported and counts as mistaken.
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
    limitNesting(search.order, edges)
    return search.order.map { products[$0] }
  }

  /// Takes out the components with too many levels inside; of a chain only the first product that exceeds the limit is reported.
  private func limitNesting(_ order: [Int], _ edges: [[(component: Int, product: Int)]]) {
    /// Levels of products from each one down, itself among them; 0 for what a cycle leads back to.
    var levels = Array(repeating: 0, count: products.count)
    for node in order {
      levels[node] = 1 + (edges[node].map { levels[$0.product] }.max() ?? 0)
      for edge in edges[node] where levels[edge.product] >= limits.nesting {
        products[node].stages[.component(edge.component)] = .mistaken
        guard levels[edge.product] == limits.nesting else { continue }
        reportNesting(of: products[node].id, at: products[node].componentElements[edge.component].idPlace)
      }
    }
  }

  /// Reports a component or position that takes what it stands in beyond the limit.
  func reportNesting(of id: String, at place: SourceRange) {
    report(
      "limit-nesting", at: place,
      "'\(id)' has too many levels inside one another (limit 'nesting': \(limits.nesting))")
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
