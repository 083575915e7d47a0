import CatalogXML
import Diagnostics
import Expressions

extension CatalogResolution {
  /// The work center of an operation must be there wherever the product is surely made, and somewhere it can be made; so
  /// must the skill, and a set-up matrix must know the family.
  func checkWorkCenter(
    of element: XMLElement, _ draft: ProductDraft, _ effectivity: Effectivity, family: ChoiceDomain?
  ) {
    guard let id = element.string("work-center"), let attribute = element.attribute("work-center") else { return }
    let relevant = plants.indices.filter { effectivity.plants?.contains($0) ?? true }
    let known = relevant.flatMap { plants[$0].workCenters.map(\.id) }
    guard known.contains(id) else {
      if !plants.isEmpty || plantDefinitions.elements.isEmpty {
        reportUnknown("work center", id, at: attribute.valuePlace, among: known)
      }
      return
    }
    if let home = draft.product.plant, relevant.contains(home),
      !plants[home].workCenters.contains(where: { $0.id == id })
    {
      report(
        "unknown-id", at: attribute.valuePlace,
        "there is no work center '\(id)' in '\(plants[home].id)', where '\(draft.id)' is made")
    }
    let centers = relevant.flatMap { plants[$0].workCenters.filter { $0.id == id } }
    checkSkill(of: element, centers)
    if let family { families[id, default: []].formUnion(family.values) }
  }

  private func checkSkill(of element: XMLElement, _ centers: [WorkCenter]) {
    guard let skill = element.string("skill"), let attribute = element.attribute("skill") else { return }
    let skills = centers.flatMap { $0.resources.flatMap(\.skills) }
    if !skills.contains(skill) {
      report(
        "unknown-skill", at: attribute.valuePlace,
        "no resource of '\(element.string("work-center") ?? "")' has the skill '\(skill)'",
        suggestion: suggestion(for: skill, among: skills))
    }
  }

  /// Warns of set-up matrices that name values of no family that their work center meets.
  func checkSetUpMatrices() {
    for plant in plantDefinitions.elements {
      for center in plant.children("work-center") {
        guard let id = center.id, let matrix = center.children("set-up-matrix").first else { continue }
        let known = families[id] ?? []
        for setUp in matrix.children("set-up") {
          for name in ["from", "to"] {
            guard let value = setUp.string(name), let attribute = setUp.attribute(name), !known.contains(value),
              !isExcused(value)
            else { continue }
            warn(
              "unknown-family", at: attribute.valuePlace,
              "'\(value)' is no value of the family of any operation at '\(id)'")
          }
        }
      }
    }
  }
}
