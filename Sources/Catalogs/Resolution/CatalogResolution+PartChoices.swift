import CatalogXML
import Diagnostics
import Expressions

extension CatalogResolution {
  /// The parts that an attribute names, as a fixed id or a template; nil, reported, where there is none such.
  ///
  /// Values for which `condition` cannot hold need no part of their own; the first part of the template stands there.
  func partChoice(
    _ element: XMLElement, _ name: String, in draft: ProductDraft, when condition: Term?
  ) -> Position.PartChoice? {
    guard let text = element.string(name), let attribute = element.attribute(name) else { return nil }
    let template = PartTemplate(text)
    if let flaw = template.flaw {
      report("bad-template", at: attribute.place(of: flaw), "the brace has no counterpart")
      return nil
    }
    guard !template.cells.isEmpty else {
      return reference(text, at: attribute.valuePlace, to: partDefinitions).map { part in
        usedParts.insert(part)
        return .fixed(part)
      }
    }
    let columns = template.cells.map { templateCell($0, attribute, in: draft, when: condition) }
    guard columns.allSatisfy({ $0 != nil }) else { return nil }
    return parts(of: template, columns.compactMap(\.self), attribute, when: condition)
  }

  private func templateCell(
    _ word: Word, _ attribute: XMLAttribute, in draft: ProductDraft, when condition: Term?
  ) -> (slot: Int, domain: ChoiceDomain)? {
    guard let found = cell(at: word.text, in: draft, place: attribute.place(word)) else { return nil }
    guard case .value(let domain, let isOptional) = found.characteristic.type else {
      report("bad-template", at: attribute.place(word), "'\(word.text)' is no choice of one value")
      return nil
    }
    if isOptional, canHold(condition, at: [(found.slot, -1)]) {
      report(
        "unset-template", at: attribute.place(word),
        "'\(word.text)' may stay unset; add given(\(word.text)) to the condition")
      return nil
    }
    return (found.slot, domain)
  }

  private func parts(
    of template: PartTemplate, _ columns: [(slot: Int, domain: ChoiceDomain)], _ attribute: XMLAttribute,
    when condition: Term?
  ) -> Position.PartChoice? {
    let radices = columns.map(\.domain.values.count)
    guard let count = combinations(of: radices, attribute) else { return nil }
    var indices: [Int?] = []
    var missing: [String] = []
    for number in 0..<count {
      let digits = Self.digits(of: number, radices: radices)
      let id = template.id(with: zip(columns, digits).map { $0.domain.values[$1] })
      let part = partDefinitions.index(of: id)
      indices.append(part)
      if part == nil, !isExcused(id), canHold(condition, at: zip(columns, digits).map { ($0.slot, Int64($1)) }) {
        missing.append(id)
      }
    }
    usedParts.formUnion(indices.compactMap(\.self))
    let known = indices.lazy.compactMap(\.self).first
    if known == nil, missing.isEmpty, !files.isIncomplete { missing.append(attribute.value) }
    if !missing.isEmpty { report(missing, at: attribute) }
    guard missing.isEmpty, let known else { return nil }
    return .byValues(slots: columns.map(\.slot), radices: radices, parts: indices.map { $0 ?? known })
  }

  private func combinations(of radices: [Int], _ attribute: XMLAttribute) -> Int? {
    var count = 1
    for radix in radices where count <= limits.templateParts { count *= radix }
    if count <= limits.templateParts { return count }
    report(
      "limit-template", at: attribute.valuePlace,
      "'\(attribute.value)' stands for too many parts (limit 'templateParts': \(limits.templateParts))")
    return nil
  }

  private func report(_ missing: [String], at attribute: XMLAttribute) {
    let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
    report(
      "missing-part", at: attribute.valuePlace,
      "there is no part \(quoted(Array(missing.prefix(5))))\(more), which '\(attribute.value)' can stand for")
  }

  private static func digits(of number: Int, radices: [Int]) -> [Int] {
    var rest = number
    var digits: [Int] = []
    for radix in radices.reversed() {
      digits.append(rest % radix)
      rest /= radix
    }
    return digits.reversed()
  }

  private func canHold(_ condition: Term?, at cells: [(slot: Int, content: Int64)]) -> Bool {
    guard let condition else { return true }
    let contents = Dictionary(cells.map { ($0.slot, $0.content) }) { first, _ in first }
    return condition.fixing(contents).constant != 0
  }
}
