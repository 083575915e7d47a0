import Foundation
import FoundationXML

/// What `docs/catalog.xsd` says of one element, as an editor reads it.
struct SchemaElement: Equatable {
  /// By name: whether it must be there.
  var attributes: [String: Bool] = [:]
  var children: Set<String> = []
  var holdsText = false
  /// Names of attributes without a documentation, and the element's own where it has none.
  var undocumented: [String] = []
}

/// Reads the schema with Foundation's tree, far from the code that reads catalogs.
struct SchemaReading {
  private let schema: XMLElement

  init() throws {
    let document = try XMLDocument(data: Data(try Repository.bytes("docs/catalog.xsd")))
    schema = document.rootElement()!
  }

  /// Every global element by name.
  var elements: [String: SchemaElement] {
    let pairs = children(of: schema, named: "element").map { (name($0), element($0)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func element(_ declaration: XMLElement) -> SchemaElement {
    var element = SchemaElement()
    if !isDocumented(declaration) { element.undocumented.append(name(declaration)) }
    guard let type = children(of: declaration, named: "complexType").first else { return element }
    element.holdsText = type.attribute(forName: "mixed")?.stringValue == "true"
    for choice in children(of: type, named: "choice") {
      element.children.formUnion(children(of: choice, named: "element").map(name))
    }
    addAttributes(of: type, to: &element)
    return element
  }

  private func addAttributes(of holder: XMLElement, to element: inout SchemaElement) {
    for attribute in children(of: holder, named: "attribute") {
      let name = name(attribute)
      element.attributes[name] = attribute.attribute(forName: "use")?.stringValue == "required"
      if !isDocumented(attribute) { element.undocumented.append(name) }
    }
    for reference in children(of: holder, named: "attributeGroup") {
      let group = children(of: schema, named: "attributeGroup").first { name($0) == name(reference) }
      addAttributes(of: group!, to: &element)
    }
  }

  private func isDocumented(_ declaration: XMLElement) -> Bool {
    let notes = children(of: declaration, named: "annotation").flatMap { children(of: $0, named: "documentation") }
    return notes.contains { ($0.stringValue ?? "").split(whereSeparator: \.isWhitespace).count >= 3 }
  }

  private func children(of element: XMLElement, named name: String) -> [XMLElement] {
    (element.children ?? []).compactMap { $0 as? XMLElement }.filter { $0.localName == name }
  }

  /// The name, or what is referred to without the schema's own prefix.
  private func name(_ element: XMLElement) -> String {
    let name = element.attribute(forName: "name") ?? element.attribute(forName: "ref")
    let text = name?.stringValue ?? ""
    return text.hasPrefix("c:") ? String(text.dropFirst(2)) : text
  }
}
