import CatalogXML
import Diagnostics
import Expressions

/// Derived values, defaults by formula, counts and what parents bind must be computable in some order.
///
/// Formulas that depend on each other's types have been found out while typing; here the cells themselves are the nodes,
/// instance by instance, so that `a → door.b → a` is a cycle although neither product has one of its own.
extension CatalogResolution {
  /// Reports every cycle that needs something said in this product; those inside a component are its product's affair.
  func checkDependencies(of draft: ProductDraft) {
    let own = ownDependencies(of: draft)
    var all = nestedDependencies(of: draft)
    for (cell, sources) in own { all[cell] = sources }
    draft.dependencies = all
    var reported: Set<Set<SourceRange>> = []
    for cycle in CycleSearch(count: draft.cellCount, edges: { all[$0] ?? [] }).cycles {
      let cells = cycle.map(\.node)
      guard cells.contains(where: { own[$0] != nil }) else { continue }
      let sites = cells.map { site(of: $0, in: draft) }
      if reported.insert(Set(sites.map(\.place))).inserted { report(sites) }
    }
  }

  private func report(_ sites: [(name: String, place: SourceRange)]) {
    let notes = sites.indices.dropFirst().map { index in
      Diagnostic.Note(
        "'\(sites[index].name)' depends on '\(sites[(index + 1) % sites.count].name)'", at: sites[index].place)
    }
    report(
      "dependency-cycle", at: sites[0].place,
      "'\(sites[0].name)' depends on itself: \(around(sites.map(\.name)))", notes: notes)
  }

  private func ownDependencies(of draft: ProductDraft) -> [Int: [Int]] {
    var own: [Int: [Int]] = [:]
    for characteristic in draft.characteristics {
      guard let characteristic else { continue }
      switch characteristic.source {
      case .derived(let formula), .chosen(.formula(let formula)?): own[characteristic.slot] = formula.term.slots
      case .chosen: break
      }
    }
    for component in draft.components {
      guard let component else { continue }
      if case .derived(let count) = component.count { own[component.countSlot] = count.term.slots }
      for binding in component.bindings {
        let sources = binding.value.term.slots
        for instance in 0..<component.maximumCount {
          own[component.firstSlot + instance * component.stride + binding.characteristic] = sources
        }
      }
    }
    return own
  }

  private func nestedDependencies(of draft: ProductDraft) -> [Int: [Int]] {
    var nested: [Int: [Int]] = [:]
    for component in draft.components {
      guard let component else { continue }
      let inner = products[component.product].dependencies
      for instance in 0..<component.maximumCount {
        let base = component.firstSlot + instance * component.stride
        for (cell, sources) in inner { nested[base + cell] = sources.map { $0 + base } }
      }
    }
    return nested
  }

  /// What people call a cell, and where it says how its content is computed.
  private func site(of cell: Int, in draft: ProductDraft) -> (name: String, place: SourceRange) {
    if cell < draft.characteristics.count {
      let element = draft.characteristicElements[cell]
      let formula = element.attribute("formula") ?? element.attribute("default-formula")
      return (element.id ?? "", formula?.valuePlace ?? element.idPlace)
    }
    for (index, component) in draft.components.enumerated() {
      guard let component else { continue }
      if cell == component.countSlot {
        let element = draft.componentElements[index]
        return ("count(\(component.id))", element.attribute("count")?.valuePlace ?? element.idPlace)
      }
      let offset = cell - component.firstSlot
      guard offset >= 0, offset < component.maximumCount * component.stride else { continue }
      let binding = component.bindings.first { $0.characteristic == offset % component.stride }
      let inner = site(of: offset % component.stride, in: products[component.product])
      let instance = component.maximumCount > 1 ? "[\(offset / component.stride + 1)]" : ""
      return ("\(component.id)\(instance).\(inner.name)", binding?.value.place ?? inner.place)
    }
    return ("", draft.element.idPlace)
  }
}
