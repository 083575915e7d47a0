import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Rules; their ids share one list with the combination tables', because conflicts name both alike.
  func resolveRules(of draft: ProductDraft) {
    let elements = draft.element.children.filter { $0.name == "rule" || $0.name == "combinations" }
    diagnostics += Definitions("rule", elements).diagnostics
    for element in elements where element.name == "rule" {
      if let rule = rule(element, in: draft) { draft.product.rules.append(rule) }
    }
  }

  private func rule(_ element: XMLElement, in draft: ProductDraft) -> Rule? {
    let because = labels(of: element, "because")
    let effectivity = effectivity(of: element)
    if element.attribute("weight") != nil, element.string("severity") != "soft" {
      rejectAttributes(["weight"], of: element, because: "only a soft rule has a weight")
    }
    let condition = condition(of: element, in: draft)
    guard let condition else { return nil }
    if condition.constant == 1 {
      warn("idle-rule", at: element.idPlace, "the rule '\(element.id ?? "")' holds always, whatever is chosen")
    }
    return Rule(
      id: element.id ?? "", because: because, place: element.idPlace,
      severity: element.string("severity") == "soft" ? .soft : .hard, weight: element.integer("weight") ?? 1,
      effectivity: effectivity, condition: condition)
  }

  /// `when implies require`, or `not (when and forbid)`.
  private func condition(of element: XMLElement, in draft: ProductDraft) -> Term? {
    let when = condition(element, "when", in: draft)
    let required = condition(element, "require", in: draft)
    let forbidden = condition(element, "forbid", in: draft)
    switch (element.attribute("require"), element.attribute("forbid")) {
    case (nil, nil):
      report("missing-attribute", at: element.namePlace, "'rule' needs one of the attributes 'require' and 'forbid'")
      return nil
    case (.some, .some(let second)):
      report("conflicting-attributes", at: second.namePlace, "a rule has either 'require' or 'forbid', not both")
      return nil
    default: break
    }
    guard let demand = required ?? forbidden.map(Term.not) else { return nil }
    guard element.attribute("when") != nil else { return demand }
    return when.map { Term.implies($0, demand) }
  }
}
