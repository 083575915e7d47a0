import CatalogXML
import Diagnostics

/// Holds a file's tree against the language: what stands where, which attributes it has, and their form.
///
/// What passes here may still refer to nothing or contradict itself; that is for the resolution, which in turn never
/// complains about form.
struct LanguageCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// Ids, and words that are likely meant as ids, of elements that are not what their author meant: uses of them are no
  /// further mistakes.
  private(set) var mistakenIds: Set<String> = []

  /// Checks the whole tree; a root of another name ends it. An imported root may hold what the element may hold in which
  /// it is imported, `context`. Cost: linear in the tree.
  mutating func check(root: XMLElement, named wanted: String, standingIn context: String) {
    guard root.name == wanted, var description = CatalogLanguage.element(wanted) else {
      let why =
        root.name == CatalogLanguage.importedRoot
        ? "a module is read by the catalog that imports it"
        : wanted == CatalogLanguage.importedRoot
          ? "what is imported is a module" : "a catalog's main file starts with it"
      diagnostics.append(
        Diagnostic(
          "wrong-root", at: root.namePlace, "the root is '\(root.name)', but must be '\(wanted)': \(why)"))
      return
    }
    if wanted == CatalogLanguage.importedRoot, context != CatalogLanguage.mainRoot,
      let holder = CatalogLanguage.element(context)
    {
      description = ElementDescription(wanted, description.attributes, children: holder.children)
    }
    check(root, description, context: context)
  }

  private mutating func check(_ element: XMLElement, _ description: ElementDescription, context: String? = nil) {
    checkAttributes(of: element, description)
    checkText(of: element, description)
    var seen: [String: XMLElement] = [:]
    for child in element.children {
      guard let childDescription = CatalogLanguage.element(child.name) else {
        reportUnknown(child, in: description)
        remember(child)
        continue
      }
      if !description.children.contains(child.name) {
        reportMisplaced(child, in: context ?? element.name)
        remember(child)
      } else if description.singleChildren.contains(child.name) {
        if let first = seen[child.name] { reportRepeated(child, first: first, in: element) }
        seen[child.name] = seen[child.name] ?? child
      }
      check(child, childDescription)
    }
  }

  private mutating func checkAttributes(of element: XMLElement, _ description: ElementDescription) {
    var meant: Set<String> = []
    for attribute in element.attributes {
      if let known = description.attribute(attribute.name) {
        check(attribute, known.kind)
      } else if attribute.name != "xml:lang", attribute.name != "xml:space", attribute.name != "xml:id" {
        let missing = description.attributes.map(\.name).filter { element.attribute($0) == nil }
        let suggestion = nearest(to: attribute.name, among: missing)
        if let suggestion { meant.insert(suggestion) }
        if suggestion == "id" { mistakenIds.insert(attribute.value) }
        diagnostics.append(
          Diagnostic(
            "unknown-attribute", at: attribute.namePlace, "'\(element.name)' has no attribute '\(attribute.name)'",
            suggestion: suggestion))
      }
    }
    for wanted in description.attributes
    where wanted.isRequired && element.attribute(wanted.name) == nil && !meant.contains(wanted.name) {
      diagnostics.append(
        Diagnostic("missing-attribute", at: element.namePlace, "'\(element.name)' needs the attribute '\(wanted.name)'")
      )
    }
  }

  private mutating func check(_ attribute: XMLAttribute, _ kind: ValueKind) {
    guard let flaw = kind.flaw(in: attribute.value) else { return }
    if kind == .id || kind == .step { mistakenIds.insert(attribute.value) }
    let place = flaw.range.map(attribute.place(of:)) ?? attribute.valuePlace
    let message = flaw.code == "empty-value" ? "'\(attribute.name)' \(flaw.message)" : flaw.message
    diagnostics.append(Diagnostic(flaw.code, at: place, message, suggestion: flaw.suggestion))
  }

  private mutating func remember(_ element: XMLElement) {
    if let id = element.attribute("id") { mistakenIds.insert(id.value) }
    for child in element.children { remember(child) }
  }

  private mutating func checkText(of element: XMLElement, _ description: ElementDescription) {
    if description.text == .none, element.hasText {
      diagnostics.append(
        Diagnostic("unexpected-text", at: element.textPlace, "'\(element.name)' holds no text of its own"))
    } else if description.text == .required, !element.hasText {
      diagnostics.append(Diagnostic("missing-text", at: element.namePlace, "'\(element.name)' is empty"))
    }
  }

  private mutating func reportUnknown(_ child: XMLElement, in description: ElementDescription) {
    let suggestion =
      nearest(to: child.name, among: description.children)
      ?? nearest(to: child.name, among: CatalogLanguage.elements.map(\.name))
    diagnostics.append(
      Diagnostic(
        "unknown-element", at: child.namePlace, "the language has no element '\(child.name)'", suggestion: suggestion))
  }

  private mutating func reportMisplaced(_ child: XMLElement, in holder: String) {
    let owners = CatalogLanguage.elements.filter { $0.children.contains(child.name) }.map(\.name)
    let home =
      owners.isEmpty ? "it is a root" : "it belongs in \(owners.prefix(3).map { "'\($0)'" }.joined(separator: " or "))"
    diagnostics.append(
      Diagnostic(
        "misplaced-element", at: child.namePlace, "'\(child.name)' may not stand in '\(holder)'; \(home)"))
  }

  private mutating func reportRepeated(_ child: XMLElement, first: XMLElement, in element: XMLElement) {
    diagnostics.append(
      Diagnostic(
        "repeated-element", at: child.namePlace, "'\(element.name)' holds at most one '\(child.name)'",
        notes: [.init("the first one", at: first.namePlace)]))
  }
}
