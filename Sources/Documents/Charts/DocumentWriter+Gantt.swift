import BillsOfMaterials
import Catalogs
import Quantities
import Schedules

extension DocumentWriter {
  /// Writes `gantt.html` from `gantt.mustache`: the schedule as one page that loads nothing.
  ///
  /// The schedule stands in the page as JSON: flat arrays of numbers, times in seconds from the start of the plan,
  /// about 35 bytes an operation. `Templates/gantt-model.js` says how they are read.
  public func writeGantt(
    of plan: ProductionPlan, for orders: [PlanningOrder]
  ) throws(DocumentError) -> WrittenDocument {
    var file = try OutputFile("gantt.html", in: folder)
    try file.write(ganttPage("opening"))
    var chart = GanttChart(writer: self, plan: plan, orders: orders)
    try chart.write(to: &file)
    try file.write(ganttPage("closing"))
    return try file.finish()
  }

  private func ganttPage(_ section: String) -> String {
    var content = TemplateFields()
    content.set("language", texts.language)
    var fields = TemplateFields()
    fields.set("words", fields: words)
    // Only the page's own files go into it unescaped.
    fields.set("style", rendered: ganttStyle)
    fields.set("script", rendered: ganttScript)
    fields.set(section, fields: content)
    return templates.render("gantt", fields)
  }
}
