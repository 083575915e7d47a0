import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

/// Writes the documents of a plan into a folder, in a chosen language.
///
/// | Document | For |
/// |---|---|
/// | `work-orders.html` | the shop floor: one sheet for each order, with operations and materials |
/// | `pick-list.html` | the store: what to pick for each order, and where it comes from |
/// | `bill.csv`, `schedule.csv`, `requirements.csv`, `purchases.csv` | other programs |
/// | `gantt.html` | the planner: one page that needs nothing beside it |
///
/// The same plan gives the same bytes, whoever writes it and when; a document whose bytes are there already is not
/// touched. Documents are streamed: what is held in memory is one order's sheet, not the document.
public struct DocumentWriter: Sendable {
  let catalog: Catalog
  /// The chain for labels: what was chosen, then the catalog's own.
  let languages: [String]
  let texts: DocumentTexts
  let templates: TemplateFolder
  let folder: String
  /// The texts, as templates name them.
  let words: TemplateFields
  let ganttStyle: String
  let ganttScript: String

  /// Reads the templates. `templates` and `folder` are paths of folders; the latter is made when something is written.
  ///
  /// Throws where a template is missing or broken, at its line.
  public init(
    templates path: String, catalog: Catalog, languages: [String], into folder: String
  ) throws(DocumentError) {
    self.catalog = catalog
    // A slash at the end would be doubled in the paths that are told.
    self.folder = folder.count > 1 && folder.last == "/" ? String(folder.dropLast()) : folder
    self.languages = languages + catalog.languages
    texts = try DocumentTexts(folder: path, languages: self.languages)
    var templates = TemplateFolder(path)
    for name in ["work-order", "work-order-material", "pick-list", "pick-list-part", "gantt"] {
      try templates.add(name)
    }
    self.templates = templates
    (ganttStyle, ganttScript) = (try templates.page("gantt.css"), try DocumentWriter.script(templates))
    words = DocumentWriter.words(texts)
  }

  /// Writes every document of a plan; `orders` as they were planned.
  public func writeAll(of plan: ProductionPlan, for orders: [PlanningOrder]) throws(DocumentError) -> [WrittenDocument]
  {
    [
      try writeWorkOrders(of: plan, for: orders), try writePickList(of: plan, for: orders), try writeBill(of: orders),
      try writeSchedule(of: plan, for: orders), try writeRequirements(of: plan, for: orders),
      try writePurchases(of: plan, for: orders), try writeGantt(of: plan, for: orders),
    ]
  }

  private static func script(_ templates: TemplateFolder) throws(DocumentError) -> String {
    var script = ""
    for part in ["model", "drawing", "marks", "controls", "start"] { script += try templates.page("gantt-\(part).js") }
    return script
  }

  /// A key `delay.busy` becomes `words.delay.busy` in a template.
  private static func words(_ texts: DocumentTexts) -> TemplateFields {
    var words = TemplateFields()
    var groups: [(name: String, fields: TemplateFields)] = []
    for key in texts.keys {
      let parts = key.split(separator: ".", maxSplits: 1)
      guard parts.count == 2 else {
        words.set(key, texts[key])
        continue
      }
      let group = groups.firstIndex { $0.name == parts[0] } ?? groups.endIndex
      if group == groups.endIndex { groups.append((String(parts[0]), TemplateFields())) }
      groups[group].fields.set(String(parts[1]), texts[key])
    }
    for group in groups { words.set(group.name, fields: group.fields) }
    return words
  }
}
