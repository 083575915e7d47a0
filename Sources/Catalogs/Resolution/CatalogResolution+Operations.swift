import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// The routing, predecessors resolved.
  func resolveOperations(of draft: ProductDraft) {
    let definitions = Definitions("operation", draft.element.children("operation"))
    diagnostics += definitions.diagnostics
    // Operations refer to each other by index, so a mistaken one keeps its place until the end of the pass.
    var operations = definitions.elements.map { operation($0, in: draft) }
    let predecessors = definitions.elements.map { explicitPredecessors(of: $0, definitions, in: draft) }
    checkOrder(of: definitions, predecessors)
    let isSound = operations.allSatisfy { $0 != nil }
    guard isSound else { return }
    let awaited = Set(predecessors.flatMap { $0 ?? [] })
    var others = draft.product.components.indices.map { Operation.Predecessor.component($0) }
    others.removeAll(where: awaited.contains)
    var isFirst = true
    for index in operations.indices {
      if let explicit = predecessors[index] {
        operations[index]?.after = explicit
      } else {
        operations[index]?.after = (index > 0 ? [.operation(index - 1)] : []) + (isFirst ? others : [])
        isFirst = false
      }
    }
    draft.product.operations = operations.compactMap(\.self)
  }

  private func operation(_ element: XMLElement, in draft: ProductDraft) -> Operation? {
    let labels = labels(of: element)
    let effectivity = effectivity(of: element)
    let when = condition(element, "when", in: draft)
    let setUp = typed(element, "set-up", in: draft, expecting: .measure(.second))
    let run = typed(element, "run", in: draft, expecting: .measure(.second))
    checkDuration(setUp, element.attribute("set-up"))
    checkDuration(run, element.attribute("run"))
    let family = family(of: element, in: draft)
    let position = position(of: element, in: draft)
    checkWorkCenter(of: element, draft, effectivity, family: family?.domain)
    guard let run, let workCenter = element.string("work-center") else { return nil }
    guard element.attribute("when") == nil || when != nil, element.attribute("set-up") == nil || setUp != nil else {
      return nil
    }
    return Operation(
      id: element.id ?? "", labels: labels, place: element.idPlace, workCenter: workCenter, when: when, setUp: setUp,
      run: run, family: family, after: [], position: position, skill: element.string("skill"),
      mayPause: element.boolean("may-pause") ?? true, transfer: element.integer("transfer"), effectivity: effectivity)
  }

  private func checkDuration(_ duration: TypedExpression?, _ attribute: XMLAttribute?) {
    guard let duration, duration.term.range.lowerBound < 0, case .number(let type) = duration.type else { return }
    let least = "as small as \(type.text(duration.term.range.lowerBound)) seconds"
    if duration.term.range.upperBound < 0 {
      report("negative-duration", at: attribute?.valuePlace, "the duration is always negative")
    } else {
      warn("negative-duration", at: attribute?.valuePlace, "as far as ranges tell, the duration can be \(least)")
    }
  }

  private func family(of element: XMLElement, in draft: ProductDraft) -> (slot: Int, domain: ChoiceDomain)? {
    guard let path = element.string("family"), let attribute = element.attribute("family"),
      let found = cell(at: path, in: draft, place: attribute.valuePlace)
    else { return nil }
    guard case .value(let domain, _) = found.characteristic.type else {
      report("bad-family", at: attribute.valuePlace, "'\(path)' is no choice of one value")
      return nil
    }
    return (found.slot, domain)
  }

  private func position(of element: XMLElement, in draft: ProductDraft) -> Int? {
    guard let path = element.string("position"), let attribute = element.attribute("position") else { return nil }
    if let index = draft.product.positions.firstIndex(where: { $0.path == path }) { return index }
    guard !positionPaths(of: draft.element, prefix: "").contains(path) else { return nil }
    reportUnknown("position", path, at: attribute.valuePlace, among: draft.product.positions.map(\.path))
    return nil
  }

  /// Paths as written, those of mistaken positions among them.
  func positionPaths(of element: XMLElement, prefix: String) -> [String] {
    element.children("position").flatMap { child in
      let path = prefix + (child.id ?? "")
      return [path] + positionPaths(of: child, prefix: path + "/")
    }
  }

  /// What `after` lists; nil where there is no `after`.
  private func explicitPredecessors(
    of element: XMLElement, _ definitions: Definitions, in draft: ProductDraft
  ) -> [Operation.Predecessor]? {
    guard let words = element.words("after"), let attribute = element.attribute("after") else {
      return element.attribute("after") == nil ? nil : []
    }
    return words.compactMap { word in
      if let index = definitions.index(of: word.text) { return .operation(index) }
      if let index = draft.product.components.firstIndex(where: { $0.id == word.text }) { return .component(index) }
      if draft.members[word.text] == nil || !draft.componentElements.contains(where: { $0.id == word.text }) {
        let candidates = definitions.ids + draft.componentElements.compactMap(\.id)
        reportUnknown("operation or component", word.text, at: attribute.place(word), among: candidates)
      }
      return nil
    }
  }

  private func checkOrder(of definitions: Definitions, _ predecessors: [[Operation.Predecessor]?]) {
    let before = predecessors.enumerated().map { index, explicit -> [Int] in
      guard let explicit else { return index > 0 ? [index - 1] : [] }
      return explicit.compactMap { if case .operation(let other) = $0 { other } else { nil } }
    }
    for cycle in CycleSearch(count: before.count, edges: { before[$0] }).cycles {
      let elements = cycle.map { definitions.elements[$0.node] }
      let names = elements.map { $0.id ?? "" }
      let notes = zip(names, elements).dropFirst().map { name, element in
        Diagnostic.Note("'\(name)' waits for another of them", at: element.idPlace)
      }
      report(
        "operation-cycle", at: (elements[0].attribute("after") ?? elements[0].attribute("id"))?.valuePlace,
        "the operation '\(names[0])' waits for itself: \(around(names))", notes: notes)
    }
  }
}
