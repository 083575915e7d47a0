import Files
import Mustache

/// The templates of a folder, parsed, with all partials that they name.
struct TemplateFolder: Sendable {
  private let path: String
  private var library = MustacheLibrary()
  private var names: [String] = []

  /// Begins with none of the templates in the folder.
  init(_ path: String) {
    self.path = path
  }

  /// Reads a template, `NAME.mustache`, and the partials that it names, each once.
  mutating func add(_ name: String) throws(DocumentError) {
    try add(name, namedAt: nil)
  }

  private mutating func add(_ name: String, namedAt place: (file: String, line: Int)?) throws(DocumentError) {
    guard !names.contains(name) else { return }
    let file = "\(path)/\(name).mustache"
    guard let bytes = try? FileInput.bytes(of: file), let text = String(validating: bytes, as: UTF8.self) else {
      let message = "the template '\(name)' is not there, or not in UTF-8"
      throw DocumentError(.missingTemplate, file: place?.file ?? file, line: place?.line, message: message)
    }
    names.append(name)
    library.register(try TemplateFolder.parse(text, file: file), named: name)
    for partial in TemplateFolder.partials(in: text) { try add(partial.name, namedAt: (file, partial.line)) }
  }

  /// A page's own style or script, which is put into it as it stands.
  func page(_ name: String) throws(DocumentError) -> String {
    let file = "\(path)/\(name)"
    guard let bytes = try? FileInput.bytes(of: file), let text = String(validating: bytes, as: UTF8.self) else {
      throw DocumentError(.missingTemplate, file: file, message: "is not there, or not in UTF-8")
    }
    return text
  }

  /// The text of a template that has been added.
  func render(_ name: String, _ fields: TemplateFields) -> String {
    guard let text = library.render(fields, withTemplate: name) else { preconditionFailure("\(name) has been added") }
    return text
  }

  private static func parse(_ text: String, file: String) throws(DocumentError) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      let message = "\(error.error) in '\(error.context.line)'"
      throw DocumentError(.brokenTemplate, file: file, line: error.context.lineNumber, message: message)
    } catch {
      throw DocumentError(.brokenTemplate, file: file, message: "\(error)")
    }
  }

  /// The names behind `{{>` and `{{<`. Mustache itself renders nothing for a partial that is not there, which would be
  /// a hole in the document that nobody sees.
  private static func partials(in text: String) -> [(name: String, line: Int)] {
    var found: [(name: String, line: Int)] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line
      while let tag = rest.firstRange(of: "{{") {
        rest = rest[tag.upperBound...]
        guard let sign = rest.first, sign == ">" || sign == "<" else { continue }
        let name = rest.dropFirst().drop { $0 == " " }.prefix { $0 != "}" && $0 != " " }
        // A leading star stands for a name that only the fields tell.
        if !name.hasPrefix("*") { found.append((String(name), i + 1)) }
      }
    }
    return found
  }
}
