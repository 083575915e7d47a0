import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  private static let priceElements = ["base-price", "surcharge", "scale-price", "price-rounding"]

  /// The lines of the itemised price, in file order.
  func resolvePrices(of draft: ProductDraft) {
    let elements = draft.element.children.filter { Self.priceElements.contains($0.name) }
    diagnostics += Definitions("price", elements).diagnostics
    for element in elements {
      let labels = labels(of: element, isOptional: element.name == "price-rounding")
      let effectivity = effectivity(of: element)
      let when = condition(element, "when", in: draft)
      guard let kind = priceKind(of: element, in: draft), element.attribute("when") == nil || when != nil else {
        continue
      }
      checkCurrency(of: element, effectivity)
      draft.product.prices.append(
        PriceElement(
          id: element.id ?? element.name, labels: labels, place: element.idPlace, effectivity: effectivity, when: when,
          kind: kind))
    }
  }

  /// An amount is a number of one currency: it cannot count in markets of several.
  private func checkCurrency(of element: XMLElement, _ effectivity: Effectivity) {
    guard let attribute = element.attribute("amount") ?? element.attribute("to"), let currency else { return }
    let covered = markets.indices.filter { effectivity.markets?.contains($0) ?? true }.map { markets[$0] }
    let money = { (market: Market) in market.currency ?? currency }
    guard let first = covered.first, let other = covered.first(where: { money($0) != money(first) }) else { return }
    report(
      "mixed-currencies", at: attribute.valuePlace,
      "the amount counts in \(money(first)) in market '\(first.id)' and in \(money(other)) in market '\(other.id)'; say by "
        + "'markets' in which of them it counts")
  }

  private func priceKind(of element: XMLElement, in draft: ProductDraft) -> PriceElement.Kind? {
    switch element.name {
    case "base-price": return amount(of: element, in: draft)
    case "surcharge": return surcharge(element, in: draft)
    case "scale-price":
      guard let quantity = element.integer("quantity"), let percent = element.decimal("percent") else { return nil }
      return .scale(quantity: quantity, percent: percent)
    default:
      guard let to = element.decimal("to") else { return nil }
      guard to.mantissa > 0 else {
        report("number-out-of-range", at: element.attribute("to")?.valuePlace, "a price cannot be rounded to \(to)")
        return nil
      }
      return .rounding(to: to, mode: RoundingMode(catalogWord: element.string("mode")))
    }
  }

  private func amount(of element: XMLElement, in draft: ProductDraft) -> PriceElement.Kind? {
    typed(element, "amount", in: draft, expecting: .plain).map { .amount($0) }
  }

  private func surcharge(_ element: XMLElement, in draft: ProductDraft) -> PriceElement.Kind? {
    let amount = amount(of: element, in: draft)
    switch (element.attribute("amount"), element.attribute("percent")) {
    case (nil, nil):
      report(
        "missing-attribute", at: element.namePlace, "'surcharge' needs one of the attributes 'amount' and 'percent'")
      return nil
    case (.some, .some(let second)):
      report("conflicting-attributes", at: second.namePlace, "a surcharge has either 'amount' or 'percent', not both")
      return nil
    case (.some, nil): return amount
    case (nil, .some): return element.decimal("percent").map { .percent($0) }
    }
  }
}
