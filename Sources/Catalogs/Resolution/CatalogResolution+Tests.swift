import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Tests: that they ask for what there is; whether they hold is seen when they run.
  func resolveTests(date: CalendarDate?) {
    for element in testDefinitions.elements {
      let market = reference(element, "market", to: marketDefinitions)
      let plant = reference(element, "plant", to: plantDefinitions)
      guard let product = reference(element, "product", to: productDefinitions) else { continue }
      let draft = products[product]
      let given = element.children("given").compactMap { self.given($0, in: draft) }
      if element.children("expect").isEmpty {
        report("missing-expectation", at: element.idPlace, "the test '\(element.id ?? "")' expects nothing")
      }
      let expectations = element.children("expect").compactMap { child in
        expectation(child, in: draft).map { (expectation: $0, place: child.startTagPlace) }
      }
      guard let date = element.date("date") ?? date else { continue }
      tests.append(
        CatalogTest(
          id: element.id ?? "", place: element.idPlace, product: product,
          slice: Slice(date: date, market: market, plant: plant ?? draft.product.plant),
          quantity: element.integer("quantity") ?? 1, given: given, expectations: expectations))
    }
  }

  private func given(_ element: XMLElement, in draft: ProductDraft) -> CatalogTest.Given? {
    guard let (path, attribute) = text(element, "characteristic"), let value = element.string("value"),
      let valueAttribute = element.attribute("value")
    else { return nil }
    guard let (characteristic, owner) = characteristic(at: path, attribute, in: draft) else { return nil }
    if case .derived = characteristic.source {
      report("given-derived", at: attribute.valuePlace, "'\(path)' is derived in '\(owner.id)' and cannot be given")
      return nil
    }
    if let holder = holder(of: characteristic, at: path, in: draft) {
      report(
        "given-bound", at: attribute.valuePlace, "'\(path)' is bound by '\(holder.id)' and cannot be given")
      return nil
    }
    guard isLiteral(value, of: characteristic, at: valueAttribute) else { return nil }
    return CatalogTest.Given(path: path, value: value, place: element.startTagPlace)
  }

  /// An attribute that must not be empty, although its kind is text.
  private func text(_ element: XMLElement, _ name: String) -> (text: String, attribute: XMLAttribute)? {
    guard let attribute = element.attribute(name) else { return nil }
    return (attribute.value, attribute)
  }

  /// Whether the text can be given for the characteristic; a number may be out of range, for that may be what is tested.
  func isLiteral(_ text: String, of characteristic: Characteristic, at attribute: XMLAttribute) -> Bool {
    switch characteristic.type {
    case .number:
      if FixedDecimal(text) != nil { return true }
      report("bad-number", at: attribute.valuePlace, "'\(text)' is no number")
      return false
    case .text: return true
    case .value where text.isEmpty && !characteristic.isObligatory: return true
    default: return literal(text, as: characteristic.type, at: attribute.valuePlace) != nil
    }
  }
}
