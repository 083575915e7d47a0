import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// What can be expected, each with the attributes that may stand beside it.
  private static let companions: [(subject: String, others: [String])] = [
    ("status", []), ("price", []), ("rule", []), ("characteristic", ["value", "by"]),
    ("position", ["quantity", "absent"]), ("operation", ["run", "absent"]), ("warning", []),
  ]

  /// What a test expects; nil, reported, where it asks for what is not there.
  func expectation(_ element: XMLElement, in draft: ProductDraft) -> CatalogTest.Expectation? {
    let subjects = Self.companions.filter { element.attribute($0.subject) != nil }
    guard let (subject, others) = subjects.first else {
      report(
        "missing-attribute", at: element.namePlace,
        "'expect' needs one of the attributes \(quoted(Self.companions.map(\.subject)))")
      return nil
    }
    for attribute in element.attributes where attribute.name != subject && !others.contains(attribute.name) {
      guard CatalogLanguage.element("expect")?.attribute(attribute.name) != nil else { continue }
      report(
        "conflicting-attributes", at: attribute.namePlace,
        "'expect' cannot have '\(attribute.name)' beside '\(subject)'")
    }
    guard let text = element.string(subject), let attribute = element.attribute(subject) else { return nil }
    switch subject {
    case "status": return .status(text)
    case "price": return element.decimal("price").map { .price($0) }
    case "rule": return hasRule(text, attribute, in: draft, isSoft: false) ? .conflict(rule: text) : nil
    case "warning": return hasRule(text, attribute, in: draft, isSoft: true) ? .warning(rule: text) : nil
    case "characteristic": return value(of: element, at: text, attribute, in: draft)
    case "position": return position(of: element, at: text, attribute, in: draft)
    default: return operation(of: element, text, attribute, in: draft)
    }
  }

  private func value(
    of element: XMLElement, at path: String, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> CatalogTest.Expectation? {
    guard let (characteristic, _) = characteristic(at: path, attribute, in: draft) else { return nil }
    guard element.attribute("value") != nil || element.attribute("by") != nil else {
      report(
        "missing-attribute", at: element.namePlace, "'expect' needs 'value' or 'by' beside 'characteristic'")
      return nil
    }
    let value = element.string("value")
    if let value, let valueAttribute = element.attribute("value"),
      !isLiteral(value, of: characteristic, at: valueAttribute)
    {
      return nil
    }
    return .value(path: path, value: value, by: element.string("by"))
  }

  private func position(
    of element: XMLElement, at path: String, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> CatalogTest.Expectation? {
    let quantity = element.decimal("quantity")
    let isAbsent = element.boolean("absent") ?? false
    guard (quantity != nil) != isAbsent else {
      if element.attribute("quantity") == nil || isAbsent {
        report(
          "missing-attribute", at: element.namePlace, "'expect' needs either 'quantity' or 'absent' beside 'position'")
      }
      return nil
    }
    return hasPosition(path, attribute, in: draft) ? .position(path: path, quantity: isAbsent ? nil : quantity) : nil
  }

  /// Whether there is a position at a path such as `10/20`, or `door[1]:10/20` inside a component.
  private func hasPosition(_ path: String, _ attribute: XMLAttribute, in draft: ProductDraft) -> Bool {
    let pieces = path.words(separatedBy: ":")
    var owner = draft
    if pieces.count == 2 {
      guard let component = InstancePath(pieces[0].text) else {
        report("bad-path", at: attribute.valuePlace, "'\(path)' is no path such as '10/20' or 'door[1]:10/20'")
        return false
      }
      guard let found = product(at: component, attribute, in: draft) else { return false }
      owner = found
    }
    let paths = positionPaths(of: owner.element, prefix: "")
    let last = pieces.last?.text ?? path
    if pieces.count <= 2, paths.contains(last) { return true }
    reportUnknown("position of '\(owner.id)'", last, at: attribute.valuePlace, among: paths)
    return false
  }

  private func operation(
    of element: XMLElement, _ id: String, _ attribute: XMLAttribute, in draft: ProductDraft
  ) -> CatalogTest.Expectation? {
    let known = nestedElements(of: draft) { $0.name == "operation" }.compactMap(\.id)
    guard known.contains(id) else {
      reportUnknown("operation", id, at: attribute.valuePlace, among: known)
      return nil
    }
    return .operation(id: id, run: element.duration("run"), isAbsent: element.boolean("absent") ?? false)
  }

  private func hasRule(_ id: String, _ attribute: XMLAttribute, in draft: ProductDraft, isSoft: Bool) -> Bool {
    let rules = nestedElements(of: draft) { element in
      element.name == "combinations"
        ? !isSoft : element.name == "rule" && (element.string("severity") == "soft") == isSoft
    }
    if rules.contains(where: { $0.id == id }) || !isSoft && isBuiltIn(id, in: draft) { return true }
    reportUnknown(isSoft ? "soft rule" : "hard rule", id, at: attribute.valuePlace, among: rules.compactMap(\.id))
    return false
  }

  /// Whether an answer may name what the language itself asks for by this id: `choice=value` of a value that does not
  /// always count, `component.characteristic` of a binding, or a component whose count is derived.
  private func isBuiltIn(_ id: String, in draft: ProductDraft) -> Bool {
    nestedDrafts(of: draft).contains { owner in
      let values = owner.characteristics.compactMap(\.self).contains { characteristic in
        characteristic.values.contains { "\(characteristic.id)=\($0.id)" == id }
      }
      return values
        || owner.componentElements.contains { element in
          let name = element.id ?? ""
          return name == id
            || element.children("bind").contains { "\(name).\($0.string("characteristic") ?? "")" == id }
        }
    }
  }

  /// Children of the product and of all products inside it.
  private func nestedElements(of draft: ProductDraft, where isWanted: (XMLElement) -> Bool) -> [XMLElement] {
    nestedDrafts(of: draft).flatMap { $0.element.children.filter(isWanted) }
  }

  /// The product and all products inside it, each once.
  private func nestedDrafts(of draft: ProductDraft) -> [ProductDraft] {
    var seen: Set<Int> = [draft.index]
    var open = [draft]
    var found: [ProductDraft] = []
    while let next = open.popLast() {
      found.append(next)
      for component in next.components {
        if let component, seen.insert(component.product).inserted { open.append(products[component.product]) }
      }
    }
    return found
  }
}
