import Schedules

/// Pages of sheets, one for each work order, rendered and written one after the other.
///
/// The layout that the templates share shows its `opening` once, its sheet for each order and its `closing` once, so
/// that no more than one order is in memory.
struct SheetStream: ~Copyable {
  private var file: OutputFile
  private let template: String
  private let templates: TemplateFolder
  private let words: TemplateFields

  /// Begins the document with the layout's opening.
  init(_ name: String, template: String, title: String?, writer: borrowing DocumentWriter) throws(DocumentError) {
    var opening = TemplateFields()
    opening.set("language", writer.texts.language)
    opening.set("title", title)
    var file = try OutputFile(name, in: writer.folder)
    try file.write(SheetStream.section("opening", opening, of: template, writer.templates, writer.words))
    self.file = file
    (self.template, templates, words) = (template, writer.templates, writer.words)
  }

  /// Adds an order's sheet.
  mutating func add(_ sheet: TemplateFields) throws(DocumentError) { try add("order", sheet) }

  /// Ends the document with the layout's closing, and puts it in place.
  consuming func finish() throws(DocumentError) -> WrittenDocument {
    try add("closing", TemplateFields())
    return try file.finish()
  }

  private mutating func add(_ section: String, _ content: TemplateFields) throws(DocumentError) {
    try file.write(SheetStream.section(section, content, of: template, templates, words))
  }

  private static func section(
    _ section: String, _ content: TemplateFields, of template: String, _ templates: TemplateFolder,
    _ words: TemplateFields
  ) -> String {
    var fields = TemplateFields()
    fields.set("words", fields: words)
    fields.set(section, fields: content)
    return templates.render(template, fields)
  }
}
