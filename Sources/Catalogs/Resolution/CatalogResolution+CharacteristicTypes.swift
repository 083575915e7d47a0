import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// The type of what a customer chooses, the distance of its values, and a choice's values.
  func chosenType(
    of element: XMLElement, in product: ProductDraft
  ) -> (type: ValueType, step: Int64, values: [ChoiceValue])? {
    switch element.name {
    case "boolean": return (.boolean, 1, [])
    case "text": return element.integer("maximum-length").map { (.text(maximumLength: $0), 1, []) }
    case "choice":
      guard let draft = choiceDomain(of: element, in: product), let type = choiceType(draft, of: element) else {
        return nil
      }
      return (type, 1, draft.values)
    default: return numberType(of: element).map { (.number($0.type), $0.step, []) }
    }
  }

  private func numberType(of element: XMLElement) -> (type: NumberType, step: Int64)? {
    let isDecimal = element.name == "decimal"
    let needed = isDecimal ? ["min", "max", "step"] : ["min", "max"]
    for name in needed where element.attribute(name) == nil {
      report(
        "missing-attribute", at: element.namePlace, "'\(element.name)' needs the attribute '\(name)', or a 'formula'")
    }
    guard let minimum = element.decimal("min"), let maximum = element.decimal("max") else { return nil }
    let step = element.decimal("step") ?? FixedDecimal(mantissa: 1, scale: 0)
    guard needed.allSatisfy({ element.string($0) != nil }) else { return nil }
    let scale = isDecimal ? max(minimum.scale, maximum.scale, step.scale) : 0
    guard let low = minimum.mantissa(atScale: scale), let high = maximum.mantissa(atScale: scale),
      let distance = step.mantissa(atScale: scale), !high.subtractingReportingOverflow(low).overflow
    else {
      report(
        "number-out-of-range", at: element.attribute("max")?.valuePlace,
        "the numbers from \(minimum) to \(maximum) with \(scale) digits after the point do not fit into 64 bits")
      return nil
    }
    return bounds(low, high, distance, scale, of: element).map { ($0, distance) }
  }

  private func bounds(
    _ low: Int64, _ high: Int64, _ step: Int64, _ scale: Int, of element: XMLElement
  ) -> NumberType? {
    guard low <= high else {
      report(
        "empty-range", at: element.attribute("max")?.valuePlace,
        "'max' is less than 'min', so that '\(element.id ?? element.name)' has no value")
      return nil
    }
    guard step > 0 else {
      report("number-out-of-range", at: element.attribute("step")?.valuePlace, "the step must be more than 0")
      return nil
    }
    let span = high - low
    let type = NumberType(scale: scale, range: low...low + span / step * step, unit: element.unit("unit"))
    if span % step != 0 {
      warn(
        "uneven-step", at: element.attribute("max")?.valuePlace,
        "no step from 'min' leads to 'max'; the largest value is \(type.text(type.range.upperBound))")
    }
    return type
  }

  /// What a formula must give, and a choice's values.
  func derivedType(
    of element: XMLElement, in product: ProductDraft
  ) -> (expectation: ExpectedType, values: [ChoiceValue])? {
    switch element.name {
    case "boolean": return (.boolean, [])
    case "choice":
      guard let draft = choiceDomain(of: element, in: product), let type = choiceType(draft, of: element) else {
        return nil
      }
      return (.type(type), draft.values)
    default: return (.number(unit: element.unit("unit")), [])
    }
  }

  /// The formula of a derived characteristic, brought to the digits that it asks for.
  func derivation(_ element: XMLElement, as expectation: ExpectedType, in product: ProductDraft) -> TypedExpression? {
    guard var formula = typed(element, "formula", in: product, expecting: expectation) else { return nil }
    guard case .number(var type) = formula.type else { return formula }
    type.unit = element.unit("unit") ?? type.unit
    formula.type = .number(type)
    let digits = element.name == "integer" ? 0 : element.integer("digits")
    if element.name == "integer", type.scale > 0 {
      report(
        "too-many-digits", at: element.attribute("formula")?.valuePlace,
        "the formula of an 'integer' must give a whole number; use floor, ceil or round")
      return nil
    }
    guard let digits, digits != type.scale else { return formula }
    return rescaled(formula, type, to: digits, element)
  }

  private func rescaled(
    _ formula: TypedExpression, _ type: NumberType, to digits: Int, _ element: XMLElement
  ) -> TypedExpression? {
    let factor = (0..<abs(digits - type.scale)).reduce(Int64(1)) { product, _ in product * 10 }
    let mode = RoundingMode(catalogWord: element.string("rounding"))
    let term =
      digits > type.scale
      ? Term.multiplying(formula.term, .constant(factor))
      : Term.dividing(formula.term, by: .constant(factor), rounding: mode)
    guard let term else {
      report("overflow", at: element.attribute("digits")?.valuePlace, "the value has no room for \(digits) digits")
      return nil
    }
    return TypedExpression(
      type: .number(NumberType(scale: digits, range: term.range, unit: type.unit)), term: term, text: formula.text,
      place: formula.place)
  }

  /// The default of a chosen characteristic: a literal or a formula, not both.
  func setDefault(of found: inout Characteristic, _ element: XMLElement, in product: ProductDraft) {
    if let attribute = element.attribute("default-formula") {
      if element.attribute("default") != nil {
        report(
          "conflicting-attributes", at: attribute.namePlace, "'\(found.id)' has both 'default' and 'default-formula'")
      }
      return
    }
    guard let text = element.string("default"), let attribute = element.attribute("default") else { return }
    guard let content = literal(text, as: found.type, at: attribute.valuePlace) else { return }
    if case .number(let type) = found.type, (content - type.range.lowerBound) % found.step != 0 {
      report(
        "value-off-step", at: attribute.valuePlace,
        "\(text) lies between two steps of \(type.text(found.step)) from \(type.text(type.range.lowerBound))")
      return
    }
    if case .text = found.type { found.textDefault = text }
    found.source = .chosen(default: .constant(content))
  }
}

extension RoundingMode {
  /// The mode of a word of the catalog language; absent means `half-up`.
  init(catalogWord word: String?) {
    switch word {
    case "half-even": self = .halfEven
    case "up": self = .up
    case "down": self = .down
    default: self = .halfUp
    }
  }
}
