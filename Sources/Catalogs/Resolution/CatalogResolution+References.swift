import CatalogXML
import Diagnostics
import Quantities

extension CatalogResolution {
  /// The index of the thing that the attribute names; nil where it is missing, or unknown and reported.
  func reference(_ element: XMLElement, _ name: String, to definitions: Definitions) -> Int? {
    guard let id = element.string(name), let attribute = element.attribute(name) else { return nil }
    return reference(id, at: attribute.valuePlace, to: definitions)
  }

  /// The index of the thing called `id`, used at `place`; nil where unknown, which is reported.
  func reference(_ id: String, at place: @autoclosure () -> SourceRange, to definitions: Definitions) -> Int? {
    if let index = definitions.index(of: id) { return index }
    reportUnknown(definitions.kind, id, at: place(), among: definitions.ids)
    return nil
  }

  /// Reports that there is no `kind` of that id, unless a reported mistake may be the reason.
  func reportUnknown(_ kind: String, _ id: String, at place: SourceRange, among candidates: [String]) {
    guard !isExcused(id) else { return }
    report(
      "unknown-id", at: place, "there is no \(kind) '\(id)'", suggestion: suggestion(for: id, among: candidates))
  }

  /// The indices of the things that the attribute lists; nil where it is missing.
  func references(_ element: XMLElement, _ name: String, to definitions: Definitions) -> Set<Int>? {
    guard let words = element.words(name), let attribute = element.attribute(name) else { return nil }
    if words.isEmpty {
      report("empty-value", at: attribute.valuePlace, "'\(name)' is empty; leave it out to mean all")
    }
    var indices: Set<Int> = []
    for word in words {
      if let index = reference(word.text, at: attribute.place(word), to: definitions), !indices.insert(index).inserted {
        report("duplicate-id", at: attribute.place(word), "'\(word.text)' is listed twice")
      }
    }
    return indices
  }

  /// When and where the element counts.
  func effectivity(of element: XMLElement) -> Effectivity {
    let from = element.date("from")
    let until = element.date("until")
    if let from, let until, until <= from, let attribute = element.attribute("until") {
      report(
        "empty-period", at: attribute.valuePlace,
        "the period from \(from) until \(until) has no day: 'until' is the first day no longer")
    }
    return Effectivity(
      from: from, until: until, markets: references(element, "markets", to: marketDefinitions),
      plants: references(element, "plants", to: plantDefinitions))
  }

  /// The labels of the element, those called `name`; what lacks one of the catalog's languages is warned of.
  ///
  /// Where labels are optional, only what has some must have all.
  func labels(of element: XMLElement, _ name: String = "label", isOptional: Bool = false) -> Labels {
    var texts: [(language: String, text: String)] = []
    for label in element.children(name) {
      guard let language = label.string("xml:lang") else { continue }
      if texts.contains(where: { $0.language == language }), let attribute = label.attribute("xml:lang") {
        report("duplicate-label", at: attribute.valuePlace, "there is a second '\(name)' in '\(language)'")
      } else {
        texts.append((language, label.text.singleSpaced))
      }
    }
    let missing = languages.filter { language in !texts.contains { $0.language == language } }
    if !missing.isEmpty, !isOptional || !texts.isEmpty, element.children.allSatisfy({ $0.name != name || $0.hasText }) {
      let subject = element.id.map { "'\($0)'" } ?? "'\(element.name)'"
      warn(
        name == "label" ? "missing-label" : "missing-reason", at: element.idPlace,
        "\(subject) has no '\(name)' in \(quoted(missing))")
    }
    return Labels(texts)
  }
}

extension String {
  /// The words joined by single spaces, as labels are read.
  var singleSpaced: String { words.map(\.text).joined(separator: " ") }
}
