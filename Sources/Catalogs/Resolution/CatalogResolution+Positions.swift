import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Positions, each parent before its children.
  func resolvePositions(of draft: ProductDraft) {
    resolvePositions(under: nil, draft.element, in: draft)
  }

  /// A position that children stand under; `index` is nil where it was left out itself.
  private struct Parent {
    var index: Int?
    var path: String
    var when: Term?
  }

  private func resolvePositions(under parent: Parent?, _ element: XMLElement, in draft: ProductDraft) {
    let definitions = Definitions("position", element.children("position"))
    diagnostics += definitions.diagnostics
    for child in definitions.elements {
      let path = (parent.map { $0.path + "/" } ?? "") + (child.id ?? "")
      let when = condition(child, "when", in: draft)
      let effective = Term.and([parent?.when, when].compactMap(\.self))
      let found = position(child, path: path, when: when, effective: effective, in: draft)
      var index: Int?
      if var found, parent == nil || parent?.index != nil, child.attribute("when") == nil || when != nil {
        found.parent = parent?.index
        index = draft.product.positions.count
        draft.product.positions.append(found)
        if !child.children("position").isEmpty { checkIsMade(found, child) }
      }
      resolvePositions(under: Parent(index: index, path: path, when: effective), child, in: draft)
    }
  }

  private func position(
    _ element: XMLElement, path: String, when: Term?, effective: Term, in draft: ProductDraft
  ) -> Position? {
    let effectivity = effectivity(of: element)
    let alternatives = alternatives(of: element)
    let part = partChoice(element, "part", in: draft, when: effective)
    let quantity = quantity(of: element, for: part, in: draft)
    let cut = element.children("cut").first.map { self.cut($0, in: draft, when: effective) }
    guard let part, let quantity, cut == nil || cut! != nil else { return nil }
    if effective.constant == 0 {
      warn("idle-position", at: element.idPlace, "the position '\(path)' is never needed: its condition cannot hold")
    }
    return Position(
      id: element.id ?? "", path: path, place: element.idPlace, parent: nil, part: part, quantity: quantity, when: when,
      scrap: element.decimal("scrap"), effectivity: effectivity, alternatives: alternatives, cut: cut ?? nil)
  }

  private func quantity(
    of element: XMLElement, for part: Position.PartChoice?, in draft: ProductDraft
  ) -> TypedExpression? {
    let units = Set((part?.parts ?? []).map { parts[$0].unit })
    let unit = units.count == 1 ? units.first : nil
    // Parts in different units share no unit that the formula could be in.
    let expected = unit.map(ExpectedType.quantity) ?? .plain
    guard let quantity = typed(element, "quantity", in: draft, expecting: expected) else { return nil }
    let place = element.attribute("quantity")?.valuePlace
    if quantity.term.range.upperBound < 0 {
      report("negative-quantity", at: place, "the quantity is always negative")
      return nil
    } else if quantity.term.range.lowerBound < 0, case .number(let type) = quantity.type {
      warn(
        "negative-quantity", at: place,
        "as far as ranges tell, the quantity can be as small as \(type.text(quantity.term.range.lowerBound))")
    }
    return quantity
  }

  /// Nested positions say what the parent is made of, so it must be made.
  private func checkIsMade(_ position: Position, _ element: XMLElement) {
    guard let bought = position.part.parts.first(where: { parts[$0].kind == .buy }) else { return }
    report(
      "bill-of-bought-part", at: element.attribute("part")?.valuePlace,
      "'\(parts[bought].id)' is bought and cannot be made of the positions inside",
      notes: [.init("the part", at: parts[bought].place)])
  }

  /// A size of a cut piece in millimetres; what may come out as nothing or less is reported. Of a position with a condition
  /// only what may come out as less than nothing, for mostly the condition keeps it from being nothing.
  private func size(
    _ name: String, of element: XMLElement, in draft: ProductDraft, when condition: Term
  ) -> TypedExpression? {
    guard let size = typed(element, name, in: draft, expecting: .measure(.millimetre)) else { return nil }
    let place = element.attribute(name)?.valuePlace
    let range = size.term.narrowing(condition.impliedBounds).range
    if range.upperBound <= 0 {
      report("negative-quantity", at: place, "a size must be more than 0")
    } else if range.lowerBound < (condition.constant == 1 ? 1 : 0), case .number(let type) = size.type {
      warn(
        "negative-quantity", at: place,
        "as far as ranges tell, the size can be as small as \(type.text(range.lowerBound))")
    }
    return size
  }

  private func cut(_ element: XMLElement, in draft: ProductDraft, when condition: Term) -> Position.Cut? {
    let sizes = ["length", "width", "thickness", "cut-length", "cut-width"].map {
      size($0, of: element, in: draft, when: condition)
    }
    let edgePart = partChoice(element, "edge-part", in: draft, when: condition)
    let edges = (element.words("edges") ?? []).compactMap { Position.Cut.Edge(rawValue: $0.text) }
    guard let length = sizes[0], let width = sizes[1], element.attribute("edge-part") == nil || edgePart != nil else {
      return nil
    }
    return Position.Cut(
      length: length, width: width, thickness: sizes[2], cutLength: sizes[3], cutWidth: sizes[4],
      grain: element.string("grain").flatMap(Position.Cut.Grain.init) ?? .none, edges: edges, edgePart: edgePart)
  }
}

extension Position.PartChoice {
  /// Every part that it can be, as often as it is listed.
  var parts: [Int] {
    switch self {
    case .fixed(let part): [part]
    case .byValues(_, _, let parts): parts
    }
  }
}
