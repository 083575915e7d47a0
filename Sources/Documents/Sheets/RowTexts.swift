/// Rows of tables as rendered, so that what many orders share is rendered once.
///
/// A car's sheet has hundreds of materials, nearly all of them those of the car before; mustache takes microseconds for
/// each cell, and the rows of a thousand cars would take most of a minute.
struct RowTexts<Row: Hashable> {
  private let template: String
  private let templates: TemplateFolder
  private let words: TemplateFields
  private var texts: [Row: String] = [:]
  /// What is kept stays below some 20 MB; beyond that, keeping begins anew.
  private static var capacity: Int { 50_000 }

  /// Rows of a template of their own.
  init(_ template: String, writer: DocumentWriter) {
    (self.template, templates, words) = (template, writer.templates, writer.words)
  }

  /// The text of a row, whose fields depend on nothing but the row.
  mutating func text(_ row: Row, _ fields: (Row) -> TemplateFields) -> String {
    if let text = texts[row] { return text }
    if texts.count >= RowTexts.capacity { texts.removeAll(keepingCapacity: true) }
    var content = fields(row)
    content.set("words", fields: words)
    let text = templates.render(template, content)
    texts[row] = text
    return text
  }
}
