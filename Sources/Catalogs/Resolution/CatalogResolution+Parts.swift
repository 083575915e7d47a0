import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// Parts and their fixed bills.
  func resolveParts() {
    parts = partDefinitions.elements.map(part)
    for (index, element) in partDefinitions.elements.enumerated() {
      parts[index].bill = fixedBill(of: element, parts[index])
    }
    checkPartCycles()
  }

  private func part(_ element: XMLElement) -> Part {
    var part = Part(
      id: element.id ?? "", labels: labels(of: element), place: element.idPlace,
      kind: element.string("kind").flatMap(Part.Kind.init) ?? .make, unit: element.unit("unit") ?? .one)
    part.leadTimeDays = element.days("lead-time") ?? 0
    part.cost = element.decimal("cost")
    part.lotSize = element.decimal("lot-size")
    part.minimumLot = element.decimal("minimum-lot")
    part.safetyStock = element.decimal("safety-stock")
    part.supplier = element.string("supplier")
    if part.lotSize?.mantissa == 0 {
      report("number-out-of-range", at: element.attribute("lot-size")?.valuePlace, "a lot size must be more than 0")
    }
    if let supplier = part.supplier, let attribute = element.attribute("supplier") {
      if !supplierIds.contains(supplier) {
        reportUnknown("supplier", supplier, at: attribute.valuePlace, among: supplierIds)
      }
    }
    return part
  }

  private func fixedBill(of element: XMLElement, _ part: Part) -> [Part.FixedPosition] {
    let definitions = Definitions("position", element.children("position"))
    diagnostics += definitions.diagnostics
    if part.kind == .buy, let first = definitions.elements.first {
      report(
        "bill-of-bought-part", at: first.namePlace, "'\(part.id)' is bought and cannot have a bill of its own")
    }
    return definitions.elements.compactMap(fixedPosition)
  }

  private func fixedPosition(_ element: XMLElement) -> Part.FixedPosition? {
    rejectAttributes(["when"], of: element, because: "the bill of a part is the same for every configuration")
    for child in element.children where child.name != "alternative" {
      report("misplaced-element", at: child.namePlace, "'\(child.name)' may not stand in the bill of a part")
    }
    let effectivity = effectivity(of: element)
    let alternatives = alternatives(of: element)
    let index = reference(element, "part", to: partDefinitions)
    if let index { usedParts.insert(index) }
    let unit = index.map { parts[$0].unit }
    let quantity = typed(
      element, "quantity", in: NameList([]), expecting: unit.map(ExpectedType.quantity) ?? .number(unit: nil))
    guard let index, let quantity, case .number(let type) = quantity.type, let mantissa = quantity.term.constant else {
      return nil
    }
    if mantissa < 0 {
      report("negative-quantity", at: element.attribute("quantity")?.valuePlace, "a quantity must not be negative")
    }
    return Part.FixedPosition(
      id: element.id ?? "", part: index, quantity: FixedDecimal(mantissa: mantissa, scale: type.scale),
      scrap: element.decimal("scrap"), effectivity: effectivity, alternatives: alternatives, place: element.idPlace)
  }

  /// What may stand in for the part of a position.
  func alternatives(of element: XMLElement) -> [Alternative] {
    element.children("alternative").compactMap { child in
      let effectivity = effectivity(of: child)
      guard let part = reference(child, "part", to: partDefinitions) else { return nil }
      usedParts.insert(part)
      return Alternative(part: part, effectivity: effectivity)
    }
  }

  private func checkPartCycles() {
    let search = CycleSearch(count: parts.count) { self.parts[$0].bill.map(\.part) }
    for cycle in search.cycles {
      let positions = cycle.map { parts[$0.node].bill[$0.edge] }
      let names = cycle.map { parts[$0.node].id }
      let notes = zip(names, positions).dropLast().map { name, position in
        Diagnostic.Note("'\(name)' is made of '\(parts[position.part].id)'", at: position.place)
      }
      report("part-cycle", at: positions.last?.place, "'\(names[0])' is made of itself: \(around(names))", notes: notes)
    }
    measureBills(search.order)
  }
}
