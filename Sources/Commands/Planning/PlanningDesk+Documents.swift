import Catalogs
import Documents

extension PlanningDesk.Outcome {
  /// Writes all documents of all plans below `folder`, each plant in a folder of its own where there are several.
  ///
  /// A file whose content is the same already is left alone. Throws `DocumentError`.
  public func writeDocuments(
    templates: String, catalog: Catalog, languages: [String], into folder: String
  ) throws(DocumentError) -> [WrittenDocument] {
    var written: [WrittenDocument] = []
    for (plan, indices) in zip(plans, ordersOfPlan) {
      let place = plans.count == 1 ? folder : "\(folder)/\(catalog.plants[plan.plant].id)"
      let writer = try DocumentWriter(templates: templates, catalog: catalog, languages: languages, into: place)
      written += try writer.writeAll(of: plan, for: indices.map { orders[$0] })
    }
    return written
  }
}
