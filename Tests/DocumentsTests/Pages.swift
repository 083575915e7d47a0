import Foundation

@testable import Documents

/// The templates that are shipped.
let shippedTemplates = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Templates")
  .resolvingSymlinksInPath()
  .path

/// A folder of its own for a test, removed after it.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// A writer of a fixture's documents.
func writer(
  _ fixture: PlanFixture, languages: [String] = ["en"], templates: String = shippedTemplates, into folder: String
) throws -> DocumentWriter {
  try DocumentWriter(templates: templates, catalog: fixture.catalog, languages: languages, into: folder)
}

func read(_ document: WrittenDocument) throws -> String {
  try String(contentsOfFile: document.path, encoding: .utf8)
}

/// A page as a browser takes it apart, by a reader that refuses what is not well-formed.
struct Page {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// All text within, entities resolved; of scripts as it stands.
    var text = ""
  }
  enum Fault: Error { case at(String) }

  private(set) var elements: [Element] = []
  private var rest: Substring
  private var open: [Int] = []

  init(_ text: String) throws {
    rest = text[...]
    guard take("<!doctype html>") else { throw Fault.at("no doctype") }
    while !rest.isEmpty { try readNext() }
    guard open.isEmpty else { throw Fault.at("open at the end: \(open.map { elements[$0].name })") }
  }

  /// Elements of a name and, where one is told, a class.
  func all(_ name: String, class only: String? = nil) -> [Element] {
    elements.filter { $0.name == name && (only == nil || $0.attributes["class"] == only) }
  }

  private mutating func take(_ prefix: String) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    rest = rest.dropFirst(prefix.count)
    return true
  }

  private mutating func readNext() throws {
    if let last = open.last, ["script", "style"].contains(elements[last].name) {
      guard let end = rest.range(of: "</\(elements[last].name)") else { throw Fault.at("script without end") }
      elements[last].text = String(rest[..<end.lowerBound])
      rest = rest[end.lowerBound...]
    }
    if take("</") {
      let name = readName()
      guard take(">"), let last = open.popLast(), elements[last].name == name else { throw Fault.at("</\(name)>") }
    } else if take("<") {
      try readElement()
    } else {
      let text = rest.unicodeScalars.prefix { $0 != "<" }
      rest = rest.unicodeScalars[text.endIndex...].isEmpty ? "" : Substring(rest.unicodeScalars[text.endIndex...])
      let resolved = try Self.resolved(String(text))
      for i in open { elements[i].text += resolved }
    }
  }

  private mutating func readName() -> String {
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    rest = rest[name.endIndex...]
    return String(name)
  }

  private mutating func readElement() throws {
    var element = Element(name: readName(), attributes: [:])
    guard !element.name.isEmpty else { throw Fault.at("< without a name before \(rest.prefix(30))") }
    while !take(">") {
      rest = rest.drop { $0 == " " }
      let name = readName()
      guard !name.isEmpty else { throw Fault.at("attribute before \(rest.prefix(30))") }
      element.attributes[name] = ""
      guard take("=\"") else { continue }
      // By scalars, as browsers do: a combining mark does not hide a quotation mark.
      let value = rest.unicodeScalars.prefix { $0 != "\"" }
      guard value.endIndex < rest.endIndex else { throw Fault.at("attribute without end") }
      element.attributes[name] = try Self.resolved(String(value))
      rest = Substring(rest.unicodeScalars[value.endIndex...].dropFirst())
    }
    if !["meta", "input", "br", "link"].contains(element.name) { open.append(elements.count) }
    elements.append(element)
  }

  /// Text with the entities that the pages use; any other `&` is a fault.
  private static func resolved(_ text: String) throws -> String {
    let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
    let pieces = text.unicodeScalars.split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    return try pieces[0]
      + pieces.dropFirst().map { piece in
        let parts = piece.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let entity = entities[String(parts[0])] else { throw Fault.at("&\(piece.prefix(12))") }
        return entity + parts[1]
      }.joined()
  }
}

/// Rows of comma-separated values, by RFC 4180's grammar; nil where the text is none.
func parseCSV(_ text: String) -> [[String]]? {
  var (rows, row, cell) = ([[String]](), [String](), String.UnicodeScalarView())
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "\"" where cell.isEmpty:
      while let inner = scalars.popFirst() {
        if inner == "\"" {
          guard scalars.first == "\"" else { break }
          scalars.removeFirst()
        }
        cell.append(inner)
      }
      guard let next = scalars.first, next == "," || next == "\r" else { return nil }
    case ",":
      row.append(String(cell))
      cell = .init()
    case "\r":
      guard scalars.popFirst() == "\n" else { return nil }
      rows.append(row + [String(cell)])
      (row, cell) = ([], .init())
    case "\"", "\n": return nil
    default: cell.append(scalar)
    }
  }
  return row.isEmpty && cell.isEmpty && rows.allSatisfy { $0.count == rows[0].count } ? rows : nil
}
