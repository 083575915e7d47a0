import BillsOfMaterials
import Catalogs
import Schedules

extension DocumentWriter {
  /// What people call a thing in the chosen language; its id where it has no label at all.
  func label(_ labels: Labels, id: String) -> String { labels.text(in: languages) ?? id }

  /// The label of a part.
  func label(ofPart part: Int) -> String { label(catalog.parts[part].labels, id: catalog.parts[part].id) }

  /// The label of a product.
  func label(ofProduct product: Int) -> String {
    label(catalog.products[product].labels, id: catalog.products[product].id)
  }

  /// The label of a resource, which is often the work center's only one and then may have none itself.
  func label(of operation: ScheduledOperation, in plant: Plant) -> String {
    let resource = plant.workCenters[operation.workCenter].resources[operation.resource]
    return label(resource.labels, id: resource.id)
  }

  /// The label of a routing step's operation; the id where the product has no such operation.
  func label(of step: RoutingStep, in product: Int) -> String {
    guard let colon = step.id.lastIndex(of: ":") else { return label(of: step, at: "", in: product) }
    return label(of: step, at: step.id[..<colon], in: product)
  }

  private func label(of step: RoutingStep, at path: Substring, in product: Int) -> String {
    guard let owner = componentProduct(at: path, in: product),
      catalog.products[owner].operations.indices.contains(step.operation)
    else { return step.id }
    let operation = catalog.products[owner].operations[step.operation]
    return label(operation.labels, id: operation.id)
  }

  /// The product of the component at a path such as `door[2].handle`, from a product down. Ids may hold dots
  /// themselves, so that a path is read with the catalog at hand.
  private func componentProduct(at path: Substring, in product: Int) -> Int? {
    if path.isEmpty { return product }
    for component in catalog.products[product].components where path.hasPrefix(component.id) {
      var rest = path.dropFirst(component.id.count)
      if rest.first == "[", let close = rest.firstIndex(of: "]") { rest = rest[rest.index(after: close)...] }
      if rest.isEmpty { return component.product }
      if rest.first == ".", let found = componentProduct(at: rest.dropFirst(), in: component.product) { return found }
    }
    return nil
  }
}
